import { SetupError } from './run.mjs';

/**
 * Does a part of the set-up that one can do without. Gives null, or, where it fails, a line for people: what `hint` makes of
 * what the failed program said, or else of the reason.
 */
export async function optional(part, hint) {
  try {
    await part();
    return null;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    return hint(error.output || error.message);
  }
}

/** The line of a program's output that tells why it failed: the first match, or else the first line. */
export function reasonIn(output, mark) {
  return mark.exec(output)?.[0] ?? output.split('\n')[0];
}

/** How apt says why it failed. */
export const APT_ERROR = /^E:.*/m;
