import type { Keyframe, Message, ReceivedMessage } from '@scribery/format';
import type { AuditEvent, AuditOutcome, EventRange, SessionKey } from '../audit/audit-event.ts';
import type { Recording } from '../recording.ts';
import type {
  AppendOutcome,
  AuditSearchResult,
  Capabilities,
  IndexUpdate,
  RecordingsPage,
  RecordingsResult,
  SearchRequest,
  SearchResult,
  Store,
} from '../store.ts';
import { appendEvents, newEvents } from './audit/append-events.ts';
import { readSession } from './audit/read-session.ts';
import { text } from './column.ts';
import { keyframeAt, keyframeUpTo, writeKeyframes } from './keyframes.ts';
import { deleteLines, writeLines } from './lines/write-lines.ts';
import { listRecordings } from './list/list-recordings.ts';
import { appendToRecording, packRecent } from './messages/append.ts';
import { readSome } from './messages/read.ts';
import { parseMessage } from './messages/segment.ts';
import type { MonthDatabase } from './month-database.ts';
import type { Months } from './months.ts';
import { createRow, findRow, readDocument, type RecordingRow, writeDocument } from './recording-row.ts';
import { search, searchAudit } from './search/search.ts';
import { storeError } from './sqlite-error.ts';
import { WordIndex } from './words/word-index.ts';

/** A recording and the month that it is in. */
interface Located {
  readonly month: MonthDatabase;
  readonly row: RecordingRow;
}

/** Messages of one recording with their places in what was appended. */
type Group = readonly (readonly [number, ReceivedMessage])[];

/**
 * The store on SQLite. Every call does its work before it returns, on the calling thread; its promise is already
 * settled. One that was opened to read throws SCR_STORE_UNUSABLE when it is written to.
 */
export class SqliteStore implements Store {
  readonly capabilities: Capabilities = { regularExpressions: true };
  readonly #months: Months;
  readonly #release: () => void;
  readonly #words: WordIndex;

  /** `release` is called when the store is closed. */
  constructor(months: Months, words: WordIndex, release: () => void) {
    this.#months = months;
    this.#words = words;
    this.#release = release;
  }

  async appendMessages(messages: readonly ReceivedMessage[]): Promise<AppendOutcome[]> {
    const outcomes = new Array<AppendOutcome>(messages.length);
    const byRecording = Map.groupBy(messages.entries(), ([, { message }]) => message.rec);
    const byMonth = Map.groupBy(byRecording.values(), (group) => this.#monthOf(group));
    for (const [month, groups] of byMonth) {
      month.write(true, () => {
        for (const group of groups) appendGroup(month, group, outcomes);
      });
    }
    return outcomes;
  }

  async appendAuditEvents(events: readonly AuditEvent[]): Promise<AuditOutcome[]> {
    const outcomes = new Array<AuditOutcome>(events.length);
    const byMonth = Map.groupBy(newEvents(events), ({ facts }) => this.#months.forStart(facts.time));
    for (const [month, own] of byMonth) month.write(true, () => appendEvents(month, own, outcomes));
    return outcomes;
  }

  async commitIndex(update: IndexUpdate): Promise<void> {
    const { recording } = update;
    const month =
      this.#locate(recording.recording, recording.start)?.month ?? this.#months.forStart(recording.start);
    this.#writeIndex(month, () => {
      const { recording: id, start, user, host } = recording;
      const row = findRow(month, id) ?? createRow(month, { id, start, user, host });
      writeDocument(month, row.number, recording);
      writeKeyframes(month, row.number, update.keyframes);
      writeLines(month, this.#words, row.number, update);
      if (recording.ended !== null) packRecent(month, row);
    });
  }

  async resetIndex(recording: string): Promise<void> {
    const located = this.#locate(recording);
    if (!located) return;
    const { month, row } = located;
    this.#writeIndex(month, () => {
      deleteLines(month, this.#words, row.number);
      month.statement('DELETE FROM keyframes WHERE recording = ?').run(row.number);
      month.statement('UPDATE recordings SET document = NULL, indexed = 0 WHERE number = ?').run(row.number);
    });
  }

  async recording(id: string): Promise<Recording | undefined> {
    const located = this.#locate(id);
    return located && located.month.read(() => readDocument(located.month, located.row.number));
  }

  async recordings(page: RecordingsPage, signal?: AbortSignal): Promise<RecordingsResult> {
    return listRecordings(this.#months, page, signal);
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
        yield parseMessage(message.body);
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

  async search(request: SearchRequest, signal?: AbortSignal): Promise<SearchResult> {
    return search(this.#months, request, signal);
  }

  async searchAudit(request: SearchRequest, signal?: AbortSignal): Promise<AuditSearchResult> {
    return searchAudit(this.#months, request, signal);
  }

  async *auditEvents(key: SessionKey, range: EventRange = {}): AsyncGenerator<AuditEvent> {
    yield* readSession(this.#months, key, range);
  }

  async unindexed(): Promise<string[]> {
    return this.#months.all().months.flatMap((month) => {
      try {
        return month.read(() =>
          month
            .statement('SELECT id FROM recordings WHERE last_message > indexed')
            .all()
            .map((row) => text(row['id'])),
        );
      } catch (error) {
        // Its recordings could not be indexed either; lists and searches say that it is damaged.
        if (storeError(error, month.file).code === 'SCR_STORE_DAMAGED') return [];
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    this.#months.close();
    this.#release();
  }

  #writeIndex(month: MonthDatabase, work: () => void): void {
    try {
      month.write(false, work);
    } catch (error) {
      this.#words.forget(month);
      throw error;
    }
  }

  /** The month that the recording of messages is in, or has to be made in. */
  #monthOf([first]: Group): MonthDatabase {
    const message = first?.[1].message;
    const start = message ? startOf(message) : 0;
    return (message && this.#locate(message.rec, start)?.month) ?? this.#months.forStart(start);
  }

  /**
   * Finds a recording; quickly where its start is known. Throws SCR_STORE_DAMAGED when it is in no month that can be
   * read but could be in one that cannot.
   */
  #locate(id: string, start?: number): Located | undefined {
    const likely = start === undefined ? undefined : this.#months.openFor(start);
    const found = likely && locateIn(likely, id);
    if (found) return found;
    const { months, unusable } = this.#months.all();
    for (const month of months) {
      const located = month === likely ? undefined : locateIn(month, id);
      if (located) return located;
    }
    const [failure] = unusable;
    if (failure && start === undefined) throw failure;
    return undefined;
  }
}

function locateIn(month: MonthDatabase, id: string): Located | undefined {
  const row = month.read(() => findRow(month, id));
  return row && { month, row };
}

/** Appends messages of one recording; their outcomes go to their places. */
function appendGroup(month: MonthDatabase, group: Group, outcomes: AppendOutcome[]): void {
  const [first] = group;
  if (!first) return;
  const { message } = first[1];
  const { rec: id, user, host } = message;
  const row = findRow(month, id) ?? createRow(month, { id, start: startOf(message), user, host });
  const own = appendToRecording(
    month,
    row,
    group.map(([, received]) => received),
  );
  for (const [at, [index]] of group.entries()) outcomes[index] = own[at] ?? 'conflict';
}

/** Wall time in ms of position 0 of a message's recording. */
function startOf({ time, pos }: Message): number {
  return Math.round(time * 1000) - pos;
}
