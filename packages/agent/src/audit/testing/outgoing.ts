import { TrackedEvent } from '../delivery/tracked-event.ts';

/** The time of the first event of a test, ms since 1970. */
export const FIRST_TIME = 1_700_000_000_000;

/** Events with the numbers from `first` on, as they leave. */
export function outgoing(count: number, first = 1, text = ''): TrackedEvent[] {
  return Array.from({ length: count }, (_, n) => {
    const number = first + n;
    const line = JSON.stringify({ event: { id: `e${number}` }, text });
    return new TrackedEvent(
      { id: `e${number}`, time: FIRST_TIME + number, host: 'db01', boot: 'b', line },
      1,
    );
  });
}
