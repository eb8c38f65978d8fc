import type { FlagTable } from './flag-table.ts';

/**
 * The names of the flags in the lower 32 bits of a value, joined by `|` and behind `start`, if there is one.
 * Bits without a name come last, in hexadecimal: nothing of the value is lost.
 */
export function joinFlags({ names, bits }: FlagTable, value: number, start = ''): string {
  let text = start;
  let rest = value >>> 0;
  for (let at = 0; at < bits.length && rest !== 0; at++) {
    const mask = bits[at] ?? 0;
    if ((rest & mask) >>> 0 !== mask) continue;
    rest = (rest & ~mask) >>> 0;
    text = text === '' ? (names[at] ?? '') : `${text}|${names[at]}`;
  }
  if (rest === 0) return text === '' ? '0' : text;
  const unnamed = `0x${rest.toString(16)}`;
  return text === '' ? unnamed : `${text}|${unnamed}`;
}
