import { setTimeout as pause } from 'node:timers/promises';

/** Far more than what tests wait for takes on a loaded machine, in ms. */
const LIMIT_MS = 20_000;
const LOOK_EVERY_MS = 5;

/**
 * Waits until a look gives something other than undefined or false, and gives that. What a look throws ends the wait.
 *
 * @param what what is waited for, for the error when it does not come
 */
export async function until<T>(
  what: string | (() => string),
  look: () => Promise<T | undefined | false> | T | undefined | false,
  limitMs = LIMIT_MS,
): Promise<T> {
  for (const end = performance.now() + limitMs; ; ) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end)
      throw new Error(`waited in vain: ${typeof what === 'string' ? what : what()}`);
    await pause(LOOK_EVERY_MS);
  }
}
