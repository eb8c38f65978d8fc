import { hitsOf } from '../../hit/line-hit.ts';
import type { HitKey } from '../../hit/order.ts';
import type { RecordingHas } from '../../hit/recording-holds.ts';
import { textMayHold, textsMayHold } from '../../hit/text-may-hold.ts';
import type { LineVersion } from '@scribery/format';
import { type Alternative, asksFor } from '../../query/alternatives.ts';
import type { Recording } from '../../recording.ts';
import type { LineHit } from '../../store.ts';
import { highestNumber, lowestNumber } from '../lines/block-number.ts';
import type { TextFilter } from '../lines/block.ts';
import type { MonthDatabase } from '../month-database.ts';
import { readDocument } from '../recording-row.ts';
import { candidates } from './candidates.ts';
import { type FoundBlock, MonthLines } from './month-lines.ts';
import { MonthHits } from './month-hits.ts';
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

/** The line hits of one month, first those in recordings that go on. */
export class MonthSearch extends MonthHits<FoundBlock, LineHit> {
  readonly cost = 1;
  readonly #alternatives: readonly Alternative[];
  readonly #scope: SearchScope;
  readonly #lines: MonthLines;
  readonly #recordings = new Map<number, KnownRecording | undefined>();
  readonly #mayHold: TextFilter;

  constructor(month: MonthDatabase, alternatives: readonly Alternative[], scope: SearchScope) {
    const asked = alternatives.filter(asksForLines);
    super(month, asked, scope.before?.time);
    this.#alternatives = asked;
    this.#scope = scope;
    this.#lines = new MonthLines(month);
    this.#mayHold = { text: textMayHold(asked), block: textsMayHold(asked) };
  }

  protected newest(): number | undefined {
    return this.#lines.newest();
  }

  protected waiting(): LineHit[] {
    return this.#lines
      .live(this.#scope.recording)
      .flatMap(({ recording, lines }) => this.#hits(recording, lines));
  }

  protected blocks(): Iterator<FoundBlock> {
    return this.#lines.blocks(
      candidates(this.month, this.#alternatives, {
        only: this.#scope.recording,
        months: this.#scope.months,
      }),
      lowestNumber(this.month, this.since),
      highestNumber(this.month, this.until),
    );
  }

  protected hitsIn(block: FoundBlock): LineHit[] {
    return this.#isInScope(block) ? this.#hits(block.recording, block.lines(this.#mayHold)) : [];
  }

  #isInScope({ recording }: FoundBlock): boolean {
    return this.#scope.recording === undefined || this.#scope.recording === recording;
  }

  #hits(number: number, lines: readonly LineVersion[]): LineHit[] {
    const recording = this.#recording(number);
    if (!recording) return [];
    this.look(lines.length);
    const hits: LineHit[] = [];
    for (const line of lines)
      hits.push(...hitsOf(line, recording.document, this.#alternatives, recording.has));
    return hits;
  }

  #recording(number: number): KnownRecording | undefined {
    if (!this.#recordings.has(number)) {
      const document = readDocument(this.month, number);
      this.#recordings.set(
        number,
        document && {
          document,
          has: recordingHas(this.#scope.months, this.month, number, document, this.#lines),
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
