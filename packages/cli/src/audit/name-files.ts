import { readFileSync } from 'node:fs';
import type { NameResolver } from '@scribery/audit/names';
import { ScriberyError } from '@scribery/errors';

export interface NameOptions {
  readonly resolve?: 'local';
  readonly passwd?: string;
  readonly group?: string;
}

/** A line of seven fields, and one of four: by their number they are told from each other, and from those of shadow(5). */
const PASSWD_LINE = /^[^:\n]+:[^:\n]*:\d+:\d+(?::[^:\n]*){3}$/m;
const GROUP_LINE = /^[^:\n]+:[^:\n]*:\d+:[^:\n]*$/m;

/**
 * Names for the ids of a log, from the files that are asked for; undefined when none are, for a log says the same on
 * every machine. Throws SCR_INPUT_UNREADABLE, also of a file that has no names.
 */
export async function namesAskedFor({
  resolve,
  passwd,
  group,
}: NameOptions): Promise<NameResolver | undefined> {
  const local = resolve === 'local';
  const passwdFile = passwd ?? (local ? '/etc/passwd' : undefined);
  const groupFile = group ?? (local ? '/etc/group' : undefined);
  if (passwdFile === undefined && groupFile === undefined) return undefined;
  const { namesOfFiles } = await import('@scribery/audit/names');
  return namesOfFiles(
    textOf(passwdFile, PASSWD_LINE, 'passwd(5)'),
    textOf(groupFile, GROUP_LINE, 'group(5)'),
  );
}

function textOf(path: string | undefined, line: RegExp, format: string): string {
  if (path === undefined) return '';
  try {
    // The log's own names are Latin-1 inside, too (see packages/audit/src/record/latin1.ts).
    const text = readFileSync(path, 'latin1');
    if (!line.test(text)) throw new Error(`no line of it is as ${format} has them`);
    return text;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ScriberyError('SCR_INPUT_UNREADABLE', reason, { place: { file: path }, cause });
  }
}
