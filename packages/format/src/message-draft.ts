import { ByteBuilder } from './byte-builder.ts';
import type { Message, MessageEvent } from './message.ts';
import { textRun } from './text-run.ts';
import { characterAt } from './utf8.ts';

export type Stream = 'in' | 'out';

/** The keys of a message that its events fill. */
type Payload = Pick<Message, 'pos' | 'timing' | 'in_txt' | 'in_bin' | 'out_txt' | 'out_bin' | 'events'>;

/** Marks of the timing string, as character codes. */
const TEXT_MARK = { in: 0x3c, out: 0x3e } as const;
const BINARY_MARK = { in: 0x5b, out: 0x5d } as const;
const NO_MARK = 0;
const PLUS = 0x2b;
const SLASH = 0x2f;
/** U+FFFD in UTF-8. */
const REPLACEMENT = Uint8Array.of(0xef, 0xbf, 0xbd);

/** What a draft is written into; passed on to the next draft, so that a burst of messages makes no garbage. */
class Buffers {
  readonly timing = new ByteBuilder();
  readonly text = { in: new ByteBuilder(), out: new ByteBuilder() } as const;
  readonly binary = { in: new ByteBuilder(), out: new ByteBuilder() } as const;

  clear(): void {
    for (const one of [this.timing, this.text.in, this.text.out, this.binary.in, this.binary.out])
      one.length = 0;
  }
}

/** Buffers that wait for the next draft: enough for one that is finished before the next begins. */
const SPARE_MOST = 4;
const spare: Buffers[] = [];

/**
 * One message while it is being filled. It takes what fits into the payload limit and says how far it came; the sum of
 * the sizes of the timing string, both texts (escaped), both byte lists and the events never exceeds the limit.
 */
export class MessageDraft {
  readonly #payload: number;
  /** Longest a count can be: every character takes a byte of the payload at least. */
  readonly #digits: number;
  readonly #pos: number;
  /** Bytes spent, with the open record at its largest possible size. */
  #used = 0;
  readonly #buffers = spare.pop() ?? new Buffers();
  #records = 0;
  /** Position that the next delay counts from. */
  #at: number;
  /** The last record of the timing string while it can still grow: the same stream, kind and position. */
  #mark = NO_MARK;
  #markedAt = 0;
  #characters = 0;
  #bytes = 0;
  readonly #events: MessageEvent[] = [];

  /** @param payload limit in bytes, @param pos position in ms of the first event */
  constructor(payload: number, pos: number) {
    this.#payload = payload;
    this.#digits = String(payload).length;
    this.#pos = pos;
    this.#at = pos;
  }

  /** Takes characters and invalid bytes up to the limit, or to an unfinished character; gives the index that it reached. */
  takeData(stream: Stream, at: number, data: Uint8Array, start: number): number {
    let index = start;
    for (;;) {
      const before = index;
      index = this.#takeText(stream, at, data, index);
      index = this.#takeBinary(stream, at, data, index);
      if (index === before || index === data.length) return index;
    }
  }

  /** Takes the bytes from `start` to `end`, that are no character, as one; false when they do not fit. */
  takeInvalid(stream: Stream, at: number, data: Uint8Array, start: number, end: number): boolean {
    const size = invalidSize(data, start, end);
    if (size > this.#room(BINARY_MARK[stream], at)) return false;
    this.#addInvalid(stream, at, data, start, end, 1, size);
    return true;
  }

  #takeText(stream: Stream, at: number, data: Uint8Array, start: number): number {
    if (characterAt(data, start, data.length) <= 0) return start;
    const run = textRun(data, start, data.length, this.#room(TEXT_MARK[stream], at));
    if (run.end === start) return start;
    this.#open(TEXT_MARK[stream], at);
    this.#characters += run.characters;
    this.#used += run.size;
    this.#buffers.text[stream].add(data, start, run.end);
    return run.end;
  }

  #takeBinary(stream: Stream, at: number, data: Uint8Array, start: number): number {
    let length = start < data.length ? characterAt(data, start, data.length) : 0;
    if (length >= 0) return start;
    const room = this.#room(BINARY_MARK[stream], at);
    let index = start;
    let units = 0;
    let used = 0;
    while (length < 0) {
      const size = invalidSize(data, index, index - length);
      if (used + size > room) break;
      used += size;
      units++;
      index -= length;
      length = index < data.length ? characterAt(data, index, data.length) : 0;
    }
    if (units > 0) this.#addInvalid(stream, at, data, start, index, units, used);
    return index;
  }

