/** Resolves when SIGINT or SIGTERM asks this process to end; from the call on, neither ends it at once. */
export function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
}
