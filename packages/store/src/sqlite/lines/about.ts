import { textDigest } from '../../hit/order.ts';
import { text } from '../column.ts';
import type { MonthDatabase } from '../month-database.ts';

/** Bytes of a name that the index knows; names that differ only behind them are told apart by what they are of. */
const NAME_BYTES = 64;

/** The index's word for a recording, by its number in the month. */
export function recordingWord(number: number): string {
  return `r${number}`;
}

/** The word for a user or host in the index of audit events, whatever characters the name has. */
export function nameWord(field: 'user' | 'host', key: string): string {
  return `${field === 'user' ? 'u' : 'h'}${nameHex(key)}`;
}

/** A name in letters and digits that the index takes as they are. */
export function nameHex(name: string): string {
  return Buffer.from(name).subarray(0, NAME_BYTES).toString('hex');
}

/** The same in the index of lines, as short as a word. Two names that have one are told apart by the recording itself. */
export function ownerWord(field: 'user' | 'host', key: string): string {
  return `${field === 'user' ? 'u' : 'h'}${textDigest(key).toString(36)}`;
}

/** What the index says about a block besides its texts: whose recording, by its number, it is of. */
export function aboutText(month: MonthDatabase, recording: number): string {
  const row = month.statement('SELECT user_key, host_key FROM recordings WHERE number = ?').get(recording);
  const [user, host] = [text(row?.['user_key']), text(row?.['host_key'])];
  return `${recordingWord(recording)} ${ownerWord('user', user)} ${ownerWord('host', host)}`;
}
