import { statSync } from 'node:fs';
import { ScriberyError } from '@scribery/errors';
import type { Command } from 'commander';
import { MissingNote } from '../output/missing.ts';
import type { ApiClient } from './api-client.ts';
import { connect, type StoreOptions, withStoreOptions } from './connect.ts';
import { listRecordings, readRecording } from './recordings.ts';

/** What `REC|FILE` and its options say. */
export interface RecordingOptions extends StoreOptions {
  readonly recording?: string;
}

/** One recording, wherever it is, and the API that tells about it. */
export interface OpenRecording {
  readonly client: ApiClient;
  readonly recording: string;
  /** Places of its file that were damaged and passed over; 0 for one from a store, whose summary tells them. */
  readonly damaged: number;
  close(): Promise<void>;
}

/** Adds the argument `REC|FILE` and the options that go with it. */
export function withRecordingArgument(command: Command): Command {
  return withStoreOptions(command)
    .argument('<rec|file>', "a recording id or its beginning, or a recording's file ('-': standard input)")
    .option('--recording <id>', 'which recording, where a file holds several');
}

/**
 * Opens a recording by its id, by a beginning of it that only it has, or from a file.
 * What exists as a file is a file. A file is read into a store of its own that lasts as long as this process,
 * so that there is one way to a recording's screens.
 */
export async function openRecording(target: string, options: RecordingOptions): Promise<OpenRecording> {
  if (target === '-' || statSync(target, { throwIfNoEntry: false })?.isFile()) {
    const { openRecordingFile } = await import('./recording-file.ts');
    return openRecordingFile(target, options.recording);
  }
  const client = await connect(options, 'read');
  try {
    const recording = await fullRecordingId(client, target, { orFile: true });
    return { client, recording, damaged: 0, close: () => client.close() };
  } catch (error) {
    await client.close();
    throw error;
  }
}

/**
 * The id of a recording by a beginning of it that only it has. With `orFile` the errors tell that it is no file either.
 * @throws ScriberyError SCR_RECORDING_NOT_FOUND, SCR_RECORDING_ID_INVALID
 */
export async function fullRecordingId(
  client: ApiClient,
  target: string,
  { orFile = false }: { readonly orFile?: boolean } = {},
): Promise<string> {
  try {
    return (await readRecording(client, target)).recording;
  } catch (error) {
    if (!(error instanceof ScriberyError)) throw error;
    if (error.code === 'SCR_RECORDING_ID_INVALID') {
      const noFile = orFile ? ', nor is there a file of this name' : '';
      throw new ScriberyError(error.code, `'${target}'${noFile}`, { cause: error });
    }
    if (error.code !== 'SCR_RECORDING_NOT_FOUND') throw error;
    // Two are enough to know that a beginning is not that of one recording.
    const found = [];
    for await (const recording of listRecordings(client, {
      query: `rec:${target}*`,
      limit: 2,
      missing: new MissingNote(),
    }))
      found.push(recording);
    if (found.length > 1) {
      throw new ScriberyError(
        'SCR_RECORDING_NOT_FOUND',
        `several begin with '${target}': give more of the id`,
      );
    }
    const [only] = found;
    if (only === undefined) {
      const noFile = orFile ? ', nor a file of this name' : '';
      throw new ScriberyError('SCR_RECORDING_NOT_FOUND', `'${target}' in ${client.place}${noFile}`);
    }
    return only.recording;
  }
}
