import { nameKey } from '../hit/field-check.ts';
import type { Recording } from '../recording.ts';
import { integer, text } from './column.ts';
import type { MonthDatabase } from './month-database.ts';

/** What a month knows of a recording besides its document. */
export interface RecordingRow {
  /** Names the recording within its month. */
  readonly number: number;
  readonly indexed: number;
  /** Id of the last message stored; 0 before the first. */
  readonly lastMessage: number;
  /** Bytes of messages that are not in segments yet. */
  readonly recentBytes: number;
}

/** The row of a recording; undefined when this month does not have it. */
export function findRow(month: MonthDatabase, id: string): RecordingRow | undefined {
  const row = month
    .statement('SELECT number, indexed, last_message, recent_bytes FROM recordings WHERE id = ?')
    .get(id);
  if (!row) return undefined;
  return {
    number: integer(row['number']),
    indexed: integer(row['indexed']),
    lastMessage: integer(row['last_message']),
    recentBytes: integer(row['recent_bytes']),
  };
}

/** Begins a recording that has no document yet. */
export function createRow(
  month: MonthDatabase,
  { id, start, user, host }: { id: string; start: number; user: string; host: string },
): RecordingRow {
  const begin = wallTime(start);
  const { lastInsertRowid } = month
    .statement('INSERT INTO recordings (id, start, finish, user_key, host_key) VALUES (?, ?, ?, ?, ?)')
    .run(id, begin, begin, nameKey(user), nameKey(host));
  return { number: Number(lastInsertRowid), indexed: 0, lastMessage: 0, recentBytes: 0 };
}

/** Stores what the indexer knows of a recording. */
export function writeDocument(month: MonthDatabase, number: number, recording: Recording): void {
  month
    .statement(
      `UPDATE recordings SET start = ?, finish = ?, user_key = ?, host_key = ?, document = ?, indexed = ? WHERE number = ?`,
    )
    .run(
      wallTime(recording.start),
      wallTime(recording.start + recording.duration),
      nameKey(recording.user),
      nameKey(recording.host),
      JSON.stringify(recording),
      recording.indexed,
      number,
    );
}

/** A document as it is stored, with the number of messages that the store has by now. */
export function parseDocument(document: string, lastMessage: number): Recording {
  const recording: Recording = JSON.parse(document);
  return lastMessage > recording.messages ? { ...recording, messages: lastMessage } : recording;
}

/** The document of a recording by its number; undefined while it has none. */
export function readDocument(month: MonthDatabase, number: number): Recording | undefined {
  const row = month.statement('SELECT document, last_message FROM recordings WHERE number = ?').get(number);
  if (!row || row['document'] === null) return undefined;
  return parseDocument(text(row['document']), integer(row['last_message']));
}

/** Latest time that is kept apart from later ones, in ms since 1970: the end of 2099. */
const LAST_TIME = 4_102_444_799_999;

/** A wall time as a whole number of ms between 1970 and 2099: forged ones still find a place in the order. */
export function wallTime(time: number): number {
  return Number.isNaN(time) ? 0 : Math.round(Math.min(Math.max(time, 0), LAST_TIME));
}
