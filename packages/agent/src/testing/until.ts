import { setTimeout as later } from 'node:timers/promises';

/** Far more than anything awaited here takes on a loaded machine, in ms; then the test fails. */
const LIMIT_MS = 20_000;

/** Waits for a condition. */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + LIMIT_MS;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Waited in vain: ${what}`);
    await later(2);
  }
}
