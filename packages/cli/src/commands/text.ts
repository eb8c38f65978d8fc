import type { Command } from 'commander';
import { getStream } from '../client/call.ts';
import { openRecording, type RecordingOptions, withRecordingArgument } from '../client/open-recording.ts';
import { recordingPath } from '../client/recordings.ts';
import { writeOut } from '../output/write-out.ts';

export function define(command: Command): void {
  withRecordingArgument(command).action(text);
}

async function text(target: string, options: RecordingOptions): Promise<void> {
  const { client, recording, close } = await openRecording(target, options);
  try {
    const path = recordingPath(recording, 'export');
    await writeOut(await getStream(client, path, { format: 'text' }));
  } finally {
    await close();
  }
}
