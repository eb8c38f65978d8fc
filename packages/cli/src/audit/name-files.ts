import { readFileSync } from 'node:fs';
import type { NameResolver } from '@scribery/audit/names';
import { ScriberyError } from '@scribery/errors';

export interface NameOptions {
  readonly resolve?: 'local';
  readonly passwd?: string;
  readonly group?: string;
}

/**
 * Names for the ids of a log, from the files that are asked for; undefined when none are, for a log says the same on
 * every machine. Throws SCR_INPUT_UNREADABLE.
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
  return namesOfFiles(textOf(passwdFile), textOf(groupFile));
}

function textOf(path: string | undefined): string {
  if (path === undefined) return '';
  try {
    // The log's own names are Latin-1 inside, too (see packages/audit/src/record/latin1.ts).
    return readFileSync(path, 'latin1');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ScriberyError('SCR_INPUT_UNREADABLE', reason, { place: { file: path }, cause });
  }
}
