import { nameKey } from '../../hit/field-check.ts';

/** Bytes of a name that the index knows; names that differ only behind them are told apart by the recording itself. */
const NAME_BYTES = 64;

/** The index's word for a recording, by its number in the month. */
export function recordingWord(number: number): string {
  return `r${number}`;
}

/** The index's word for a user or host, whatever characters the name has. */
export function nameWord(field: 'user' | 'host', key: string): string {
  return `${field === 'user' ? 'u' : 'h'}${nameHex(key)}`;
}

/** A name in letters and digits that the index takes as they are. */
export function nameHex(name: string): string {
  return Buffer.from(name).subarray(0, NAME_BYTES).toString('hex');
}

/** What the index says about a block besides its texts: whose recording it is of. */
export function aboutText(number: number, { user, host }: { user: string; host: string }): string {
  return `${recordingWord(number)} ${nameWord('user', nameKey(user))} ${nameWord('host', nameKey(host))}`;
}
