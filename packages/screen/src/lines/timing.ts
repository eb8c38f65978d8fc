/**
 * Changes of the screen are looked at in steps of this many ms of recording time: what comes within one step counts as
 * one change, with the position of its last event. It bounds the work for programs that paint in many small writes, and
 * is a fifth of the precision that a hit's position has to have (100 ms).
 */
export const LOOK_MS = 20;

/**
 * A text is kept when it stood this long, in ms. Promised are 200; a step less, because the position where it appeared
 * is told up to one step too late. What stood shorter and did not scroll away was not to be read and is dropped.
 */
export const STOOD_MS = 200 - LOOK_MS;

/** Growth of a text is told in steps of at least this many ms: half of the precision that a position has to have. */
export const GROWTH_MS = 50;
