import { ScriberyError } from '@scribery/errors';
import { type FormatProblem, MessageEncoder, readRecordings, serialiseMessage } from '@scribery/format';
import type { ApiClient } from '../client/api-client.ts';
import { postJson } from '../client/call.ts';
import { recordingPath } from '../client/recordings.ts';
import { sha256 } from '../sha256.ts';
import { IngestBatch } from './ingest-batch.ts';
import { inputFile } from './input-file.ts';

/** What became of one recording of a file. */
export interface ImportedRecording {
  readonly recording: string;
  readonly file: string;
  /** Messages of the file that the store now has, whether or not it had them before. */
  readonly messages: number;
  /** ms. */
  readonly duration: number;
  /** Places that were damaged and passed over. */
  readonly problems: number;
}

export interface ImportOptions {
  /** Host and user of recordings whose format does not name them. */
  readonly host?: string;
  readonly user?: string;
  /** Told about each place that was passed over. */
  readonly onProblem?: (problem: FormatProblem) => void;
  /** Told how much of the file is read, in bytes. */
  readonly onProgress?: (bytes: number) => void;
}

/** What is known of a recording while its file is read. */
interface OpenImport {
  readonly encoder: MessageEncoder;
  messages: number;
  duration: number;
  problems: number;
}

/**
 * Stores every recording of a file, `-` being standard input. The format is recognised from the content; messages are
 * stored as they are, other formats become messages. A recording that has no id gets one from the file's content, so
 * importing twice stores once. All recordings are ended afterwards: nothing more of them will come.
 *
 * @throws ScriberyError SCR_INPUT_UNREADABLE, SCR_FORMAT_UNKNOWN or SCR_INPUT_DAMAGED when nothing of it is a recording
 */
export async function importFile(
  client: ApiClient,
  path: string,
  options: ImportOptions = {},
): Promise<ImportedRecording[]> {
  using input = await inputFile(path);
  const open = new Map<string, OpenImport>();
  // Damage before the first recording, or in a line that names none of the file, is counted for the one that it stands
  // next to.
  let current: string | undefined;
  let early = 0;
  const count = (recording: string | undefined) => {
    const known = open.get(recording ?? '') ?? open.get(current ?? '');
    if (known === undefined) early++;
    else known.problems++;
  };
  let firstProblem: FormatProblem | undefined;
  const batch = new IngestBatch(client, (refused) => {
    const known = open.get(refused.recording);
    if (known !== undefined) known.messages--;
    count(refused.recording);
    const { recording, id, message: text } = refused;
    options.onProblem?.({ kind: 'message', text, place: { recording, id } });
  });
  const { host, user } = options;
  const parts = readRecordings(input.chunks(options.onProgress), {
    recording: input.recording,
    ...(host === undefined ? {} : { host }),
    ...(user === undefined ? {} : { user }),
  });
  for await (const part of parts) {
    switch (part.part) {
      case 'start': {
        current = part.header.recording;
        const encoder = new MessageEncoder(part.header, { sha256 });
        open.set(current, { encoder, messages: 0, duration: 0, problems: early });
        early = 0;
        break;
      }
      case 'problem':
        firstProblem ??= part.problem;
        count(part.problem.place.recording);
        options.onProblem?.(part.problem);
        break;
      case 'events': {
        current = part.recording;
        const known = open.get(current);
        if (known === undefined) break;
        const lines =
          part.message === undefined
            ? part.events.flatMap((event) => known.encoder.push(event)).map(({ line }) => line)
            : [Buffer.from(`${serialiseMessage(part.message)}\n`)];
        known.messages += lines.length;
        for (const line of lines) await batch.add(line);
        break;
      }
      case 'end': {
        const known = open.get(part.recording);
        if (known === undefined) break;
        known.duration = part.lastPosition;
        const rest = known.encoder.finish();
        known.messages += rest.length;
        for (const { line } of rest) await batch.add(line);
        break;
      }
    }
  }
  await batch.flush();
  if (open.size === 0) {
    const { text, place } = firstProblem ?? { text: 'there is nothing', place: {} };
    const { line, field } = place;
    throw new ScriberyError('SCR_INPUT_DAMAGED', `none of it can be read as a recording. ${text}`, {
      place: { ...(line !== undefined && { line }), ...(field !== undefined && { field }) },
    });
  }
  const imported: ImportedRecording[] = [];
  for (const [recording, { messages, duration, problems }] of open) {
    if (messages > 0) await postJson(client, recordingPath(recording, 'close'));
    imported.push({ recording, file: path, messages, duration, problems });
  }
  return imported;
}
