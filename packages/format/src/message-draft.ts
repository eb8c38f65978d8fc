import type { Message, MessageEvent } from './message.ts';
import { runText, textRun } from './text-run.ts';
import { characterAt } from './utf8.ts';

export type Stream = 'in' | 'out';

/** The keys of a message that its events fill. */
type Payload = Pick<Message, 'pos' | 'timing' | 'in_txt' | 'in_bin' | 'out_txt' | 'out_bin' | 'events'>;

/** The last record of the timing string while it can still grow: the same stream, kind and position. */
interface OpenRecord {
  readonly mark: '<' | '[' | '>' | ']';
  readonly at: number;
  characters: number;
  bytes: number;
}

const TEXT_MARK = { in: '<', out: '>' } as const;
const BINARY_MARK = { in: '[', out: ']' } as const;
/** Bytes of U+FFFD in UTF-8. */
const REPLACEMENT_SIZE = 3;

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
  #timing = '';
  #records = 0;
  /** Position that the next delay counts from. */
  #at: number;
  #open: OpenRecord | undefined;
  readonly #text = { in: '', out: '' };
  readonly #binary: { readonly in: number[]; readonly out: number[] } = { in: [], out: [] };
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
    const end = data.length;
    let index = start;
    while (index < end) {
      const length = characterAt(data, index, end);
      if (length === 0) return index;
      if (length < 0) {
        if (!this.takeInvalid(stream, at, data, index, index - length)) return index;
        index -= length;
        continue;
      }
      const run = textRun(data, index, end, this.#room(TEXT_MARK[stream], at));
      if (run.end === index) return index;
      const record = this.#record(TEXT_MARK[stream], at);
      record.characters += run.characters;
      this.#used += run.size;
      this.#text[stream] += runText(data, index, run);
      index = run.end;
    }
    return index;
  }

  /** Takes the bytes from `start` to `end`, that are no character, as one; false when they do not fit. */
  takeInvalid(stream: Stream, at: number, data: Uint8Array, start: number, end: number): boolean {
    let size = REPLACEMENT_SIZE;
    for (let n = start; n < end; n++) size += listSize(data[n] ?? 0);
    if (size > this.#room(BINARY_MARK[stream], at)) return false;
    const record = this.#record(BINARY_MARK[stream], at);
    record.characters += 1;
    record.bytes += end - start;
    this.#used += size;
    this.#text[stream] += '\ufffd';
    for (let n = start; n < end; n++) this.#binary[stream].push(data[n] ?? 0);
    return true;
  }

  /** Takes a window size; false when it does not fit. */
  takeWindow(at: number, cols: number, rows: number): boolean {
    this.#close();
    const record = `${this.#delay(at)}=${cols}x${rows}`;
    if (this.#used + record.length > this.#payload) return false;
    this.#add(record, at);
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

  finish(): Payload {
    this.#close();
    return {
      pos: this.#pos,
      timing: this.#timing,
      in_txt: this.#text.in,
      in_bin: this.#binary.in,
      out_txt: this.#text.out,
      out_bin: this.#binary.out,
      ...(this.#events.length === 0 ? {} : { events: this.#events }),
    };
  }

  /** Bytes that a record with this mark can still take. Closes the open record when it is another one. */
  #room(mark: OpenRecord['mark'], at: number): number {
    if (this.#open?.mark === mark && this.#open.at === at) return this.#payload - this.#used;
    this.#close();
    return this.#payload - this.#used - this.#delay(at).length - this.#largest(mark);
  }

  #record(mark: OpenRecord['mark'], at: number): OpenRecord {
    if (this.#open?.mark === mark && this.#open.at === at) return this.#open;
    this.#used += this.#delay(at).length + this.#largest(mark);
    this.#open = { mark, at, characters: 0, bytes: 0 };
    return this.#open;
  }

  /** Size of a record whose numbers are as long as the payload limit allows. */
  #largest(mark: OpenRecord['mark']): number {
    return mark === '[' || mark === ']' ? 2 * this.#digits + 2 : this.#digits + 1;
  }

  #close(): void {
    const open = this.#open;
    if (open === undefined) return;
    this.#open = undefined;
    const count =
      open.mark === '[' || open.mark === ']' ? `${open.characters}/${open.bytes}` : open.characters;
    const delay = this.#delay(open.at);
    this.#used -= delay.length + this.#largest(open.mark);
    this.#add(`${delay}${open.mark}${count}`, open.at);
  }

  #delay(at: number): string {
    return at > this.#at ? `+${at - this.#at}` : '';
  }

  #add(record: string, at: number): void {
    this.#used += record.length;
    this.#timing += record;
    this.#records++;
    this.#at = at;
  }
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
