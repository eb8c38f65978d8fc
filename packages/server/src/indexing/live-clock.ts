/**
 * How time passes in a live recording from which nothing comes.
 *
 * Only arrivals and this machine's clock are looked at, never the wall clock of the recording's host, which may be wrong.
 * When a message arrives, its last event is over; but events that happened since may still be on their way for as long
 * as the agent gathers them and the network takes.
 */

/** Time in ms for which an event may be on its way: the agent's flush (250 ms) and a little for the network. */
const ON_ITS_WAY_MS = 280;

/**
 * How far time is moved on past the last event, in ms: as long as text has to stand to be known. An event that comes later
 * than expected (a network that stalled) is indexed at its own position all the same; for a while, text was then told to
 * stand that did not stand long enough.
 */
const STANDS_MS = 200;

/** The position, in ms, up to which nothing can have happened any more; `quiet` is how long ago the last message came. */
export function quietPosition(position: number, quiet: number): number {
  return isQuiet(quiet) ? position + STANDS_MS : position;
}

/** Whether time has been moved on as far as it is. */
export function isQuiet(quiet: number): boolean {
  return quiet >= ON_ITS_WAY_MS + STANDS_MS;
}
