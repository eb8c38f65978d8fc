/** Entries that a memo keeps; the values of a busy host that repeat are a few thousand. When it is full it starts anew. */
const ENTRIES = 4096;

/** Longest key that is remembered, in characters: what is longer seldom comes twice. */
const KEY_LENGTH = 1024;

/** Remembers what a function of one text gave. */
export class Memo<V> {
  readonly #known = new Map<string, V>();
  readonly #make: (key: string) => V;

  constructor(make: (key: string) => V) {
    this.#make = make;
  }

  get(key: string): V {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = this.#make(key);
    if (key.length > KEY_LENGTH) return made;
    if (this.#known.size >= ENTRIES) this.#known.clear();
    this.#known.set(key, made);
    return made;
  }
}
