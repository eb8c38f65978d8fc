import { hitOf } from '../../hit/line-hit.ts';
import type { HitKey } from '../../hit/order.ts';
import type { RecordingHas } from '../../hit/recording-holds.ts';
import { textMayHold, textsMayHold } from '../../hit/text-may-hold.ts';
import type { LineVersion } from '@scribery/format';
import type { ScriberyError } from '@scribery/errors';
import { type Alternative, asksFor } from '../../query/alternatives.ts';
import type { Recording } from '../../recording.ts';
import type { LineHit } from '../../store.ts';
import { highestNumber, latestHit, lowestNumber } from '../lines/block-number.ts';
import type { TextFilter } from '../lines/block.ts';
import type { MonthDatabase } from '../month-database.ts';
import { readDocument } from '../recording-row.ts';
import { storeError } from '../sqlite-error.ts';
import { candidates } from './candidates.ts';
import { type FoundBlock, MonthLines } from './month-lines.ts';
import type { HitSearch } from './newest-hits.ts';
import { recordingHas } from './recording-has.ts';

/** What limits a search to a part of a month. */
export interface SearchScope {
  /** The months in which the audit events of a recording can be. */
  readonly months: readonly MonthDatabase[];
  /** Only hits in the recording of this number. */
  readonly recording?: number;
  /** Only hits up to this moment (ms): a page before ended there. */
  readonly before?: HitKey | undefined;
}

interface KnownRecording {
  readonly document: Recording;
  readonly has: RecordingHas;
}

/**
 * The hits of one month, in pieces: first those in recordings that go on, then block by block from the newest. Use it
 * inside a `read` of the month. What is damaged ends it, and `failure` says why.
 */
export class MonthSearch implements HitSearch {
  readonly cost = 1;
  readonly #month: MonthDatabase;
  readonly #alternatives: readonly Alternative[];
  readonly #scope: SearchScope;
  readonly #lines: MonthLines;
  readonly #recordings = new Map<number, KnownRecording | undefined>();
  readonly #until: number;
  readonly #mayHold: TextFilter;
  #blocks: Iterator<FoundBlock> | undefined;
  #bound = Number.POSITIVE_INFINITY;
  #failure: ScriberyError | undefined;

  constructor(month: MonthDatabase, alternatives: readonly Alternative[], scope: SearchScope) {
    this.#month = month;
    this.#alternatives = alternatives.filter(asksForLines);
    this.#scope = scope;
    this.#lines = new MonthLines(month);
    this.#mayHold = { text: textMayHold(this.#alternatives), block: textsMayHold(this.#alternatives) };
    const until = Math.max(...this.#alternatives.map((alternative) => alternative.until));
    this.#until = Math.min(until, scope.before ? scope.before.time + 1 : until);
    if (this.#alternatives.length === 0) this.#bound = Number.NEGATIVE_INFINITY;
  }

  /** Wall time in ms that no hit still to come is later than; -Infinity when none will come. */
  get bound(): number {
    return this.#bound;
  }

  get failure(): ScriberyError | undefined {
    return this.#failure;
  }

  /** The next hits, in no particular order; often none. */
  advance(): LineHit[] {
    try {
      return this.#advance();
    } catch (error) {
      this.#failure = storeError(error, this.#month.file);
      this.close();
      return [];
    }
  }

  close(): void {
    this.#bound = Number.NEGATIVE_INFINITY;
    this.#blocks?.return?.();
  }

  #advance(): LineHit[] {
    if (this.#bound === Number.POSITIVE_INFINITY) {
      const newest = this.#lines.newest();
      this.#bound = newest === undefined ? Number.NEGATIVE_INFINITY : latestHit(this.#month, newest);
      return this.#lines
        .live(this.#scope.recording)
        .flatMap(({ recording, lines }) => this.#hits(recording, lines));
    }
    this.#blocks ??= this.#start();
    const { done, value } = this.#blocks.next();
    if (done) {
      this.#bound = Number.NEGATIVE_INFINITY;
      return [];
    }
    this.#bound = latestHit(this.#month, value.number);
    return value.earliest > this.#until || !this.#isInScope(value)
      ? []
      : this.#hits(value.recording, value.lines);
  }

  /** The blocks that may hold hits, newest first. */
  #start(): Iterator<FoundBlock> {
    const since = Math.min(...this.#alternatives.map((alternative) => alternative.since));
    return this.#lines.blocks(
      candidates(this.#month, this.#alternatives, {
        only: this.#scope.recording,
        months: this.#scope.months,
      }),
      lowestNumber(this.#month, since),
      highestNumber(this.#month, this.#until),
    );
  }

  #isInScope({ recording }: FoundBlock): boolean {
    return this.#scope.recording === undefined || this.#scope.recording === recording;
  }

  #hits(number: number, lines: LineVersion[] | FoundBlock['lines']): LineHit[] {
    const recording = this.#recording(number);
    if (!recording) return [];
    return (typeof lines === 'function' ? lines(this.#mayHold) : lines)
      .map((line) => hitOf(line, recording.document, this.#alternatives, recording.has))
      .filter((hit) => hit !== undefined);
  }

  #recording(number: number): KnownRecording | undefined {
    if (!this.#recordings.has(number)) {
      const document = readDocument(this.#month, number);
      this.#recordings.set(
        number,
        document && {
          document,
          has: recordingHas(this.#scope.months, this.#month, number, document, this.#lines),
        },
      );
    }
    return this.#recordings.get(number);
  }
}

/** Whether lines can be hits of an alternative: it asks for some, or for nothing at all. */
export function asksForLines(alternative: Alternative): boolean {
  const asks = asksFor(alternative);
  return asks.length === 0 || asks.some((kind) => kind !== 'event');
}
