/** A closed terminal (SIGHUP) ends a server as cleanly as Ctrl-C and SIGTERM do: what was recorded is stored first. */
const STOPPING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Aborted when a signal asks this process to end; from the call on, none of them ends it at once. */
export function stopRequested(): AbortSignal {
  const stop = new AbortController();
  for (const signal of STOPPING) process.on(signal, () => stop.abort());
  return stop.signal;
}
