import type { RecordingEvent } from '../event.ts';
import type { FormatProblem } from '../problem.ts';
import type { RecordingPart } from '../recording-part.ts';

/** All that a reader yields, sorted by kind of part. */
export async function collect(parts: AsyncIterable<RecordingPart>) {
  const events: RecordingEvent[] = [];
  const problems: FormatProblem[] = [];
  const recordings: string[] = [];
  for await (const part of parts) {
    if (part.part === 'events') events.push(...part.events);
    else if (part.part === 'problem') problems.push(part.problem);
    else if (part.part === 'start') recordings.push(part.header.recording);
  }
  return { events, problems, recordings, output: bytesOf(events, 'output'), input: bytesOf(events, 'input') };
}

/** All that an asynchronous source gives. */
export async function all<Value>(source: AsyncIterable<Value>): Promise<Value[]> {
  const values: Value[] = [];
  for await (const value of source) values.push(value);
  return values;
}

/** The bytes of one stream. */
function bytesOf(events: readonly RecordingEvent[], kind: 'output' | 'input'): Buffer {
  return Buffer.concat(events.flatMap((event) => (event.kind === kind ? [event.data] : [])));
}
