import { EXIT } from '@scribery/errors';

/** Ends the program without a word when the reader of its output is gone (`scribery ls | head -1`). */
export function quietOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(EXIT.ok);
      throw error;
    });
  }
}
