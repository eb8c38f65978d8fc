import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasCode, ScriberyError } from '@scribery/errors';
import { ChangeWatch } from '../../spool/change-watch.ts';
import type { AuditInput, InputPart } from './input.ts';
import type { LogFile } from './log-file.ts';
import type { Ranges, UnfinishedLog } from '../progress/unfinished-log.ts';
import { matchOf } from './log-mark.ts';
import { LogSearch } from './log-search.ts';

/** Time between two looks at a log, in ms, beside being told of changes: for file systems that do not tell. */
const LOOK_AGAIN_MS = 1000;

/** Where reading begins while there is no checkpoint: with the oldest rotated file, the log itself, or what comes. */
export type FollowStart = 'oldest' | 'start' | 'end';

export interface FollowOptions {
  readonly path: string;
  readonly start?: FollowStart;
  /** From a checkpoint: the oldest first. */
  readonly unfinished?: readonly UnfinishedLog[];
}

/**
 * Follows a log that grows and is rotated, by renaming or by copying and cutting off, also when that happened while nobody
 * followed it: where it stopped is found again among the rotated files, by inode or by content, compressed ones too.
 */
export function followInput({ path, start = 'start', unfinished = [] }: FollowOptions): AuditInput {
  let follower: Follower | undefined;
  return {
    name: path,
    resumable: true,
    live: true,
    remaining: () => follower?.remaining ?? unfinished,
    read(signal) {
      follower = new Follower(path, unfinished, signal);
      return follower.read(start);
    },
  };
}

/** What a look at a file that was read to its end tells: it may grow, it was cut off, or its writer has gone on to another. */
type LogState = 'current' | 'cut off' | 'succeeded';

class Follower {
  readonly #path: string;
  readonly #signal: AbortSignal;
  readonly #changes: ChangeWatch;
  readonly #search: LogSearch;
  #unfinished: readonly UnfinishedLog[];

  constructor(path: string, unfinished: readonly UnfinishedLog[], signal: AbortSignal) {
    this.#path = path;
    this.#unfinished = unfinished;
    this.#signal = signal;
    this.#changes = new ChangeWatch(dirname(path));
    this.#search = new LogSearch(path);
  }

  /** What of the checkpoint was not come to yet. */
  get remaining(): readonly UnfinishedLog[] {
    return this.#unfinished;
  }

