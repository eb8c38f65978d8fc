import { createHash } from 'node:crypto';
import { type Message, MessageEncoder } from '@scribery/format';
import type { CorpusRecording } from './record.ts';

/** The agent's flush, in ms of recording time. */
const FLUSH_MS = 250;

/** Output of a recording with the positions (ms) at which it came. */
export type TimedOutput = Iterable<CorpusRecording['output'][number]>;

/** The messages of one recording as its agent would have sent them, chained, with an end. */
export function* corpusMessages(
  recording: string,
  { cols, rows }: { cols: number; rows: number },
  output: TimedOutput,
): Generator<Message> {
  const encoder = new MessageEncoder(
    {
      recording,
      host: 'bench',
      user: 'bench',
      term: 'xterm-256color',
      session: 1,
      start: Date.UTC(2026, 10, 1),
    },
    { sha256: (text) => createHash('sha256').update(text).digest('hex') },
  );
  for (const { message } of encoder.push({ kind: 'resize', at: 0, cols, rows })) yield message;
  let flushed = 0;
  let last = 0;
  for (const { at, data } of output) {
    for (const { message } of encoder.push({ kind: 'output', at, data })) yield message;
    last = at;
    if (at - flushed < FLUSH_MS) continue;
    const rest = encoder.flush();
    if (rest !== undefined) yield rest.message;
    flushed = at;
  }
  for (const { message } of encoder.push({ kind: 'end', at: last, exit: 0 })) yield message;
  for (const { message } of encoder.finish()) yield message;
}
