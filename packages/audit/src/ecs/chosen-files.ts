import type { DocumentTexts } from './document-texts.ts';
import { startsFromWorkingDirectory } from './directory-argument.ts';
import type { EventFacts } from './event-facts.ts';
import { joinedPath } from './joined-path.ts';
import type { PathItem } from './path-items.ts';

/** The files of an event: the one that it is about, and the one that it was before a rename or is a link to. */
export interface FilesOf {
  readonly main: PathItem | undefined;
  /** Readable, absolute where the event tells the directory. */
  readonly path: string | undefined;
  readonly other: string | undefined;
}

/**
 * Chooses among the PATH records. An execution is about the file it names first; else what was created goes before what
 * was deleted, that before what was there, that before a name that led nowhere, and a directory alone comes last, when
 * the call failed in it.
 */
export function filesOf(
  facts: EventFacts,
  items: readonly PathItem[],
  syscall: string | undefined,
  directory: string | undefined,
  texts: DocumentTexts,
): FilesOf {
  const main = syscall === 'execve' || syscall === 'execveat' ? items[0] : mainItem(items);
  if (main === undefined) return { main, path: undefined, other: undefined };
  const path = (item: PathItem, field: string): string | undefined =>
    item.name === undefined ? undefined : texts.of(field, absolute(item.name, facts, syscall, directory));
  const other = otherItem(items, main, syscall);
  return {
    main,
    path: path(main, 'file.path'),
    other: other === undefined ? undefined : path(other, 'auditd.summary.object.secondary'),
  };
}

function absolute(
  name: string,
  facts: EventFacts,
  syscall: string | undefined,
  directory: string | undefined,
): string {
  if (name.startsWith('/') || !startsFromWorkingDirectory(syscall, facts)) return name;
  return joinedPath(directory, name);
}

/** Which kinds of items go before others; a name goes before none. */
const ranks: Readonly<Record<string, number>> = {
  CREATE: 5,
  DELETE: 4,
  NORMAL: 3,
  UNKNOWN: 2,
  '': 2,
  PARENT: 1,
};

function mainItem(items: readonly PathItem[]): PathItem | undefined {
  let best: PathItem | undefined;
  let bestRank = -1;
  for (const item of items) {
    const rank = item.name === undefined ? 0 : (ranks[item.nametype] ?? 1);
    if (rank <= bestRank) continue;
    best = item;
    bestRank = rank;
  }
  return best;
}

/** The old name of a rename is deleted, the file that a new hard link names as well is as it was. */
function otherItem(
  items: readonly PathItem[],
  main: PathItem,
  syscall: string | undefined,
): PathItem | undefined {
  if (syscall === undefined || main.nametype !== 'CREATE') return undefined;
  if (syscall.startsWith('rename')) return items.find((item) => item.nametype === 'DELETE');
  if (syscall.startsWith('link')) return items.find((item) => item.nametype === 'NORMAL');
  return undefined;
}
