/** Slots of a table; the names of all audit fields and record types are about 500. */
const SLOTS = 4096;

/** Longest text that is kept, in characters; longer ones are no names. */
const LENGTH_LIMIT = 32;

/**
 * Gives the same string object for the same text, without making a new one: names repeat on every line, and comparing
 * them or looking them up is then comparing pointers. A slot has one text, the last; no text is ever wrong, only new.
 */
export class InternTable {
  readonly #slots: string[] = new Array<string>(SLOTS).fill('');

  /** The text from `start` to `end`. */
  slice(text: string, start: number, end: number): string {
    let hash = 0;
    if (end - start <= LENGTH_LIMIT)
      for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
    return this.sliceHashed(text, start, end, hash);
  }

  /** The same for a caller that has looked at each character already: from 0, `hash * 31 + character`, 32 bits. */
  sliceHashed(text: string, start: number, end: number, hash: number): string {
    const length = end - start;
    if (length > LENGTH_LIMIT) return text.slice(start, end);
    const slot = (hash ^ (hash >>> 12)) & (SLOTS - 1);
    const known = this.#slots[slot] ?? '';
    if (known.length === length && text.startsWith(known, start)) return known;
    const made = engineCopy(text.slice(start, end));
    this.#slots[slot] = made;
    return made;
  }
}

/** Members are put in and taken out: an object in this form makes no hidden class for each name. */
const names: { [name: string]: true } = Object.create(null);

/**
 * The engine's own single copy of a text, which its constants and the names of members are too: comparing with one of
 * those, or looking it up, is then comparing pointers (measured: a tenth of a conversion).
 */
function engineCopy(text: string): string {
  names[text] = true;
  for (const name in names) {
    delete names[name];
    return name;
  }
  return text;
}
