import { isDeepStrictEqual } from 'node:util';
import type { ReceivedMessage } from '@scribery/format';
import type { AppendOutcome } from '../../store.ts';
import { blob, integer } from '../column.ts';
import type { MonthDatabase } from '../month-database.ts';
import type { RecordingRow } from '../recording-row.ts';
import { insertRecent, readRecent, takeRecent } from './recent.ts';
import { bodyText, SEGMENT_BYTES, type StoredMessage, unpackSegment } from './segment.ts';
import { writeSegments } from './write-segments.ts';

/**
 * Bytes of messages of one recording that are packed as they come, with what waits: a recording that catches up does not
 * have to be written as rows, and read again, first. Such segments pack a thirtieth worse than full ones.
 */
const BULK_BYTES = 64 * 1024;

/** Appends messages of one recording, inside a transaction; the outcomes in their order. */
export function appendToRecording(
  month: MonthDatabase,
  row: RecordingRow,
  messages: readonly ReceivedMessage[],
): AppendOutcome[] {
  const accepted = new Map<number, StoredMessage>();
  const outcomes = messages.map(({ message: { id }, line }): AppendOutcome => {
    const stored = accepted.get(id)?.body ?? storedBody(month, row, id);
    if (stored !== undefined) return isSame(stored, line) ? 'known' : 'conflict';
    accepted.set(id, { id, body: line });
    return 'stored';
  });
  if (accepted.size > 0) writeMessages(month, row, [...accepted.values()]);
  return outcomes;
}

/** Packs what is left of a recording's recent messages, because no more are expected. */
export function packRecent(month: MonthDatabase, row: RecordingRow): void {
  if (row.recentBytes === 0) return;
  writeSegments(month, row.number, takeRecent(month, row.number));
  month.statement('UPDATE recordings SET recent_bytes = 0 WHERE number = ?').run(row.number);
}

/** Messages wait as rows until a segment is full, so that a small one is not packed again and again. */
function writeMessages(month: MonthDatabase, row: RecordingRow, messages: readonly StoredMessage[]): void {
  const bytes = messages.reduce((sum, { body }) => sum + body.length, row.recentBytes);
  const last = messages.reduce((max, { id }) => Math.max(max, id), row.lastMessage);
  const full = bytes >= SEGMENT_BYTES || bytes - row.recentBytes >= BULK_BYTES;
  if (full) {
    writeSegments(month, row.number, [
      ...(row.recentBytes > 0 ? takeRecent(month, row.number) : []),
      ...messages,
    ]);
  } else {
    insertRecent(month, row.number, messages);
  }
  month
    .statement('UPDATE recordings SET last_message = ?, recent_bytes = ? WHERE number = ?')
    .run(last, full ? 0 : bytes, row.number);
}

function storedBody(month: MonthDatabase, row: RecordingRow, id: number): Uint8Array | undefined {
  if (id > row.lastMessage) return undefined;
  const [recent] = readRecent(month, row.number, { from: id, to: id, limit: 1 });
  if (recent) return recent.body;
  const segment = month
    .statement(
      'SELECT first, last, body FROM segments WHERE recording = ? AND first <= ? ORDER BY first DESC LIMIT 1',
    )
    .get(row.number, id);
  if (!segment || integer(segment['last']) < id) return undefined;
  const messages = unpackSegment(blob(segment['body']), integer(segment['first']), integer(segment['last']));
  return messages.find((message) => message.id === id)?.body;
}

/** The same keys in another order are the same message. */
function isSame(stored: Uint8Array, body: Uint8Array): boolean {
  if (Buffer.compare(stored, body) === 0) return true;
  return isDeepStrictEqual(JSON.parse(bodyText(stored)), JSON.parse(bodyText(body)));
}
