import { type Keyframe, type Message, MessageDecoder, type RecordingEvent } from '@scribery/format';
import { ScreenIndexer } from '@scribery/screen';
import type { IndexUpdate, Recording } from '@scribery/store';
import { ChainCheck } from './chain-check.ts';
import { RecordingDocument, UNKNOWN_SIZE } from './recording-document.ts';

/**
 * How often the emulator or the line tracker may fail over one recording before it is indexed no further: its document
 * and its messages are still kept. A failure is a fault of ours; the limit keeps one from costing more than a few tries.
 */
const FAILURES_ALLOWED = 8;

/** Where indexing goes on. */
export interface Resumption {
  readonly document: Recording;
  /** The last one that covers no more messages than the document; undefined when there is none yet. */
  readonly keyframe: Keyframe | undefined;
}

/**
 * The index of one recording while messages come in: screen, line versions, document.
 *
 * After a resumption the messages from the keyframe to `document.indexed` have to be fed once more. They bring screen
 * and line tracker to where they were and are muted: what they yield is in the store.
 */
export class RecordingIndex {
  readonly recording: string;
  /** Called with what an exception of the emulator or tracker was about. */
  readonly #failed: (error: unknown) => void;
  #document: RecordingDocument | undefined;
  #decoder: MessageDecoder;
  #chain: ChainCheck;
  #screen: ScreenIndexer | undefined;
  #failures = 0;
  /** Its document has yet to count that it was given up. */
  #toTell: boolean;
  /** Position of the last event, in ms, and how far time was moved on past it. */
  #position = 0;
  #advanced = 0;
  #over: 'no' | 'by its end event' | 'by being closed' = 'no';
  #mutedUpTo = 0;
  /** What is fed just now was fed before, and is in the store. */
  #muted = false;
  #next: number;
  #bytes = 0;
  #dirty = false;

  /** @param givenUp whether its screen is not followed, and whether its document tells that */
  constructor(
    recording: string,
    failed: (error: unknown) => void,
    from?: Resumption,
    givenUp: 'no' | 'to be told' | 'told' = 'no',
  ) {
    this.recording = recording;
    this.#failed = failed;
    this.#chain = new ChainCheck();
    this.#decoder = new MessageDecoder();
    this.#next = 1;
    this.#toTell = givenUp === 'to be told';
    if (givenUp !== 'no') this.#failures = FAILURES_ALLOWED + 1;
    if (from === undefined) return;
    const { document, keyframe } = from;
    this.#document = RecordingDocument.resume(document);
    this.#mutedUpTo = document.indexed;
    if (document.ended !== null) this.#over = 'by being closed';
    if (keyframe === undefined) return;
    const { after: id, position, cols, rows } = keyframe;
    this.#next = id + 1;
    this.#position = position;
    this.#decoder = new MessageDecoder({ id, position, window: [cols, rows] });
    if (givenUp === 'no') this.#screen = new ScreenIndexer({ keyframe });
  }

  /** Id of the message that comes next. */
  get next(): number {
    return this.#next;
  }

  get document(): Recording | undefined {
    return this.#document?.value;
  }

  /** Bytes of terminal output and input since the last `take`. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Whether `take` has anything that the store does not. */
  get dirty(): boolean {
    return this.#dirty;
  }

  get ended(): boolean {
    return this.#over !== 'no';
  }

  /**
   * Whether a message can only be brought in by indexing the recording anew: its place was passed, or the recording was
   * closed and goes on.
   */
  comesTooLate(id: number): boolean {
    return id < this.#next || (this.#over === 'by being closed' && id > this.#mutedUpTo);
  }

  /** The message before the first to be fed, from which the hash chain goes on. */
  chainFrom(last: Message | undefined): void {
    this.#chain = new ChainCheck(last);
  }

