import type { SQLOutputValue } from 'node:sqlite';
import { integer, text } from '../column.ts';
import type { MonthDatabase } from '../month-database.ts';
import { bodyText, type StoredMessage } from './segment.ts';

// Messages that wait as rows until they fill a segment.

export function insertRecent(
  month: MonthDatabase,
  recording: number,
  messages: readonly StoredMessage[],
): void {
  const insert = month.statement('INSERT INTO recent (recording, id, body) VALUES (?, ?, ?)');
  for (const { id, body } of messages) insert.run(recording, id, bodyText(body));
}

/** Removes those of a recording; gives them in any order. */
export function takeRecent(month: MonthDatabase, recording: number): StoredMessage[] {
  return month
    .statement('DELETE FROM recent WHERE recording = ? RETURNING id, body')
    .all(recording)
    .map(storedMessage);
}

/** Those with ids between two, in order: the first `limit`. */
export function readRecent(
  month: MonthDatabase,
  recording: number,
  { from, to, limit }: { readonly from: number; readonly to: number; readonly limit: number },
): StoredMessage[] {
  return month
    .statement('SELECT id, body FROM recent WHERE recording = ? AND id BETWEEN ? AND ? ORDER BY id LIMIT ?')
    .all(recording, from, to, limit)
    .map(storedMessage);
}

function storedMessage(row: Record<string, SQLOutputValue>): StoredMessage {
  return { id: integer(row['id']), body: Buffer.from(text(row['body'])) };
}
