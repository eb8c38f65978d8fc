import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ScriberyError } from '@scribery/errors';
import { checkFile } from './check-file.ts';
import type { Delivered } from './delivery.ts';
import type { Destination } from './destination.ts';
import { type RecorderEnd, startRecorder } from './recorder.ts';
import { newRecordingId } from './recording-id.ts';

/** After this time, in ms, somebody who waits for the shell's end is told what for. */
const TELL_AFTER_MS = 4000;

/** How long a destination that does not answer is waited for after the recording's end, in ms. */
const ANSWER_WITHIN_MS = 4000;

/** How long one that takes messages may take for all of them, in ms: enough for a gigabyte. */
const DELIVER_WITHIN_MS = 120_000;

/** Exit status of a recorder that could not start. */
const NOT_STARTED = 125;

export interface RecordOptions {
  readonly destination: Destination;
  /** Empty: the user's shell. */
  readonly command: readonly string[];
  /** Called with lines for people: nothing is printed while the recorded program runs. */
  readonly tell: (line: string) => void;
  readonly verbose: boolean;
  /** After how many ms somebody who waits for the end is told what for. */
  readonly tellAfterMs?: number;
  /** Hangs up what is recorded, as a closed terminal would. */
  readonly hangUp?: AbortSignal;
}

/**
 * Records a command or the user's shell on this process's terminal and stores it while it runs. Resolves with the
 * program's end when the recording is stored, or left in its spool after a bounded time.
 * The recorder is started first; what delivers is loaded while the shell comes up.
 *
 * @throws ScriberyError SCR_OUTPUT_FAILED, SCR_RECORDER_FAILED before anything runs, when there is no place for the recording
 */
export async function record(options: RecordOptions): Promise<RecorderEnd> {
  const { destination, command, tell, verbose, tellAfterMs = TELL_AFTER_MS, hangUp } = options;
  const { spoolDirectory } = destination;
  if (destination.file !== undefined) checkFile(destination.file);
  makeDirectory(spoolDirectory);
  const recording = newRecordingId();
  const spool = join(spoolDirectory, `${recording}.spool`);
  if (verbose) tell(`recording ${recording}`);
  const recorder = startRecorder({ spool, recording, command });
  hangUp?.addEventListener('abort', recorder.hangUp);

  const giveUp = new AbortController();
  let reachable = true;
  const delivering = import('./delivery.ts').then(({ deliverRecording }) =>
    deliverRecording({
      spool,
      destination,
      recorderRuns: recorder.runs,
      signal: giveUp.signal,
      onReachable: (now) => {
        reachable = now;
      },
    }),
  );
  // Its failure is looked at when the recorder has ended; until then it must not end this process.
  delivering.catch(() => {});
  try {
    const end = await recorder.ended;
    const timers = [
      setTimeout(() => tell('still sending the recording…'), tellAfterMs),
      setInterval(() => {
        if (!reachable) giveUp.abort();
      }, ANSWER_WITHIN_MS),
      setTimeout(() => giveUp.abort(), DELIVER_WITHIN_MS),
    ];
    const delivered = await delivering.catch((error: unknown): Delivered => ({ state: 'kept', error }));
    for (const timer of timers) clearTimeout(timer);
    tellDelivered(delivered, end, options, spool);
    return end;
  } finally {
    hangUp?.removeEventListener('abort', recorder.hangUp);
    giveUp.abort();
  }
}

function tellDelivered(
  delivered: Delivered,
  end: RecorderEnd,
  { tell, verbose }: RecordOptions,
  spool: string,
): void {
  if (delivered.state === 'stored') {
    if (verbose) tell('recording stored');
    return;
  }
  const why = delivered.error instanceof Error ? ` (${delivered.error.message})` : '';
  if ((statSync(spool, { throwIfNoEntry: false })?.size ?? 0) === 0) {
    // A recorder that did not start has told why.
    if (!('status' in end) || end.status !== NOT_STARTED) tell(`nothing was recorded${why}`);
    return;
  }
  tell(`the recording is not stored yet${why}`);
  tell(`it is kept in ${spool}; the next 'scribery rec' or server there brings it in`);
}

function makeDirectory(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ScriberyError('SCR_RECORDER_FAILED', `no place for the spool: ${reason}`, { cause });
  }
}
