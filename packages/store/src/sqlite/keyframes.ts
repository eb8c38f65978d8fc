import type { Keyframe } from '@scribery/format';
import { blob, integer } from './column.ts';
import type { MonthDatabase } from './month-database.ts';
import { pack, unpack } from './packed.ts';

/**
 * How many keyframes are packed against one before them. A screen mostly shows what it showed ten seconds ago, so that
 * the difference takes a tenth of the room; reading one costs reading its base too.
 */
const KEYFRAMES_ON_BASE = 30;

/**
 * Stores keyframes of a recording; one with the same `after` is the same screen and stays as it is,
 * because others may be packed against it.
 */
export function writeKeyframes(
  month: MonthDatabase,
  recording: number,
  keyframes: readonly Keyframe[],
): void {
  if (keyframes.length === 0) return;
  const insert = month.statement(
    'INSERT OR IGNORE INTO keyframes (recording, after, position, base, body) VALUES (?, ?, ?, ?, ?)',
  );
  let base = latestBase(month, recording);
  for (const keyframe of keyframes) {
    const text = JSON.stringify(keyframe);
    const onBase =
      base && base.followers < KEYFRAMES_ON_BASE && base.after < keyframe.after ? base : undefined;
    const body = pack(text, onBase?.dictionary);
    const { changes } = insert.run(
      recording,
      keyframe.after,
      Math.round(keyframe.position),
      onBase?.after ?? null,
      body,
    );
    if (changes === 0) continue;
    if (onBase) onBase.followers++;
    else base = { after: keyframe.after, dictionary: Buffer.from(text), followers: 0 };
  }
}

/** The last keyframe at or before a position in ms. */
export function keyframeAt(month: MonthDatabase, recording: number, position: number): Keyframe | undefined {
  return readKeyframe(
    month,
    recording,
    month
      .statement(
        'SELECT base, body FROM keyframes WHERE recording = ? AND position <= ? ORDER BY position DESC, after DESC LIMIT 1',
      )
      .get(recording, position),
  );
}

/** The last keyframe whose messages all have ids up to `messageId`. */
export function keyframeUpTo(
  month: MonthDatabase,
  recording: number,
  messageId: number,
): Keyframe | undefined {
  return readKeyframe(
    month,
    recording,
    month
      .statement(
        'SELECT base, body FROM keyframes WHERE recording = ? AND after <= ? ORDER BY after DESC LIMIT 1',
      )
      .get(recording, messageId),
  );
}

type Row = ReturnType<ReturnType<MonthDatabase['statement']>['get']>;

function readKeyframe(month: MonthDatabase, recording: number, row: Row): Keyframe | undefined {
  if (!row) return undefined;
  const dictionary = row['base'] === null ? undefined : baseText(month, recording, integer(row['base']));
  const keyframe: Keyframe = JSON.parse(unpack(blob(row['body']), dictionary));
  return keyframe;
}

function baseText(month: MonthDatabase, recording: number, after: number): Buffer {
  const row = month
    .statement('SELECT body FROM keyframes WHERE recording = ? AND after = ?')
    .get(recording, after);
  return Buffer.from(unpack(blob(row?.['body'])));
}

function latestBase(month: MonthDatabase, recording: number) {
  const row = month
    .statement('SELECT after FROM keyframes WHERE recording = ? AND base IS NULL ORDER BY after DESC LIMIT 1')
    .get(recording);
  if (!row) return undefined;
  const after = integer(row['after']);
  const count = month
    .statement('SELECT count(*) AS followers FROM keyframes WHERE recording = ? AND after > ?')
    .get(recording, after);
  return { after, dictionary: baseText(month, recording, after), followers: integer(count?.['followers']) };
}
