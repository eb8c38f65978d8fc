/** Time and timers of the engine; tests bring their own. */
export interface Clock {
  /** ms, never going back. */
  now(): number;
  /** Calls back once after `delay` ms; the answer cancels it. */
  after(delay: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after(delay, callback) {
    const timer = setTimeout(callback, delay);
    return () => clearTimeout(timer);
  },
};
