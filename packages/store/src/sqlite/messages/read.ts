import { blob, integer } from '../column.ts';
import type { MonthDatabase } from '../month-database.ts';
import { readRecent } from './recent.ts';
import { type StoredMessage, unpackSegment } from './segment.ts';

/** Most messages that are read at once where they are not in a segment: they may be 16 KiB each. */
const ROWS_AT_ONCE = 64;

/**
 * Messages of a recording from an id on, in order: some of them, and at least one while there are any; undefined when
 * there is none. Call it inside a `read`, since a writer moves messages from rows to segments.
 */
export function readSome(
  month: MonthDatabase,
  recording: number,
  from: number,
  to: number,
): StoredMessage[] | undefined {
  const segment = month
    .statement(
      `SELECT first, last, body FROM segments WHERE recording = ? AND last >= ? AND first >= coalesce(
         (SELECT max(first) FROM segments WHERE recording = ? AND first <= ?), 0) ORDER BY first LIMIT 1`,
    )
    .get(recording, from, recording, from);
  const recent = readRecent(month, recording, {
    from,
    to: segment ? Math.min(to, integer(segment['last'])) : to,
    limit: ROWS_AT_ONCE,
  });
  const stored = segment
    ? unpackSegment(blob(segment['body']), integer(segment['first']), integer(segment['last']))
    : [];
  const wanted = stored.filter(({ id }) => id >= from && id <= to);
  // Beyond the rows that were read there may be more of them, which come before the rest of the segment.
  const limit = recent.length === ROWS_AT_ONCE ? (recent.at(-1)?.id ?? to) : to;
  const some = [...wanted.filter(({ id }) => id <= limit), ...recent].sort((a, b) => a.id - b.id);
  return some.length > 0 ? some : undefined;
}
