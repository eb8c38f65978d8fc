import { GrowingBytes } from './growing-bytes.ts';

/** Marks of the timing string, as character codes; a binary record has two numbers. */
export const TEXT_MARK = { in: 0x3c, out: 0x3e } as const;
export const BINARY_MARK = { in: 0x5b, out: 0x5d } as const;
const NO_MARK = 0;
const PLUS = 0x2b;
const SLASH = 0x2f;

/** The timing string of a message while it is written. Its last record stays open while it can still grow. */
export class TimingWriter {
  readonly text = new GrowingBytes();
  /** Records so far; the open one counts when it is closed. */
  records = 0;
  /** Bytes of an open record whose numbers are as long as the payload limit allows, by their number. */
  #oneNumber = 0;
  #twoNumbers = 0;
  /** Position in ms that the next delay counts from. */
  #at = 0;
  /** The open record: its mark and position, what it counts, and its largest size with the delay before it. */
  #mark: number = NO_MARK;
  #markedAt = 0;
  #openSize = 0;
  #characters = 0;
  #bytes = 0;

  /** @param digits digits that a count can have at most, @param pos position in ms of the first event */
  start(digits: number, pos: number): void {
    this.text.length = 0;
    this.records = 0;
    this.#oneNumber = digits + 1;
    this.#twoNumbers = 2 * digits + 2;
    this.#at = pos;
  }

  /** Bytes spent, with the open record at its largest possible size. */
  get size(): number {
    return this.text.length + this.#openSize;
  }

  /** Makes a record with this mark and position the open one; another one that is open ends. */
  open(mark: number, at: number): void {
    if (mark === this.#mark && at === this.#markedAt) return;
    this.close();
    this.#mark = mark;
    this.#markedAt = at;
    this.#openSize = (isBinary(mark) ? this.#twoNumbers : this.#oneNumber) + this.#delaySize(at);
  }

  /** Counts in the open record. */
  grow(characters: number, bytes: number): void {
    this.#characters += characters;
    this.#bytes += bytes;
  }

  /** Ends the open record; one that counts nothing leaves nothing. */
  close(): void {
    const { text } = this;
    if (this.#characters > 0) {
      this.#addDelay(this.#markedAt);
      text.addByte(this.#mark);
      text.addNumber(this.#characters);
      if (isBinary(this.#mark)) {
        text.addByte(SLASH);
        text.addNumber(this.#bytes);
      }
      this.records++;
    }
    this.#mark = NO_MARK;
    this.#openSize = 0;
    this.#characters = 0;
    this.#bytes = 0;
  }

  /** Adds a window size; false when it takes more than `room` bytes. */
  addWindow(at: number, cols: number, rows: number, room: number): boolean {
    const size = `=${cols}x${rows}`;
    if (this.#delaySize(at) + size.length > room) return false;
    this.#addDelay(at);
    this.text.addAscii(size);
    this.records++;
    return true;
  }

  /** Bytes of the delay before a record at this position. */
  #delaySize(at: number): number {
    return at > this.#at ? 1 + String(at - this.#at).length : 0;
  }

  #addDelay(at: number): void {
    if (at <= this.#at) return;
    this.text.addByte(PLUS);
    this.text.addNumber(at - this.#at);
    this.#at = at;
  }
}

function isBinary(mark: number): boolean {
  return mark === BINARY_MARK.in || mark === BINARY_MARK.out;
}
