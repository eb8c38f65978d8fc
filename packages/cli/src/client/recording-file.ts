import { ScriberyError } from '@scribery/errors';
import { safeText } from '@scribery/screen';
import { importFile } from '../importing/import-file.ts';
import { withProgress } from '../output/progress.ts';
import { TemporaryDirectory } from '../temporary-directory.ts';
import { embeddedClient } from './embedded-client.ts';
import type { OpenRecording } from './open-recording.ts';

/** Reads a file into a store that is gone when the recording is closed; `wanted` names one of several recordings. */
export async function openRecordingFile(file: string, wanted: string | undefined): Promise<OpenRecording> {
  const directory = new TemporaryDirectory('file');
  try {
    const client = await embeddedClient(directory.path, { mode: 'write', ephemeral: true });
    const close = async () => {
      await client.close();
      directory[Symbol.dispose]();
    };
    try {
      const imported = await withProgress(`reading ${safeText(file)}`, (onProgress) =>
        importFile(client, file, { onProgress }),
      );
      const recording = choose(
        file,
        imported.map((one) => one.recording),
        wanted,
      );
      return { client, recording, close };
    } catch (error) {
      await client.close();
      throw error;
    }
  } catch (error) {
    directory[Symbol.dispose]();
    throw error;
  }
}

function choose(file: string, recordings: readonly string[], wanted: string | undefined): string {
  if (wanted !== undefined) {
    if (recordings.includes(wanted)) return wanted;
    throw new ScriberyError('SCR_RECORDING_NOT_FOUND', `'${wanted}' in ${file}`);
  }
  const [first, second] = recordings;
  if (first !== undefined && second === undefined) return first;
  throw new ScriberyError(
    'SCR_USAGE',
    `${file} holds ${recordings.length} recordings: choose one with --recording, such as ${recordings.slice(0, 3).join(', ')}`,
  );
}
