import { constants } from 'node:os';
import { ApiSource, clampSpeed, type RecordingSummary, systemClock } from '@scribery/player';
import { safeText } from '@scribery/screen';
import { type Command, InvalidArgumentError } from 'commander';
import { getStream } from '../client/call.ts';
import {
  type OpenRecording,
  openRecording,
  type RecordingOptions,
  withRecordingArgument,
} from '../client/open-recording.ts';
import { readRecording, recordingPath } from '../client/recordings.ts';
import { type Goal, goalOption, goalPosition } from '../goal.ts';
import { counted } from '../output/counted.ts';
import { writeOut } from '../output/write-out.ts';
import { helpLines } from '../play/help.ts';
import { type PlayerOptions, TerminalPlayer } from '../play/player.ts';
import { searchRecording } from '../play/recording-search.ts';
import { ProcessTerminal } from '../play/viewer-terminal.ts';

/** Cells of a line of `--help`, behind its indent. */
const HELP_WIDTH = 78;

interface PlayCommandOptions extends RecordingOptions {
  readonly speed: number | 'max';
  readonly goto?: Goal;
  readonly paused?: true;
  readonly follow?: true;
  readonly skipIdle?: true;
  readonly lax?: true;
}

export function define(command: Command): void {
  withRecordingArgument(command)
    .option('--speed <n|max>', 'times as fast, 0.25 to 32; max: straight to the end', speedOption, 1)
    .option('--goto <moment>', 'begin there: ms, HH:MM:SS or end', goalOption)
    .option('--paused', 'begin paused')
    .option('--follow', 'begin at the end of a live recording, and stay there')
    .option('--skip-idle', 'leave out times in which nothing happens')
    .option('--lax', 'play on where messages are missing, instead of ending with an error')
    .addHelpText(
      'after',
      `\nKeys:\n${helpLines(HELP_WIDTH)
        .map((line) => `  ${line}`)
        .join('\n')}\n`,
    )
    .addHelpText(
      'after',
      'At the end the last screen stays in the terminal. Without a terminal the transcript is printed.',
    )
    .action(play);
}

async function play(target: string, options: PlayCommandOptions): Promise<void> {
  const opened = await openRecording(target, options);
  try {
    const recording = await readRecording(opened.client, opened.recording);
    if (process.stdout.isTTY) await playInTerminal(opened, recording, options);
    else await printTranscript(opened);
    tellWhatIsMissing(recording, opened.damaged);
  } finally {
    await opened.close();
  }
}

/** What a person would else take for all that there is to see. */
function tellWhatIsMissing({ bytes_out, live, ...summary }: RecordingSummary, damaged: number): void {
  // Much of what is damaged in a file is missing in what was made of it, and counts there, too.
  const problems = Math.max(summary.problems, damaged);
  if (bytes_out === 0 && !live) process.stderr.write('scribery: nothing was shown in this recording\n');
  if (problems === 0) return;
  const places = counted(problems, 'place');
  process.stderr.write(`scribery: ${places} of this recording cannot be read, or the messages are missing\n`);
}

/** Formats that tell neither user nor host have `unknown` for both. */
function whoOf({ user, host }: RecordingSummary): string {
  return user === 'unknown' && host === 'unknown' ? '' : safeText(`${user}@${host}`);
}

async function printTranscript({ client, recording }: OpenRecording): Promise<void> {
  await writeOut(await getStream(client, recordingPath(recording, 'export'), { format: 'text' }));
}

async function playInTerminal(
  { client, recording }: OpenRecording,
  summary: RecordingSummary,
  options: PlayCommandOptions,
): Promise<void> {
  const player = new TerminalPlayer({
    source: new ApiSource(client.fetch, recording),
    terminal: new ProcessTerminal(process.stdout),
    clock: systemClock,
    who: whoOf(summary),
    colours: !process.env.NO_COLOR,
    search: (query) => searchRecording(client, recording, query),
    lax: options.lax === true,
    speed: options.speed === 'max' ? 1 : options.speed,
    skipIdle: options.skipIdle === true,
    start: startOf(options, summary.duration),
  });
  try {
    const end = await player.run();
    if (end.by === 'end') {
      const lines = player.lastScreen();
      const last = lines.findLastIndex((line) => line !== '');
      for (const line of lines.slice(0, last + 1)) process.stdout.write(`${safeText(line)}\n`);
    }
    if (end.by === 'signal') process.exitCode = 128 + constants.signals[end.signal];
  } finally {
    player.dispose();
  }
}

function startOf(options: PlayCommandOptions, duration: number): PlayerOptions['start'] {
  if (options.follow) return { at: duration, then: 'following' };
  const then = options.paused ? 'paused' : 'playing';
  if (options.goto !== undefined) return { at: goalPosition(options.goto, duration), then };
  return { at: options.speed === 'max' ? duration : 0, then };
}

function speedOption(text: string): number | 'max' {
  if (text === 'max') return 'max';
  const speed = Number(text);
  if (clampSpeed(speed) !== speed)
    throw new InvalidArgumentError('it must be a number from 0.25 to 32, or max.');
  return speed;
}
