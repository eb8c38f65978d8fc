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
  const base = startsFromWorkingDirectory(syscall, (name) => facts.other('SYSCALL', name))
    ? directory
    : undefined;
  const path = (item: PathItem | undefined, field: string) =>
    item?.name === undefined ? undefined : texts.of(field, joinedPath(base, item.name));
  return {
    main,
    path: path(main, 'file.path'),
    other: path(otherItem(items, main, syscall), 'auditd.summary.object.secondary'),
  };
}

const preferred = ['CREATE', 'DELETE', 'NORMAL', 'UNKNOWN', ''] as const;

function mainItem(items: readonly PathItem[]): PathItem | undefined {
  for (const nametype of preferred) {
    const found = items.find((item) => item.nametype === nametype && item.name !== undefined);
    if (found !== undefined) return found;
  }
  return items.find((item) => item.name !== undefined) ?? items[0];
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