  async *read(start: FollowStart): AsyncGenerator<InputPart> {
    let file: LogFile | undefined;
    try {
      file = this.#unfinished.length === 0 ? await this.#begin(start) : yield* this.#resume();
      let from = this.#unfinished.length === 0 && start === 'end' ? await file?.wholeLines() : undefined;
      while (file !== undefined && !this.#signal.aborted) {
        const next: LogFile | undefined = yield* this.#readOne(file, from);
        await file.close();
        file = next;
        from = undefined;
      }
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new ScriberyError('SCR_INPUT_UNREADABLE', why, { cause, place: { file: this.#path } });
    } finally {
      await file?.close();
      this.#changes.close();
    }
  }

  #begin(start: FollowStart): Promise<LogFile | undefined> {
    return this.#waitFor(() => (start === 'oldest' ? this.#search.oldest() : this.#search.current()));
  }

  /** The first file of the checkpoint that is still there. */
  async *#resume(): AsyncGenerator<InputPart, LogFile | undefined> {
    for (const [index, { mark }] of this.#unfinished.entries()) {
      const file = await this.#search.stored(mark);
      if (file !== undefined) return file;
      const which = index === 0 ? 'what was last read of it' : 'another file of it';
      yield {
        kind: 'lost',
        reason: `${this.#path} was rotated away while nobody followed it: ${which} is gone`,
      };
    }
    return this.#begin('oldest');
  }

  /** Reads a file to its end; gives the one that follows, undefined when it was stopped. */
  async *#readOne(file: LogFile, from: number | undefined): AsyncGenerator<InputPart, LogFile | undefined> {
    const unfinished = this.#unfinished.find(({ mark }) => matchOf(file.mark, mark) !== 'none');
    // A file that is shorter than what was read of it was written anew.
    const kept = file.compressed || (await file.size()) >= (unfinished?.offset ?? 0);
    const part = new LogPart(
      file,
      (kept ? unfinished?.offset : undefined) ?? from,
      kept ? unfinished?.done : undefined,
    );
    yield part.begin();
    // From here on the reader knows where it stands.
    this.#unfinished = this.#unfinished.filter((entry) => entry !== unfinished);
    for (;;) {
      const { version } = this.#changes;
      yield* this.#readOn(part, file);
      if (this.#signal.aborted) return undefined;
      const state = await this.#stateOf(file, part.offset);
      if (state === 'current') {
        await this.#changes.wait(version, LOOK_AGAIN_MS, this.#signal);
        if (this.#signal.aborted) return undefined;
        continue;
      }
      if (state === 'cut off') yield* this.#readCopy(part, file);
      // Its writer has gone on to the next file, so this look at it is the last.
      else if (!file.compressed) yield* this.#readOn(part, file);
      yield { kind: 'end' };
      return this.#waitFor(() =>
        state === 'cut off' ? this.#search.current() : this.#search.after(file.mark),
      );
    }
  }

  /** Gives what `source` holds behind what was read of the part. */
  async *#readOn(part: LogPart, source: LogFile): AsyncGenerator<InputPart> {
    try {
      for await (const bytes of source.content(part.offset)) {
        yield* part.take(bytes);
        if (this.#signal.aborted) return;
      }
    } catch (error) {
      if (!source.compressed) throw error;
      const why = error instanceof Error ? error.message : String(error);
      yield {
        kind: 'lost',
        reason: `${source.path} is damaged behind byte ${part.offset} of its content (${why})`,
      };
    }
  }

  /** What a log held that was cut off meanwhile, from its copy, which is the same log from then on. */
  async *#readCopy(part: LogPart, file: LogFile): AsyncGenerator<InputPart> {
    const copy = await this.#search.copy(file.mark, part.offset);
    if (copy === undefined) {
      if (part.offset > 0)
        yield { kind: 'lost', reason: `${file.path} was cut off, and there is no copy of it` };
      return;
    }
    try {
      file.mark.device = copy.mark.device;
      file.mark.inode = copy.mark.inode;
      yield* this.#readOn(part, copy);
    } finally {
      await copy.close();
    }
  }

  async #stateOf(file: LogFile, offset: number): Promise<LogState> {
    if (file.compressed) return 'succeeded';
    if (!(await file.isUnchanged(offset))) return 'cut off';
    try {
      const { dev, ino, size } = await stat(this.#path);
      if (dev === file.mark.device && ino === file.mark.inode) return 'current';
      if (size > 0) return 'succeeded';
      // As long as a new log is empty, its writer may still write to the one before it.
      const next = await this.#search.after(file.mark);
      await next?.close();
      return next === undefined || (next.mark.device === dev && next.mark.inode === ino)
        ? 'current'
        : 'succeeded';
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return 'current';
      throw error;
    }
  }

  /** Waits until there is a file; undefined when it was stopped before. */
  async #waitFor(look: () => Promise<LogFile | undefined>): Promise<LogFile | undefined> {
    while (!this.#signal.aborted) {
      const { version } = this.#changes;
      const file = await look();
      if (file !== undefined) return file;
      await this.#changes.wait(version, LOOK_AGAIN_MS, this.#signal);
    }
    return undefined;
  }
}

/** How far one file is read. */
class LogPart {
  readonly #file: LogFile;
  readonly #done: Ranges;
  offset: number;

  constructor(file: LogFile, offset = 0, done: Ranges = []) {
    this.#file = file;
    this.#done = done;
    this.offset = offset;
  }

  begin(): InputPart {
    return { kind: 'begin', place: { file: this.#file.mark, offset: this.offset }, done: this.#done };
  }

  /** Goes on over the bytes that follow; gives those of them that are not done. */
  *take(bytes: Buffer): Generator<InputPart> {
    const end = this.offset + bytes.length;
    const rest = this.#done.filter(([from, to]) => to > this.offset && from < end);
    const start = this.offset;
    for (const [from, to] of rest) {
      if (from > this.offset) yield this.#bytes(bytes.subarray(this.offset - start, from - start));
      this.offset = Math.min(end, to);
    }
    if (this.offset < end) yield this.#bytes(bytes.subarray(this.offset - start));
    this.offset = end;
  }

  #bytes(bytes: Buffer): InputPart {
    return { kind: 'bytes', bytes, place: { file: this.#file.mark, offset: this.offset } };
  }
}