  /** Writes down invalid units that fit: their bytes are those from `start` to `end`. */
  #addInvalid(
    stream: Stream,
    at: number,
    data: Uint8Array,
    start: number,
    end: number,
    units: number,
    size: number,
  ): void {
    this.#open(BINARY_MARK[stream], at);
    this.#characters += units;
    this.#bytes += end - start;
    this.#used += size;
    for (let n = 0; n < units; n++) this.#buffers.text[stream].add(REPLACEMENT, 0, REPLACEMENT.length);
    this.#buffers.binary[stream].add(data, start, end);
  }

  /** Takes a window size; false when it does not fit. */
  takeWindow(at: number, cols: number, rows: number): boolean {
    this.#close();
    const { timing } = this.#buffers;
    const before = timing.length;
    const size = `=${cols}x${rows}`;
    if (this.#used + this.#delaySize(at) + size.length > this.#payload) return false;
    this.#addDelay(at);
    timing.addAscii(size);
    this.#count(at, timing.length - before);
    return true;
  }

  /** Takes an event that the timing string cannot carry; false when it does not fit (an empty draft takes any). */
  takeEvent(event: Omit<MessageEvent, 'after'>, empty: boolean): boolean {
    this.#close();
    const entry = { ...event, after: this.#records };
    const size = encodedSize(JSON.stringify(entry)) + 1;
    if (!empty && this.#used + size > this.#payload) return false;
    this.#used += size;
    this.#events.push(entry);
    return true;
  }

  /** What was taken; the draft takes no more. */
  finish(): Payload {
    this.#close();
    const { timing, text, binary } = this.#buffers;
    const payload = {
      pos: this.#pos,
      timing: timing.text(),
      in_txt: text.in.text(),
      in_bin: binary.in.list(),
      out_txt: text.out.text(),
      out_bin: binary.out.list(),
      ...(this.#events.length === 0 ? {} : { events: this.#events }),
    };
    this.#buffers.clear();
    if (spare.length < SPARE_MOST) spare.push(this.#buffers);
    return payload;
  }

  /** Bytes that a record with this mark can still take. Closes the open record when it is another one. */
  #room(mark: number, at: number): number {
    if (this.#mark === mark && this.#markedAt === at) return this.#payload - this.#used;
    this.#close();
    return this.#payload - this.#used - this.#delaySize(at) - this.#largest(mark);
  }

  /** Opens a record with this mark, which has room, unless it is open already. */
  #open(mark: number, at: number): void {
    if (this.#mark === mark && this.#markedAt === at) return;
    this.#used += this.#delaySize(at) + this.#largest(mark);
    this.#mark = mark;
    this.#markedAt = at;
    this.#characters = 0;
    this.#bytes = 0;
  }

  /** Size of a record whose numbers are as long as the payload limit allows. */
  #largest(mark: number): number {
    return isBinary(mark) ? 2 * this.#digits + 2 : this.#digits + 1;
  }

  #close(): void {
    const mark = this.#mark;
    if (mark === NO_MARK) return;
    this.#mark = NO_MARK;
    const { timing } = this.#buffers;
    const before = timing.length;
    this.#used -= this.#delaySize(this.#markedAt) + this.#largest(mark);
    this.#addDelay(this.#markedAt);
    timing.addByte(mark);
    timing.addNumber(this.#characters);
    if (isBinary(mark)) {
      timing.addByte(SLASH);
      timing.addNumber(this.#bytes);
    }
    this.#count(this.#markedAt, timing.length - before);
  }

  #delaySize(at: number): number {
    return at > this.#at ? 1 + String(at - this.#at).length : 0;
  }

  #addDelay(at: number): void {
    if (at <= this.#at) return;
    this.#buffers.timing.addByte(PLUS);
    this.#buffers.timing.addNumber(at - this.#at);
  }

  #count(at: number, size: number): void {
    this.#used += size;
    this.#records++;
    this.#at = at;
  }
}

function isBinary(mark: number): boolean {
  return mark === BINARY_MARK.in || mark === BINARY_MARK.out;
}

/** Bytes that an invalid unit takes of the payload: U+FFFD, and its bytes in the list, each with a comma. */
function invalidSize(data: Uint8Array, start: number, end: number): number {
  let size = REPLACEMENT.length;
  for (let n = start; n < end; n++) size += listSize(data[n] ?? 0);
  return size;
}

/** Bytes of a byte and its comma in a JSON list. */
function listSize(byte: number): number {
  return byte < 10 ? 2 : byte < 100 ? 3 : 4;
}

/** Bytes of a text in UTF-8. */
function encodedSize(text: string): number {
  let size = 0;
  for (let n = 0; n < text.length; n++) {
    const unit = text.charCodeAt(n);
    // Each half of a surrogate pair stands for two of the character's four bytes.
    size += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return size;
}
