/** ms by which records may be older than the latest without the clock being thought of as set back. */
const OLD_MS = 2000;

/** Records in a row that are older than that, by which the clock is known to have been set back. */
const OLD_RECORDS = 100;

/**
 * A clock that the records of a log drive, so that the same log gives the same events on every machine at any time.
 * It goes on with the latest time, never back; a call that took an hour is written when it ends, so a few older records
 * mean nothing. Where the system's clock was set back, or a second log stands behind the first, or one damaged time was
 * far ahead, it goes on from the earlier time.
 */
export class StreamClock {
  #elapsed = 0;
  #latest: number | undefined;
  #old = 0;
  #latestOld = Number.NEGATIVE_INFINITY;

  /** Gives the ms that have passed in the stream when a record with this time (ms since 1970) came. */
  at(time: number): number {
    const step = time - (this.#latest ?? time);
    if (step >= 0) {
      this.#elapsed += step;
      this.#latest = time;
    }
    if (step >= -OLD_MS) this.#forgetOld();
    else this.#takeOld(time);
    return this.#elapsed;
  }

  #takeOld(time: number): void {
    this.#latestOld = Math.max(this.#latestOld, time);
    if (++this.#old < OLD_RECORDS) return;
    this.#latest = this.#latestOld;
    this.#forgetOld();
  }

  #forgetOld(): void {
    this.#old = 0;
    this.#latestOld = Number.NEGATIVE_INFINITY;
  }
}
