import { jsonObjects } from './json-objects.ts';
import { type ByteSource, readLines } from './lines.ts';
import { MessageDecoder } from './message-decoder.ts';
import { headerOf } from './message-header.ts';
import { MessageOrder, type PlacedMessage } from './message-order.ts';
import { parseMessage } from './parse-message.ts';
import type { FormatProblem, ProblemKind } from './problem.ts';
import type { ReadOptions, RecordingPart } from './recording-part.ts';
import { UnnamedRecordings } from './unnamed-recordings.ts';

interface OpenRecording {
  readonly decoder: MessageDecoder;
  readonly order: MessageOrder;
  /** Id of the last message that came, for the order on file. */
  lastId: number;
}

/**
 * Reads a file of messages, one a line: what tlog's file writer and ours write, any number of recordings mixed.
 * Messages that stand in the wrong order are put right within limits, and reported. Without `recording`, messages that do not name theirs are
 * refused.
 */
export async function* readTlog(
  source: ByteSource,
  { recording: first }: Partial<Pick<ReadOptions, 'recording'>> = {},
): AsyncGenerator<RecordingPart> {
  const open = new Map<string, OpenRecording>();
  const unnamed = first === undefined ? undefined : new UnnamedRecordings(first);
  for await (const line of readLines(source)) {
    if (line.text === undefined) {
      yield problem('line', `The line is too long (${line.bytes} bytes) and left out`, line.number);
      continue;
    }
    if (line.text.trim() === '') continue;
    if (line.damaged) yield problem('line', 'The line is not all UTF-8', line.number);
    const place = { line: line.number };
    let read = [parseMessage(line.text, place, unnamed)];
    const texts = read[0]?.problem?.kind === 'json' ? jsonObjects(line.text) : [];
    if (texts.length > 1) {
      yield problem('line', 'Several messages stand on one line', line.number);
      read = texts.map((text) => parseMessage(text, place, unnamed));
    }
    for (const parsed of read) {
      if (parsed.problem !== undefined) yield { part: 'problem', problem: parsed.problem };
      else yield* take(open, { message: parsed.message, line: line.number });
    }
  }
  for (const [id, recording] of open) {
    for (const placed of recording.order.end()) yield* decode(recording, placed);
    yield { part: 'end', recording: id, lastPosition: recording.decoder.state.position };
  }
}

function* take(open: Map<string, OpenRecording>, { message, line }: PlacedMessage): Generator<RecordingPart> {
  let recording = open.get(message.rec);
  if (recording === undefined) {
    recording = { decoder: new MessageDecoder(), order: new MessageOrder(), lastId: 0 };
    open.set(message.rec, recording);
    yield { part: 'start', header: headerOf(message) };
  }
  if (message.id < recording.lastId) {
    const place = { line, recording: message.rec, id: message.id };
    const text = 'The message stands after one with a later id';
    yield { part: 'problem', problem: { kind: 'order', text, place } };
  }
  recording.lastId = message.id;
  for (const placed of recording.order.add({ message, line })) yield* decode(recording, placed);
}

function* decode({ decoder }: OpenRecording, { message, line }: PlacedMessage): Generator<RecordingPart> {
  const before = decoder.state.id;
  const { events, problems } = decoder.decode(message);
  for (const { kind, text, place } of problems) {
    yield { part: 'problem', problem: { kind, text, place: { line, ...place } } };
  }
  // A message that the decoder left out is not the recording's.
  if (decoder.state.id !== before) yield { part: 'events', recording: message.rec, events, message };
}

function problem(kind: ProblemKind, text: string, line: number): { part: 'problem'; problem: FormatProblem } {
  return { part: 'problem', problem: { kind, text, place: { line } } };
}
