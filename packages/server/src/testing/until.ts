import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

/** Longest time a test waits for something, in ms; a machine under load is slow, never this slow. */
const LIMIT_MS = 15_000;

/** Waits until `look` gives something other than undefined or false. */
export async function until<T>(
  look: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
  const end = Date.now() + LIMIT_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) assert.fail('what was waited for did not come');
    await pause(10);
  }
}
