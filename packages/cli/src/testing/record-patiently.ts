import { destination } from '../recording/destination.ts';
import { endLike } from '../recording/end-like.ts';
import { record } from '../recording/record.ts';

/**
 * Longest time that a test waits for anything, in ms: on a loaded machine storing may take longer than people are left
 * without a word, and what is printed must not depend on that.
 */
const PATIENCE_MS = 600_000;

// Records the command of the arguments as `scribery rec` does, for somebody who is never told that it takes long.
endLike(
  await record({
    destination: destination({}, process.env),
    command: process.argv.slice(2),
    tell: (line) => process.stderr.write(`scribery: ${line}\n`),
    verbose: false,
    tellAfterMs: PATIENCE_MS,
  }),
);
