/** Time between two looks at what may leave while an input is idle, in ms: a fraction of the 20 that a whole event waits. */
const LOOK_EVERY_MS = 5;

/**
 * How long an idle input is looked at, in ms: by then the last event that waits for more records has left (2 s), and there is
 * nothing to look for. The process sleeps until the input wakes it.
 */
const LOOK_FOR_MS = 2500;

/**
 * Waits for a promise, and calls `look` with the ms waited since the last look: again and again while it takes long, and once
 * when it has come, so that the sum is all that was waited.
 */
export async function whileWaiting<T>(promise: Promise<T>, look: (waited: number) => void): Promise<T> {
  const start = performance.now();
  let since = start;
  const waited = (): void => {
    const now = performance.now();
    look(now - since);
    since = now;
    if (now - start > LOOK_FOR_MS) clearInterval(timer);
  };
  const timer = setInterval(waited, LOOK_EVERY_MS);
  try {
    return await promise;
  } finally {
    clearInterval(timer);
    waited();
  }
}
