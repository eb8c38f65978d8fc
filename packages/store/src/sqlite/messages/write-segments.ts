import { blob, integer } from '../column.ts';
import type { MonthDatabase } from '../month-database.ts';
import { cutSegments, packSegment, type StoredMessage, unpackSegment } from './segment.ts';

interface SegmentRow {
  readonly row: number;
  readonly first: number;
  readonly last: number;
}

/**
 * Packs messages of one recording into segments. Segments never overlap: messages that came late, between those of a
 * segment, join it, and those between two segments become one of their own.
 */
export function writeSegments(
  month: MonthDatabase,
  recording: number,
  messages: readonly StoredMessage[],
): void {
  const sorted = messages.toSorted((a, b) => a.id - b.id);
  const first = sorted[0]?.id;
  if (first === undefined) return;
  const segments = segmentsFrom(month, recording, first);
  let next = 0;
  while (next < sorted.length) {
    const id = sorted[next]?.id ?? 0;
    const segment = segments.find(({ last }) => last >= id);
    const limit = !segment ? Number.POSITIVE_INFINITY : id < segment.first ? segment.first - 1 : segment.last;
    let end = next;
    while (end < sorted.length && (sorted[end]?.id ?? 0) <= limit) end++;
    const group = sorted.slice(next, end);
    if (segment && id >= segment.first) joinSegment(month, recording, segment, group);
    else insertSegments(month, recording, group);
    next = end;
  }
}

/** Segments that hold or follow an id, in order. */
function segmentsFrom(month: MonthDatabase, recording: number, id: number): SegmentRow[] {
  return month
    .statement(
      `SELECT rowid, first, last FROM segments WHERE recording = ? AND first >= coalesce(
         (SELECT max(first) FROM segments WHERE recording = ? AND first <= ?), 0) AND last >= ? ORDER BY first`,
    )
    .all(recording, recording, id, id)
    .map((row) => ({ row: integer(row['rowid']), first: integer(row['first']), last: integer(row['last']) }));
}

function joinSegment(
  month: MonthDatabase,
  recording: number,
  segment: SegmentRow,
  messages: readonly StoredMessage[],
): void {
  const row = month.statement('SELECT body FROM segments WHERE rowid = ?').get(segment.row);
  const stored = unpackSegment(blob(row?.['body']), segment.first, segment.last);
  month.statement('DELETE FROM segments WHERE rowid = ?').run(segment.row);
  insertSegments(
    month,
    recording,
    [...stored, ...messages].sort((a, b) => a.id - b.id),
  );
}

function insertSegments(month: MonthDatabase, recording: number, messages: readonly StoredMessage[]): void {
  const insert = month.statement('INSERT INTO segments (recording, first, last, body) VALUES (?, ?, ?, ?)');
  for (const group of cutSegments(messages)) {
    const first = group[0]?.id ?? 0;
    insert.run(recording, first, group.at(-1)?.id ?? first, packSegment(group));
  }
}
