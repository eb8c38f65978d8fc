import { numberTable } from './number-table.ts';

/**
 * The first and the last signal that libc gives to programs for their own use; `kill -l` counts from the first.
 * libc keeps 32 and 33 to itself (signal(7)).
 */
const FIRST_REAL_TIME = 34;
const LAST_REAL_TIME = 64;

/** The name of a signal on the architecture with code `arch`: 9 is `SIGKILL`, 36 is `SIGRTMIN+2`. */
export function signalName(arch: number, signal: number): string | undefined {
  if (signal === 0) return 'SIG0';
  if (signal < FIRST_REAL_TIME || signal > LAST_REAL_TIME) return numberTable('signal', arch).get(signal);
  return signal === FIRST_REAL_TIME ? 'SIGRTMIN' : `SIGRTMIN+${signal - FIRST_REAL_TIME}`;
}
