import type { Normalisation } from './normalisation.ts';
import { readRows } from './read-rows.ts';
import { syscallRows } from './syscall-rows.ts';

/** What a call that opens a file did beyond that: it made the file, or asked to write to it. */
export type OpenedFor = 'create' | 'write';

let table: ReadonlyMap<string, Normalisation> | undefined;

/** A system call, or an operation of io_uring, in words; undefined for one that no row tells of. */
export function syscallNormalisation(name: string, opened?: OpenedFor): Normalisation | undefined {
  table ??= readRows(syscallRows);
  return (opened === undefined ? undefined : table.get(`${name}+${opened}`)) ?? table.get(name);
}
