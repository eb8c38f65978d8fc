import type { GrowingBytes } from './growing-bytes.ts';
import { JsonStream } from './json-stream.ts';
import type { MessageEvent } from './message.ts';
import { eventKeys } from './message-keys.ts';
import { BINARY_MARK, TEXT_MARK, TimingWriter } from './timing-writer.ts';

export type Stream = 'in' | 'out';

const eventOrder = Object.keys(eventKeys);

/** What a draft is written into; passed on to the next draft, so that a burst of messages makes no garbage. */
class Buffers {
  readonly timing = new TimingWriter();
  readonly in = new JsonStream(TEXT_MARK.in, BINARY_MARK.in);
  readonly out = new JsonStream(TEXT_MARK.out, BINARY_MARK.out);
}

/** Buffers that wait for the next draft: enough for one that is finished before the next begins. */
const SPARE_MOST = 4;
const spare: Buffers[] = [];

/**
 * One message while it is being filled. It takes what fits into the payload limit and says how far it came; the sum of
 * the sizes of the timing string, both texts (escaped), both byte lists and the events never exceeds the limit.
 */
export class MessageDraft {
  /** Position in ms of the first event. */
  readonly pos: number;
  readonly #payload: number;
  readonly #buffers = spare.pop() ?? new Buffers();
  readonly #events: MessageEvent[] = [];
  #eventsSize = 0;

  /** @param payload limit in bytes, @param pos position in ms of the first event */
  constructor(payload: number, pos: number) {
    this.#payload = payload;
    this.pos = pos;
    // Every character takes a byte of the payload at least, so no count has more digits than the limit.
    this.#buffers.timing.start(String(payload).length, pos);
  }

  /** Takes characters and invalid bytes up to the limit, or to an unfinished character; gives the index that it reached. */
  takeData(stream: Stream, at: number, data: Uint8Array, start: number): number {
    return this.#buffers[stream].take(data, start, at, this.#room(), this.#buffers.timing);
  }

  /** Takes bytes that are the beginning of a character, as one invalid unit; false when they do not fit. */
  takeUnfinished(stream: Stream, at: number, data: Uint8Array): boolean {
    return this.#buffers[stream].takeUnfinished(data, at, this.#room(), this.#buffers.timing);
  }

  /** Takes a window size; false when it does not fit. */
  takeWindow(at: number, cols: number, rows: number): boolean {
    this.#buffers.timing.close();
    return this.#buffers.timing.addWindow(at, cols, rows, this.#room());
  }

  /** Takes an event that the timing string cannot carry; false when it does not fit (an empty draft takes any). */
  takeEvent(event: Omit<MessageEvent, 'after'>, empty: boolean): boolean {
    this.#buffers.timing.close();
    const entry = { ...event, after: this.#buffers.timing.records };
    const size = encodedSize(JSON.stringify(entry)) + 1;
    if (!empty && size > this.#room()) return false;
    this.#eventsSize += size;
    this.#events.push(entry);
    return true;
  }

  /** Adds the keys from `timing` to `out_bin` to a line. */
  addStreams(line: GrowingBytes): void {
    this.#buffers.timing.close();
    line.addAscii('"timing":"');
    line.addBytes(this.#buffers.timing.text);
    line.addAscii('",');
    addStream(line, 'in', this.#buffers.in);
    line.addAscii(',');
    addStream(line, 'out', this.#buffers.out);
  }

  /** Adds the key `events` to a line, behind a comma, where there are any. */
  addEvents(line: GrowingBytes): void {
    if (this.#events.length > 0) line.addText(`,"events":${JSON.stringify(this.#events, eventOrder)}`);
  }

  /** Ends the draft, which is used no more: the next one takes its buffers. */
  release(): void {
    this.#buffers.in.clear();
    this.#buffers.out.clear();
    if (spare.length < SPARE_MOST) spare.push(this.#buffers);
  }

  /** Bytes of the payload that are left. */
  #room(): number {
    const { timing, in: input, out } = this.#buffers;
    return this.#payload - timing.size - input.size - out.size - this.#eventsSize;
  }
}

function addStream(line: GrowingBytes, name: Stream, { text, list }: JsonStream): void {
  line.addAscii(`"${name}_txt":"`);
  line.addBytes(text);
  line.addAscii(`","${name}_bin":[`);
  // Without the first comma.
  line.addBytes(list, Math.min(1, list.length));
  line.addAscii(']');
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
