import { until } from '@scribery/runtime/testing';
import type { UnfinishedLog } from '../progress/unfinished-log.ts';
import { type FollowStart, followInput } from '../input/follow-input.ts';
import { storedMark } from '../input/log-mark.ts';
import { LineProgress } from '../progress/line-progress.ts';

/** Follows a log and keeps its lines; what it read counts as committed. */
export class LineFollower {
  readonly lines: string[] = [];
  readonly gaps: string[] = [];
  readonly #stop = new AbortController();
  readonly #progress = new LineProgress();
  /** Rejects when the log cannot be read. */
  readonly done: Promise<void>;
  #rest = '';

  constructor(path: string, options: { start?: FollowStart; unfinished?: readonly UnfinishedLog[] } = {}) {
    this.done = this.#read(path, options);
  }

  /** Waits until so many lines are there. */
  async until(count: number): Promise<string[]> {
    await until(`${count} lines`, () => this.lines.length >= count);
    return this.lines;
  }

  /** Stops; gives what a checkpoint would keep. */
  async stop(): Promise<UnfinishedLog[]> {
    this.#stop.abort();
    await this.done;
    return this.#progress
      .uncommitted()
      .map(({ file, offset, done }) => ({ mark: storedMark(file), offset, done }));
  }

  async #read(
    path: string,
    options: { start?: FollowStart; unfinished?: readonly UnfinishedLog[] },
  ): Promise<void> {
    for await (const part of followInput({ path, ...options }).read(this.#stop.signal)) {
      switch (part.kind) {
        case 'begin':
          this.#progress.begin(part.place, part.done);
          break;
        case 'bytes': {
          if (part.place !== undefined) this.#progress.bytes(part.place, part.bytes.length);
          const lines = (this.#rest + Buffer.from(part.bytes).toString('latin1')).split('\n');
          this.#rest = lines.pop() ?? '';
          for (const line of lines) this.#add(line, 1);
          break;
        }
        case 'end':
          if (this.#rest !== '') this.#add(this.#rest, 0);
          this.#rest = '';
          break;
        case 'lost':
          this.gaps.push(part.reason);
          break;
      }
    }
  }

  #add(line: string, endBytes: number): void {
    this.#progress.line(line.length + endBytes);
    this.lines.push(line);
    this.#progress.commit(this.lines.length);
  }
}
