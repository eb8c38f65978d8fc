import { constants } from 'node:os';
import type { RecorderEnd } from './recorder.ts';

/** Makes this process end as the recorded program did: with its status, or by the same signal. */
export function endLike(end: RecorderEnd): void {
  if ('status' in end) {
    process.exitCode = end.status;
    return;
  }
  process.exitCode = 128 + constants.signals[end.signal];
  process.removeAllListeners(end.signal);
  process.kill(process.pid, end.signal);
}
