/**
 * Gives the messages of a file that name no recording (those of tlog before format 2.1) the id of one. What is the same in
 * all messages of a recording tells them apart, and a message 1 that comes again: then the next recording began.
 */
export class UnnamedRecordings {
  readonly #first: string;
  readonly #ids = new Map<string, string>();
  #count = 0;

  /** @param first id of the first recording; those after it get `-2`, `-3`, … behind it */
  constructor(first: string) {
    this.#first = first;
  }

  /** The message with a `rec`. */
  named(message: { readonly [key: string]: unknown }): { readonly [key: string]: unknown } {
    if (Object.hasOwn(message, 'rec')) return message;
    const same = JSON.stringify(['host', 'user', 'term', 'session'].map((key) => message[key]));
    let rec = this.#ids.get(same);
    if (rec === undefined || message['id'] === 1) {
      this.#count++;
      rec = this.#count === 1 ? this.#first : `${this.#first}-${this.#count}`;
      this.#ids.set(same, rec);
    }
    return { ...message, rec };
  }
}
