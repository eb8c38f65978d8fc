import { EXIT, ScriberyError } from '@scribery/errors';
import { reportError } from './report-error.ts';

/** Whether a program whose output nobody takes any more has nothing left to do. */
let endsWithOutput = true;

/**
 * Ends the program without a word when the reader of its output is gone (`scribery ls | head -1`), and with
 * SCR_OUTPUT_FAILED when the output cannot be written (`> /dev/full`).
 */
export function quietOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (cause: NodeJS.ErrnoException) => {
      if (!endsWithOutput) return;
      if (cause.code === 'EPIPE') process.exit(EXIT.ok);
      process.exit(
        reportError(new ScriberyError('SCR_OUTPUT_FAILED', `standard output: ${cause.message}`, { cause })),
      );
    });
  }
}

/** For programs whose work matters more than what they tell: they outlive a closed terminal until the work is done. */
export function outliveOutput(): void {
  endsWithOutput = false;
}
