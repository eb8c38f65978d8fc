/** ms between two looks at what may leave while an input is idle: half of what is waited for at least. */
const LOOK_EVERY_MS = 10;

/** Waits for a promise, and calls `look` with the ms waited since the last look: again and again, and when it has come. */
export async function whileWaiting<T>(promise: Promise<T>, look: (waited: number) => void): Promise<T> {
  let since = performance.now();
  const waited = (): void => {
    const now = performance.now();
    look(now - since);
    since = now;
  };
  const timer = setInterval(waited, LOOK_EVERY_MS);
  try {
    return await promise;
  } finally {
    clearInterval(timer);
    waited();
  }
}
