import { type FormatProblem, type Line, LINE_LIMIT, type Message, parseMessage } from '@scribery/format';
import type { IngestAnswer } from '../api/schemas.ts';
import { messageWeight } from '../writer/message-weight.ts';
import type { Appended, Writer } from '../writer/writer.ts';

/** Weight of the messages that are handed to the writer at once; each is parsed while the one before is stored. */
const BATCH_WEIGHT = 1024 * 1024;
/** Batches of one request that may be under way: the body is read no faster than it is stored. */
const BATCHES_UNDER_WAY = 2;
/** Refused lines that are listed in an answer; the rest is only counted. */
const REFUSALS_LISTED = 1_000;

type Refusal = IngestAnswer['refused'][number];

/** Parses lines and stores what is good, whatever else is wrong; resolves when everything is stored for good. */
export async function ingestMessages(
  lines: AsyncIterable<Line>,
  writer: Writer,
  stored: (recording: string) => void,
): Promise<IngestAnswer> {
  const commits = new Map<string, number>();
  const report = { stored: 0, known: 0, refusals: 0, refused: new Array<Refusal>() };
  const refuse = (refusal: Refusal) => {
    report.refusals++;
    if (report.refused.length < REFUSALS_LISTED) report.refused.push(refusal);
  };
  const note = (batch: Batch, { outcomes, commits: points }: Appended) => {
    for (const [index, message] of batch.messages.entries()) {
      const outcome = outcomes[index];
      if (outcome === 'stored') report.stored++;
      if (outcome === 'known') report.known++;
      if (outcome === 'conflict') refuse(conflict(batch.lines[index] ?? 0, message));
    }
    for (const { recording, id } of points) {
      commits.set(recording, Math.max(id, commits.get(recording) ?? 0));
      stored(recording);
    }
  };

  const underWay: Promise<void>[] = [];
  const send = async (batch: Batch) => {
    const sent = writer.append(batch.messages).then((appended) => note(batch, appended));
    // It is awaited below; until then a refusal must not count as unhandled.
    sent.catch(() => {});
    underWay.push(sent);
    if (underWay.length >= BATCHES_UNDER_WAY) await underWay.shift();
  };

  try {
    let batch = new Batch();
    for await (const line of lines) {
      if (line.bytes === 0) continue;
      const read = readLine(line);
      if ('code' in read) {
        refuse(read);
        continue;
      }
      batch.add(line.number, read);
      if (batch.weight >= BATCH_WEIGHT) {
        await send(batch);
        batch = new Batch();
      }
    }
    if (batch.messages.length > 0) await send(batch);
  } finally {
    // Also when the body broke off: what was handed in is stored before the answer.
    await Promise.all(underWay);
  }
  report.refused.sort((a, b) => a.line - b.line);
  return { ...report, commits: [...commits].map(([recording, id]) => ({ recording, id })) };
}

class Batch {
  readonly messages: Message[] = [];
  readonly lines: number[] = [];
  weight = 0;

  add(line: number, message: Message): void {
    this.messages.push(message);
    this.lines.push(line);
    this.weight += messageWeight([message]);
  }
}

function readLine({ number, text, damaged: broken }: Line): Message | Refusal {
  if (text === undefined) return damaged(number, `The line is longer than ${LINE_LIMIT} bytes`);
  if (broken) return damaged(number, 'The line is not UTF-8');
  const { message, problem } = parseMessage(text, { line: number });
  return problem === undefined ? message : refusalOf(number, problem);
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
