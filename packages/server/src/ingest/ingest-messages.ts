import {
  type FormatProblem,
  type Line,
  type Message,
  parseMessage,
  type ReceivedMessage,
  withLine,
} from '@scribery/format';
import type { IngestAnswer } from '../api/schemas.ts';
import { messageWeight } from '../writer/message-weight.ts';
import type { Writer } from '../writer/writer.ts';
import { ingestLines } from './ingest-lines.ts';

type Refusal = IngestAnswer['refused'][number];

/** Parses lines and stores what is good, whatever else is wrong; resolves when everything is stored for good. */
export async function ingestMessages(
  lines: AsyncIterable<Line>,
  writer: Writer,
  stored: (recording: string) => void,
): Promise<IngestAnswer> {
  const commits = new Map<string, number>();
  const counts = { stored: 0, known: 0 };
  const refused = await ingestLines<ReceivedMessage, Refusal>(lines, {
    read: readMessage,
    damaged,
    weigh: (received) => messageWeight([received]),
    store: async (batch, refuse) => {
      const { outcomes, commits: points } = await writer.append(batch.map(({ value }) => value));
      for (const [index, { line, value }] of batch.entries()) {
        const outcome = outcomes[index];
        if (outcome === 'stored') counts.stored++;
        if (outcome === 'known') counts.known++;
        if (outcome === 'conflict') refuse(conflict(line, value.message));
      }
      for (const { recording, id } of points) {
        commits.set(recording, Math.max(id, commits.get(recording) ?? 0));
        stored(recording);
      }
    },
  });
  return { ...counts, ...refused, commits: [...commits].map(([recording, id]) => ({ recording, id })) };
}

function readMessage(line: number, text: string, data: Uint8Array): ReceivedMessage | Refusal {
  const { message, asWritten, problem } = parseMessage(text, { line });
  if (problem !== undefined) return refusalOf(line, problem);
  // What stands around the object (a byte order mark, blanks, the CR of a line end) is not kept.
  const bare = data[0] === OPENING_BRACE && data[data.length - 1] === CLOSING_BRACE;
  return asWritten && bare ? { message, line: kept(data) } : withLine(message);
}

const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;

/**
 * How much more memory than its bytes a line that waits may keep: it stands in a chunk of the body, and all other lines in
 * that may have been refused.
 */
const MEMORY_OF_LINE = 4;

/** The line, by itself where it would keep much more than that. `slice` of a Buffer would be no copy. */
function kept(line: Uint8Array): Uint8Array {
  return line.buffer.byteLength > MEMORY_OF_LINE * line.length ? new Uint8Array(line) : line;
}

function damaged(line: number, message: string): Refusal {
  return { line, recording: null, id: null, code: 'SCR_INPUT_DAMAGED', message };
}

function refusalOf(line: number, { kind, text, place }: FormatProblem): Refusal {
  return {
    line,
    recording: place.recording ?? null,
    id: place.id ?? null,
    code: kind === 'recording' ? 'SCR_RECORDING_ID_INVALID' : 'SCR_INPUT_DAMAGED',
    message: text,
  };
}

function conflict(line: number, { rec, id }: Message): Refusal {
  const message = 'Another message with this recording and id is stored';
  return { line, recording: rec, id, code: 'SCR_MESSAGE_CONFLICT', message };
}
