import { FRAME, FRAME_HEADER_BYTES, FRAME_MAGIC, type Frame, readFrameHeader } from './frame.ts';

/** Frames whose payload is worth having in part. */
const CARRIES_BYTES: ReadonlySet<number> = new Set([FRAME.output, FRAME.input, FRAME.errors]);

const KNOWN: ReadonlySet<number> = new Set(Object.values(FRAME));

/** Bytes that are no frame; reported when the next frame after them is known. */
export interface Skipped {
  readonly type: 'skipped';
  readonly bytes: number;
  /** Offset in the spool of the first byte after them. */
  readonly end: number;
}

/**
 * Cuts the bytes of a spool into frames, whatever the pieces in which they come. Damage costs the bytes up to the next
 * valid header and nothing else. What it yields depends on the bytes alone, not on the pieces: a restarted agent
 * has to see the same frames again.
 *
 * States: *aligned* (a frame starts at the first pending byte) and *searching* (`skipped` bytes since the last frame).
 */
export class FrameParser {
  /** Bytes not yet used, in order; joined only when there are enough for the next step, so each is copied at most twice. */
  #pieces: Buffer[] = [];
  #pendingBytes = 0;
  /** How many pending bytes the next step takes. */
  #needed = FRAME_HEADER_BYTES;
  /** Offset in the spool of the first pending byte. */
  #offset: number;
  /** Bytes skipped since the last frame; undefined while aligned. */
  #skipped: number | undefined;

  /** @param offset where in the spool the first pushed byte stands; a frame has to start there. */
  constructor(offset = 0) {
    this.#offset = offset;
  }

  /** Drops the bytes of a frame that is not complete, so that they can be pushed again as they are by then; gives their number. */
  forget(): number {
    const bytes = this.#pendingBytes;
    this.#pieces = [];
    this.#pendingBytes = 0;
    this.#needed = FRAME_HEADER_BYTES;
    return bytes;
  }

  /** Takes the next bytes; yields every frame that they complete, and a `Skipped` before a frame that follows damage. */
  *push(chunk: Buffer): Generator<Frame | Skipped> {
    this.#pieces.push(chunk);
    this.#pendingBytes += chunk.length;
    if (this.#pendingBytes >= this.#needed) yield* this.#parse(this.#join(), false);
  }

  /**
   * What is left when the spool is known to grow no more: first an unfinished frame's own payload, where it can be told
   * that the frame was cut; or the frames inside it, where its length was wrong; then the `Skipped` bytes of the rest.
   */
  *finish(): Generator<Frame | Skipped> {
    const rest = this.#join();
    if (this.#skipped === undefined && rest.length > 0) {
      const inside = new FrameParser(this.#offset + 1);
      inside.#skipped = 1;
      const found = [...inside.#parse(rest.subarray(1), true)];
      if (found.length > 0) {
        yield* found;
        this.#skipped = inside.#skipped;
        this.#pendingBytes = inside.#pendingBytes;
        this.#offset = inside.#offset;
      } else {
        yield* this.#cutFrame(rest);
        return;
      }
    }
    const bytes = (this.#skipped ?? 0) + this.#pendingBytes;
    if (bytes > 0) yield { type: 'skipped', bytes, end: this.#offset + this.#pendingBytes };
  }

  /** The part that is there of a cut frame, when it carries bytes, and how much of it is missing. */
  *#cutFrame(rest: Buffer): Generator<Frame | Skipped> {
    const end = this.#offset + rest.length;
    const header = rest.length < FRAME_HEADER_BYTES ? undefined : readFrameHeader(rest, 0);
    if (header === undefined || !CARRIES_BYTES.has(header.type)) {
      yield { type: 'skipped', bytes: rest.length, end };
      return;
    }
    const payload = rest.subarray(FRAME_HEADER_BYTES);
    yield { type: header.type, time: header.time, payload, end };
    yield { type: 'skipped', bytes: header.length - payload.length, end };
  }

  #join(): Buffer {
    const [only] = this.#pieces;
    const joined = this.#pieces.length === 1 && only !== undefined ? only : Buffer.concat(this.#pieces);
    this.#pieces = [];
    return joined;
  }

  /** @param strict take a frame after skipped bytes only when its type is known: the end of a spool offers no second look. */
  *#parse(bytes: Buffer, strict: boolean): Generator<Frame | Skipped> {
    const start = this.#offset;
    let at = 0;
    this.#needed = FRAME_HEADER_BYTES;
    while (bytes.length - at >= FRAME_HEADER_BYTES) {
      const header = readFrameHeader(bytes, at);
      if (header === undefined || (strict && this.#skipped !== undefined && !KNOWN.has(header.type))) {
        const next = bytes.indexOf(FRAME_MAGIC, at + 1);
        const to = next === -1 ? bytes.length : next;
        this.#skipped = (this.#skipped ?? 0) + to - at;
        at = to;
        continue;
      }
      const whole = FRAME_HEADER_BYTES + header.length;
      if (bytes.length - at < whole) {
        if (strict && this.#skipped !== undefined) {
          this.#skipped += 1;
          at += 1;
          continue;
        }
        this.#needed = whole;
        break;
      }
      if (this.#skipped !== undefined) {
        yield { type: 'skipped', bytes: this.#skipped, end: start + at };
        this.#skipped = undefined;
      }
      const payload = bytes.subarray(at + FRAME_HEADER_BYTES, at + whole);
      at += whole;
      yield { type: header.type, time: header.time, payload, end: start + at };
    }
    this.#offset = start + at;
    this.#pendingBytes = bytes.length - at;
    this.#pieces = this.#pendingBytes > 0 ? [bytes.subarray(at)] : [];
  }
}
