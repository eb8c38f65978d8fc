import { ScriberyError } from '@scribery/errors';
import { safeText } from '@scribery/screen';
import { type ImportedRecording, importFile } from '../importing/import-file.ts';
import { ToldProblems } from '../importing/told-problems.ts';
import { withProgress } from '../output/progress.ts';
import { TemporaryDirectory } from '../temporary-directory.ts';
import { embeddedClient } from './embedded-client.ts';
import type { OpenRecording } from './open-recording.ts';

/** Reads a file into a store that is gone when the recording is closed, and tells what is damaged in it; `wanted` names one of several recordings. */
export async function openRecordingFile(file: string, wanted: string | undefined): Promise<OpenRecording> {
  const directory = new TemporaryDirectory('file');
  try {
    const client = await embeddedClient(directory.path, { mode: 'write', ephemeral: true });
    const close = async () => {
      await client.close();
      directory[Symbol.dispose]();
    };
    try {
      const problems = new ToldProblems(file);
      const imported = await withProgress(`reading ${safeText(file)}`, (onProgress) =>
        importFile(client, file, { onProgress, onProblem: (problem) => problems.take(problem) }),
      );
      problems.print();
      const { recording, problems: damaged } = choose(file, imported, wanted);
      return { client, recording, damaged, close };
    } catch (error) {
      await client.close();
      throw error;
    }
  } catch (error) {
    directory[Symbol.dispose]();
    throw error;
  }
}

function choose(
  file: string,
  imported: readonly ImportedRecording[],
  wanted: string | undefined,
): ImportedRecording {
  if (wanted !== undefined) {
    const found = imported.find(({ recording }) => recording === wanted);
    if (found) return found;
    throw new ScriberyError('SCR_RECORDING_NOT_FOUND', `'${wanted}' in ${file}`);
  }
  const [first, second] = imported;
  if (first !== undefined && second === undefined) return first;
  const some = imported.slice(0, 3).map(({ recording }) => recording);
  throw new ScriberyError(
    'SCR_USAGE',
    `${file} holds ${imported.length} recordings: choose one with --recording, such as ${some.join(', ')}`,
  );
}
