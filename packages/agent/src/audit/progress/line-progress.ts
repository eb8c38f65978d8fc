import type { LogPlace } from '../input/input.ts';
import type { LogMark } from '../input/log-mark.ts';
import type { Ranges } from './unfinished-log.ts';

/** What of a file is not committed: all from `offset` on but the parts that are done. */
export interface Uncommitted {
  readonly file: LogMark;
  readonly offset: number;
  readonly done: Ranges;
}

interface Line {
  readonly file: LogMark;
  readonly start: number;
  readonly end: number;
  committed: boolean;
}

/** Committed lines at the front that are kept before the list is shortened: shortening it for each would move all others. */
const SHORTEN_AT = 4096;

/**
 * Which lines of an input are committed. Lines of several events are mixed in a log, and events are committed in any order,
 * so the oldest line that is not committed says where to begin again, and what behind it is done is left out then: each line
 * is read again or it is not, and no event comes twice or in part.
 */
export class LineProgress {
  #lines: Line[] = [];
  /** Lines at the front of the list that are committed. */
  #front = 0;
  /** Number of the first line in the list. */
  #first = 1;
  /** Where the next line begins. */
  #cursor: LogPlace | undefined;
  /** Bytes that were read and are no whole line yet. */
  #pending = 0;
  /** Parts of each file that were done before it was opened. */
  readonly #before = new Map<LogMark, Ranges>();

  /** A file is read from here on, but for what of it is done. */
  begin(place: LogPlace, done: Ranges): void {
    this.#cursor = place;
    if (done.length > 0) this.#before.set(place.file, done);
  }

  /** Takes note of bytes that are read next. */
  bytes(place: LogPlace, length: number): void {
    if (this.#pending === 0) this.#cursor = place;
    this.#pending += length;
  }

  /** Takes note of the next line, which had so many bytes with its end. */
  line(bytes: number): void {
    if (this.#cursor === undefined) throw new Error('a line without bytes');
    const { file, offset } = this.#cursor;
    const end = offset + bytes;
    this.#lines.push({ file, start: offset, end, committed: false });
    this.#cursor = { file, offset: end };
    this.#pending -= bytes;
  }

  /** A line is committed; lines are numbered from 1 in the order in which they came. */
  commit(number: number): void {
    const line = this.#lines[number - this.#first];
    if (line !== undefined) line.committed = true;
    while (this.#lines[this.#front]?.committed === true) this.#front++;
    if (this.#front >= SHORTEN_AT && this.#front * 2 >= this.#lines.length) this.#shorten();
  }

  /** Of each file from the oldest line on that is not committed, what of it is not; at the end, where the input stands. */
  uncommitted(): Uncommitted[] {
    const files: FileRest[] = [];
    for (let index = this.#front; index < this.#lines.length; index++) {
      const line = this.#lines[index];
      if (line === undefined) break;
      restOf(files, line.file, line.start).take(line);
    }
    if (this.#cursor !== undefined) restOf(files, this.#cursor.file, this.#cursor.offset);
    for (const rest of files) rest.takeDone(this.#before.get(rest.file) ?? []);
    for (const file of this.#before.keys()) {
      if (!files.some((rest) => rest.file === file)) this.#before.delete(file);
    }
    return files.map(({ file, offset, done }) => ({ file, offset, done }));
  }

  #shorten(): void {
    this.#lines = this.#lines.slice(this.#front);
    this.#first += this.#front;
    this.#front = 0;
  }
}

/** What is gathered of one file, line by line. */
class FileRest {
  readonly file: LogMark;
  readonly offset: number;
  readonly done: [number, number][] = [];
  #end: number;

  constructor(file: LogMark, offset: number) {
    this.file = file;
    this.offset = offset;
    this.#end = offset;
  }

  take({ start, end, committed }: Line): void {
    // What was passed over had been done before.
    if (start > this.#end) this.#addDone(this.#end, start);
    if (committed) this.#addDone(start, end);
    this.#end = end;
  }

  /** Behind the last line that was read of it. */
  takeDone(ranges: Ranges): void {
    for (const [start, end] of ranges) if (start >= this.#end) this.#addDone(start, end);
  }

  #addDone(start: number, end: number): void {
    const last = this.done.at(-1);
    if (last?.[1] === start) last[1] = end;
    else this.done.push([start, end]);
  }
}

/** The last file when it is this one, else a new one that begins here. */
function restOf(files: FileRest[], file: LogMark, offset: number): FileRest {
  const last = files.at(-1);
  if (last?.file === file) return last;
  const rest = new FileRest(file, offset);
  files.push(rest);
  return rest;
}
