/**
 * With skip-idle, a time in which nothing happens is cut when it is longer than this, in ms of the recording.
 * Shorter pauses are part of how somebody works and stay.
 */
const IDLE_AFTER_MS = 2000;

/** What is left of a cut pause, in ms: enough to see that there was one. */
const IDLE_LEFT_MS = 500;

/** Where playback goes on when nothing happens between `position` and `next` (both ms): `position`, or shortly before `next`. */
export function skipIdle(position: number, next: number): number {
  return next - position > IDLE_AFTER_MS ? next - IDLE_LEFT_MS : position;
}