  /**
   * Takes in a message whose id is `next` or, over a gap, larger, with its line where that is at hand. `arrived` is ms since
   * 1970.
   */
  feed(message: Message, arrived: number, line?: Uint8Array): void {
    this.#muted = message.id <= this.#mutedUpTo;
    const document = (this.#document ??= RecordingDocument.begin(message, arrived));
    const contradicts = this.#chain.contradicts(message, line);
    const { events, problems } = this.#decoder.decode(message);
    const afterTheEnd = this.#over === 'by its end event';
    this.#next = message.id + 1;
    if (!afterTheEnd) this.#feedEvents(message.id, events);
    if (this.#muted) {
      if (message.id === this.#mutedUpTo || this.#bytes > MUTED_BYTES) this.#discard();
      this.#muted = false;
      return;
    }
    // A gap that the decoder found is a problem and an event; one that the recorder told is an event only.
    const gaps = events.filter(({ kind }) => kind === 'gap').length;
    const found = problems.filter(({ kind }) => kind === 'gap').length;
    const counted = problems.length + Math.max(0, gaps - found);
    document.problems(counted + (contradicts ? 1 : 0) + (afterTheEnd ? 1 : 0) + (this.#toTell ? 1 : 0));
    this.#toTell = false;
    document.covers(message);
    this.#dirty = true;
  }

  #feedEvents(id: number, events: readonly RecordingEvent[]): void {
    for (const event of events) {
      this.#position = Math.max(this.#position, event.at);
      if (event.kind === 'end') this.#over = 'by its end event';
      if (event.kind === 'output' || event.kind === 'input') this.#bytes += event.data.length;
      if (!this.#muted) this.#document?.event(event);
      this.#guard((screen) => screen.feed(event));
    }
    this.#guard((screen) => {
      screen.messageEnd(id);
      if (this.#over === 'by its end event') screen.end(this.#position);
    });
  }

  /** Lets time pass up to a position (ms) without an event, so that what stands there becomes known. */
  advance(position: number): void {
    if (position <= this.#advanced || position <= this.#position || this.ended) return;
    this.#advanced = position;
    this.#guard((screen) => screen.advance(position));
    this.#dirty = true;
  }

  /** Position of the last event, in ms. */
  get position(): number {
    return this.#position;
  }

  /** Ends a recording whose messages tell no end. */
  end(): void {
    if (this.#document === undefined || this.ended) return;
    this.#over = 'by being closed';
    this.#mutedUpTo = this.#next - 1;
    this.#guard((screen) => screen.end(this.#position));
    this.#document.end();
    this.#dirty = true;
  }

  /** What is new since the last call; undefined before the first message. */
  take(): IndexUpdate | undefined {
    if (this.#document === undefined) return undefined;
    this.#bytes = 0;
    this.#dirty = false;
    let taken: Omit<IndexUpdate, 'recording'> = { keyframes: [], lines: [], standing: [] };
    this.#guard((screen) => {
      taken = screen.take();
    });
    return { recording: this.#document.value, ...taken };
  }

  dispose(): void {
    this.#screen?.dispose();
  }

  #discard(): void {
    this.#bytes = 0;
    this.#guard((screen) => void screen.take());
  }

  /** Runs a step of the screen's index. A failure is counted as a problem of this recording, which stays its own. */
  #guard(step: (screen: ScreenIndexer) => void): void {
    if (this.#failures > FAILURES_ALLOWED) return;
    try {
      const screen = (this.#screen ??= new ScreenIndexer(this.#size()));
      const { refused } = screen;
      step(screen);
      if (!this.#muted) this.#document?.problems(screen.refused - refused);
    } catch (error) {
      this.#failures++;
      if (!this.#muted) this.#document?.problems(1);
      this.#failed(error);
      this.#screen?.dispose();
      this.#screen = undefined;
    }
  }

  #size(): { cols: number; rows: number } {
    const { cols, rows } = this.#document?.value ?? UNKNOWN_SIZE;
    return { cols, rows };
  }
}

/** Bytes of muted terminal output after which what it yielded is dropped, so that memory stays bounded. */
const MUTED_BYTES = 1024 * 1024;
