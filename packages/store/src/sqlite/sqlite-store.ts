import type { Keyframe, Message } from '@scribery/format';
import type { Recording } from '../recording.ts';
import type {
  AppendOutcome,
  Capabilities,
  IndexUpdate,
  RecordingsPage,
  RecordingsResult,
  SearchRequest,
  SearchResult,
  Store,
} from '../store.ts';
import { text } from './column.ts';
import { keyframeAt, keyframeUpTo, writeKeyframes } from './keyframes.ts';
import { deleteLines, writeLines } from './lines/write-lines.ts';
import { listRecordings } from './list/list-recordings.ts';
import { appendToRecording, packRecent } from './messages/append.ts';
import { parseMessage, readSome } from './messages/read.ts';
import type { MonthDatabase } from './month-database.ts';
import { type Months, monthName } from './months.ts';
import { createRow, findRow, readDocument, type RecordingRow, writeDocument } from './recording-row.ts';
import { search } from './search/search.ts';

/** A recording and the month that it is in. */
interface Located {
  readonly month: MonthDatabase;
  readonly row: RecordingRow;
}

/**
 * The store on SQLite. Every call does its work before it returns, on the calling thread; its promise is already
 * settled. One that was opened to read throws SCR_STORE_UNUSABLE when it is written to.
 */
export class SqliteStore implements Store {
  readonly capabilities: Capabilities = { regularExpressions: false };
  readonly #months: Months;
  readonly #release: () => void;

  /** `release` is called when the store is closed. */
  constructor(months: Months, release: () => void) {
    this.#months = months;
    this.#release = release;
  }

  async appendMessages(messages: readonly Message[]): Promise<AppendOutcome[]> {
    const outcomes = new Array<AppendOutcome>(messages.length);
    const byMonth = Map.groupBy(messages.keys(), (index) => this.#monthOf(messages[index]));
    for (const [month, indices] of byMonth) {
      month.write(true, () => this.#appendToMonth(month, messages, indices, outcomes));
    }
    return outcomes;
  }

  #appendToMonth(
    month: MonthDatabase,
    messages: readonly Message[],
    indices: readonly number[],
    outcomes: AppendOutcome[],
  ): void {
    for (const [id, group] of Map.groupBy(indices, (index) => messages[index]?.rec ?? '')) {
      const own = group.map((index) => messages[index]).filter((message) => message !== undefined);
      const [first] = own;
      if (!first) continue;
      const row =
        findRow(month, id) ??
        createRow(month, { id, start: startOf(first), user: first.user, host: first.host });
      for (const [at, outcome] of appendToRecording(month, row, own).entries())
        outcomes[group[at] ?? 0] = outcome;
    }
  }

  async commitIndex(update: IndexUpdate): Promise<void> {
    const { recording } = update;
    const month =
      this.#locate(recording.recording, recording.start)?.month ?? this.#months.forStart(recording.start);
    month.write(false, () => {
      const { recording: id, start, user, host } = recording;
      const row = findRow(month, id) ?? createRow(month, { id, start, user, host });
      writeDocument(month, row.number, recording);
      writeKeyframes(month, row.number, update.keyframes);
      writeLines(month, row.number, update);
      if (recording.ended !== null) packRecent(month, row);
    });
  }

  async resetIndex(recording: string): Promise<void> {
    const located = this.#locate(recording);
    if (!located) return;
    const { month, row } = located;
    month.write(false, () => {
      deleteLines(month, row.number);
      month.statement('DELETE FROM keyframes WHERE recording = ?').run(row.number);
      month.statement('UPDATE recordings SET document = NULL, indexed = 0 WHERE number = ?').run(row.number);
    });
  }

  async recording(id: string): Promise<Recording | undefined> {
    const located = this.#locate(id);
    return located && located.month.read(() => readDocument(located.month, located.row.number));
  }

  async recordings(page: RecordingsPage): Promise<RecordingsResult> {
    return listRecordings(this.#months, page);
  }

  async *messages(
    recording: string,
    from: number,
    to: number = Number.MAX_SAFE_INTEGER,
  ): AsyncGenerator<Message> {
    const located = this.#locate(recording);
    if (!located) return;
    const { month, row } = located;
    let next = from;
    while (next <= to) {
      const some = month.read(() => readSome(month, row.number, next, to));
      if (!some) return;
      for (const message of some) {
        yield parseMessage(message);
        next = message.id + 1;
      }
    }
  }

  async keyframe(recording: string, position: number): Promise<Keyframe | undefined> {
    const located = this.#locate(recording);
    return located && located.month.read(() => keyframeAt(located.month, located.row.number, position));
  }

  async keyframeAfter(recording: string, messageId: number): Promise<Keyframe | undefined> {
    const located = this.#locate(recording);
    return located && located.month.read(() => keyframeUpTo(located.month, located.row.number, messageId));
  }

  async search(request: SearchRequest): Promise<SearchResult> {
    return search(this.#months, request);
  }

  async unindexed(): Promise<string[]> {
    return this.#months.all().months.flatMap((month) =>
      month.read(() =>
        month
          .statement('SELECT id FROM recordings WHERE last_message > indexed')
          .all()
          .map((row) => text(row['id'])),
      ),
    );
  }

  async close(): Promise<void> {
    this.#months.close();
    this.#release();
  }

  /** The month that a message's recording is in, or has to be made in. */
  #monthOf(message: Message | undefined): MonthDatabase {
    const start = message ? startOf(message) : 0;
    return (message && this.#locate(message.rec, start)?.month) ?? this.#months.forStart(start);
  }

  /**
   * Finds a recording; quickly where its start is known. Throws SCR_STORE_DAMAGED when it is in no month that can be
   * read but could be in one that cannot.
   */
  #locate(id: string, start?: number): Located | undefined {
    const { months, unusable } = this.#months.all();
    const likely = start === undefined ? undefined : monthName(start);
    for (const month of months.toSorted((a, b) => Number(b.name === likely) - Number(a.name === likely))) {
      const row = month.read(() => findRow(month, id));
      if (row) return { month, row };
    }
    const [failure] = unusable;
    if (failure && start === undefined) throw failure;
    return undefined;
  }
}

/** Wall time in ms of position 0 of a message's recording. */
function startOf({ time, pos }: Message): number {
  return Math.round(time * 1000) - pos;
}
