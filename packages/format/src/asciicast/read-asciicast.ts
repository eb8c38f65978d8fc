import { ScriberyError } from '@scribery/errors';
import { type ByteSource, type Line, readLines } from '../lines.ts';
import type { ProblemKind, ProblemPlace } from '../problem.ts';
import type { ReadOptions, RecordingPart } from '../recording-part.ts';
import { isObject } from '../schema.ts';
import { CastEventReader } from './cast-event.ts';
import { type CastHeader, castHeader } from './cast-header.ts';

/**
 * Largest asciicast of version 1, in UTF-16 units: it is one JSON document and cannot be read piece by piece. The
 * recorder that wrote them is of 2016; larger ones are refused.
 */
const DOCUMENT_LIMIT = 64 * 1024 * 1024;

/**
 * Reads an asciicast of version 1, 2 or 3. Its window size becomes the first event. Lines that cannot be read are
 * problems; blank lines and comments are nothing. The last exit status ends the recording. Where there is none, and time
 * passes behind the last event that says anything, an end without a status tells how long it is.
 *
 * @throws SCR_INPUT_DAMAGED when there is no header, SCR_FORMAT_UNKNOWN for another version
 */
export async function* readAsciicast(
  source: ByteSource,
  options: ReadOptions,
): AsyncGenerator<RecordingPart> {
  const lines = readLines(source);
  try {
    const value = await readHeader(lines);
    const header = castHeader(value, options);
    const { recording } = header.header;
    const reader = new CastEventReader(header.version);
    yield* begin(header);
    if (header.version === 1) {
      const stdout = isObject(value) && Array.isArray(value['stdout']) ? value['stdout'] : undefined;
      if (stdout === undefined)
        yield problem('message', 'There are no events', { recording, field: 'stdout' });
      for (const [index, event] of (stdout ?? []).entries()) {
        yield* read(reader, event, { recording, field: `stdout[${index}]` });
      }
    } else {
      for await (const line of lines) yield* readLine(reader, line, recording);
    }
    const { end } = reader;
    if (end !== undefined) yield { part: 'events', recording, events: [end] };
    yield { part: 'end', recording, lastPosition: reader.position };
  } finally {
    await lines.return(undefined);
  }
}

/** The header of version 2 and 3 is the first line; a document of version 1 is everything. */
async function readHeader(lines: AsyncGenerator<Line>): Promise<unknown> {
  let text = '';
  for (;;) {
    const next = await lines.next();
    if (next.done === true) break;
    const line = next.value;
    text += line.text ?? '';
    if (line.text === undefined || text.length > DOCUMENT_LIMIT) {
      throw new ScriberyError('SCR_INPUT_DAMAGED', 'the asciicast header is too long', {
        place: { line: line.number },
      });
    }
    if (line.number > 1 || text.trim() === '') continue;
    const value = json(text);
    if (value !== undefined) return value;
  }
  const value = json(text);
  if (value === undefined) {
    throw new ScriberyError('SCR_INPUT_DAMAGED', 'the asciicast header is not JSON', { place: { line: 1 } });
  }
  return value;
}

function* begin({ header, cols, rows, wrong }: CastHeader): Generator<RecordingPart> {
  yield { part: 'start', header };
  for (const field of wrong) {
    yield problem('header', `"${field}" of the header is missing or wrong; its default is taken`, {
      recording: header.recording,
      line: 1,
      field,
    });
  }
  yield { part: 'events', recording: header.recording, events: [{ kind: 'resize', at: 0, cols, rows }] };
}

function* readLine(reader: CastEventReader, line: Line, recording: string): Generator<RecordingPart> {
  const place = { line: line.number, recording };
  if (line.text === undefined) {
    yield problem('line', `The line is too long (${line.bytes} bytes) and left out`, place);
    return;
  }
  if (line.damaged) yield problem('line', 'The line is not all UTF-8', place);
  if (line.text.trim() === '' || line.text.startsWith('#')) return;
  const value = json(line.text);
  if (value === undefined) yield problem('json', 'The line is not JSON', place);
  else yield* read(reader, value, place);
}

function* read(reader: CastEventReader, value: unknown, place: ProblemPlace): Generator<RecordingPart> {
  const { event, problem: text } = reader.read(value);
  if (text !== undefined) yield problem('event', text, place);
  if (event !== undefined) yield { part: 'events', recording: place.recording ?? '', events: [event] };
}

function problem(kind: ProblemKind, text: string, place: ProblemPlace): RecordingPart {
  return { part: 'problem', problem: { kind, text, place } };
}

/** The value of a JSON text; undefined when it is none. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
