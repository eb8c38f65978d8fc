import { setImmediate as nextTurn } from 'node:timers/promises';

/** Longest time in ms for which a long answer is made without letting other requests have their turn. */
const TURN_MS = 15;

/**
 * Passes on what `items` yields, and lets the event loop turn now and then: the embedded store answers at once, so a
 * loop over it would otherwise keep everything else waiting until it ends.
 */
export async function* inTurns<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  let turn = performance.now();
  for await (const item of items) {
    yield item;
    if (performance.now() - turn < TURN_MS) continue;
    await nextTurn();
    turn = performance.now();
  }
}
