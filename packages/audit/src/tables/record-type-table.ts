import { recordTypes } from './generated/record-types.ts';
import { parseNumberedNames } from './parse-numbered-names.ts';
import { words } from './words.ts';

/** Record types by number, read at the first use. */
export function recordTypeTable(): ReadonlyMap<number, string> {
  table ??= parseNumberedNames(words(recordTypes));
  return table;
}

let table: ReadonlyMap<number, string> | undefined;
