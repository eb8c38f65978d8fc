import { type Command, Option } from 'commander';
import { getStream } from '../client/call.ts';
import { openRecording, type RecordingOptions, withRecordingArgument } from '../client/open-recording.ts';
import { recordingPath } from '../client/recordings.ts';
import { writeOut } from '../output/write-out.ts';

interface ExportOptions extends RecordingOptions {
  readonly format: string;
  readonly output?: string;
}

export function define(command: Command): void {
  withRecordingArgument(command)
    .addOption(
      new Option('--format <format>', 'tlog-play and asciinema read the first two')
        .choices(['tlog', 'asciicast', 'text'])
        .makeOptionMandatory(),
    )
    .option('-o, --output <file>', 'where to write it; standard output if left out')
    .action(exportRecording);
}

async function exportRecording(target: string, options: ExportOptions): Promise<void> {
  const { client, recording, close } = await openRecording(target, options);
  try {
    const path = recordingPath(recording, 'export');
    const body = await getStream(client, path, { format: options.format });
    await writeOut(body, options.output);
  } finally {
    await close();
  }
}
