import { safeText } from '@scribery/screen';
import type { ScreenAt } from '@scribery/server';
import type { Command } from 'commander';
import { getJson } from '../client/call.ts';
import { openRecording, type RecordingOptions, withRecordingArgument } from '../client/open-recording.ts';
import { readRecording, recordingPath } from '../client/recordings.ts';
import { type Goal, goalOption, goalPosition } from '../goal.ts';
import { printJson } from '../output/json-line.ts';

interface ScreenOptions extends RecordingOptions {
  readonly at: Goal;
  readonly json?: true;
}

export function define(command: Command): void {
  withRecordingArgument(command)
    .requiredOption('--at <moment>', 'the moment: ms, HH:MM:SS or end', goalOption)
    .option('--json', 'one JSON object: {position, cols, rows, cursor, buffer, lines}')
    .action(screen);
}

async function screen(target: string, options: ScreenOptions): Promise<void> {
  const { client, recording, close } = await openRecording(target, options);
  try {
    const { duration } = await readRecording(client, recording);
    const view: ScreenAt = await getJson(client, recordingPath(recording, 'screen'), {
      at: goalPosition(options.at, duration),
    });
    if (options.json) {
      const { position, cols, rows, cursor, buffer, lines } = view;
      printJson({ position, cols, rows, cursor, buffer, lines });
    } else {
      for (const line of view.lines) process.stdout.write(`${safeText(line)}\n`);
    }
  } finally {
    await close();
  }
}
