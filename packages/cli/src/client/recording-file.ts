import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScriberyError } from '@scribery/errors';
import { safeText } from '@scribery/screen';
import { importFile } from '../importing/import-file.ts';
import { withProgress } from '../output/progress.ts';
import { embeddedClient } from './embedded-client.ts';
import type { OpenRecording } from './open-recording.ts';

/** Reads a file into a store that is gone when the recording is closed; `wanted` names one of several recordings. */
export async function openRecordingFile(file: string, wanted: string | undefined): Promise<OpenRecording> {
  const directory = await mkdtemp(join(tmpdir(), 'scribery-file-'));
  const remove = () => rm(directory, { recursive: true, force: true });
  try {
    const client = await embeddedClient(directory, { mode: 'write', ephemeral: true });
    const close = async () => {
      await client.close();
      await remove();
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
    await remove();
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
