import type { LineEnd } from '../line/line-end.ts';
import type { AuditRecord } from '../record/audit-record.ts';
import { parseRecord } from '../record/parse-record.ts';

/** Bytes of one piece of the memory in which lines are; twice the longest line. */
const SEGMENT_BYTES = 2 * 1024 * 1024;

/** Pieces there may be; then lines stay where they are until one is free. A tenth more than open events may take. */
const SEGMENTS_LIMIT = 20;

/** Bytes that a held line takes beside its own, at most. */
export const HELD_LINE_BYTES = 20;

/** Words before each line: where the one before it is, its length, its number, the high part of that with its end. */
const HEADER_WORDS = 4;
const WORD_BYTES = 4;
const WORD_VALUES = 2 ** 32;
const SEGMENT_WORDS = SEGMENT_BYTES / WORD_BYTES;

const ENDS: readonly LineEnd[] = ['\n', '\r\n', '', 'cut'];

/** Where a line is held; 0 is nowhere. */
export type HeldLine = number;

interface Segment {
  readonly words: Uint32Array;
  readonly bytes: Buffer;
  /** Words that are used. */
  used: number;
  /** Lines that are held. */
  lines: number;
}

/**
 * Lines outside of the heap of JavaScript, of events that wait long for their records. A record takes 270 bytes beside
 * its line there, and a heap grows to twice of what is kept for long before it is collected. Lines that belong together
 * are a chain from the last to the first.
 */
export class HeldLines {
  readonly #segments: Segment[] = [];
  readonly #free: number[] = [];
  /** The segment that is filled; -1 when there is none. */
  #filling = -1;

  /** Takes the line of a record in, behind another; 0 when there is no room for it. */
  hold({ line, number, end }: AuditRecord, before: HeldLine): HeldLine {
    const size = HEADER_WORDS + Math.ceil(line.length / WORD_BYTES);
    const segment = this.#segmentFor(size);
    if (segment === undefined) return 0;
    const { words, bytes, used } = segment;
    words[used] = before;
    words[used + 1] = line.length;
    words[used + 2] = number % WORD_VALUES;
    words[used + 3] = Math.floor(number / WORD_VALUES) * ENDS.length + ENDS.indexOf(end);
    bytes.write(line, (used + HEADER_WORDS) * WORD_BYTES, 'latin1');
    segment.used += size;
    segment.lines++;
    return this.#filling * SEGMENT_WORDS + used + 1;
  }

  /** Whether a line is one of a chain. */
  has(last: HeldLine, line: string): boolean {
    for (let held = last; held !== 0; ) {
      const segment = this.#segmentOf(held);
      const at = wordAt(held);
      if (segment.words[at + 1] === line.length && lineAt(segment, at) === line) return true;
      held = segment.words[at] ?? 0;
    }
    return false;
  }

  /** Puts the records of a chain in a list, the last one at a place of it; they are held no more. */
  release(last: HeldLine, records: AuditRecord[], place: number): void {
    let at = place;
    for (let held = last; held !== 0; ) {
      const segment = this.#segmentOf(held);
      const word = wordAt(held);
      const high = segment.words[word + 3] ?? 0;
      const number = Math.floor(high / ENDS.length) * WORD_VALUES + (segment.words[word + 2] ?? 0);
      const record = parseRecord(lineAt(segment, word), number, ENDS[high % ENDS.length] ?? '\n');
      if (record !== undefined) records[at--] = record;
      const before = segment.words[word] ?? 0;
      this.#forget(segment, indexOf(held));
      held = before;
    }
  }

  #segmentOf(held: HeldLine): Segment {
    const segment = this.#segments[indexOf(held)];
    if (segment === undefined) throw new RangeError(`no line is held at ${held}`);
    return segment;
  }

  #forget(segment: Segment, index: number): void {
    if (--segment.lines > 0) return;
    segment.used = 0;
    if (index !== this.#filling) this.#free.push(index);
  }

  #segmentFor(size: number): Segment | undefined {
    const filling = this.#segments[this.#filling];
    if (filling !== undefined && filling.used + size <= SEGMENT_WORDS) return filling;
    if (size > SEGMENT_WORDS) return undefined;
    const free = this.#free.pop() ?? this.#addSegment();
    if (free === undefined) return undefined;
    this.#filling = free;
    return this.#segments[free];
  }

  #addSegment(): number | undefined {
    if (this.#segments.length === SEGMENTS_LIMIT) return undefined;
    const words = new Uint32Array(SEGMENT_WORDS);
    return this.#segments.push({ words, bytes: Buffer.from(words.buffer), used: 0, lines: 0 }) - 1;
  }
}

function indexOf(held: HeldLine): number {
  return Math.floor((held - 1) / SEGMENT_WORDS);
}

function wordAt(held: HeldLine): number {
  return (held - 1) % SEGMENT_WORDS;
}

function lineAt({ words, bytes }: Segment, at: number): string {
  const start = (at + HEADER_WORDS) * WORD_BYTES;
  return bytes.toString('latin1', start, start + (words[at + 1] ?? 0));
}
