/**
 * UTF-16 units of text that versions may hold beyond what output pays for: four of the largest screens, or 128 of
 * 240 × 65 that come and go without being written.
 */
const UNITS_AT_ONCE = 2_000_000;

/** Units that a byte of output pays for; programs that repaint their screens need 1 to 5. */
const UNITS_PER_BYTE = 16;

/**
 * Keeps the text of line versions in proportion to the output that made it. A sequence of a few bytes can fill a screen
 * or bring another back, and each time its lines stand anew: without a bound a kilobyte makes gigabytes of them. What is
 * beyond is in no version; it stands on the screen and in the recording all the same.
 */
export class TextBudget {
  /** Units that output has not paid for yet. */
  owed = 0;
  /** Texts that found no room. */
  leftOut = 0;

  /** Counts output, in bytes. */
  pay(bytes: number): void {
    if (this.owed > 0) this.owed = Math.max(0, this.owed - bytes * UNITS_PER_BYTE);
  }

  /** Whether a text of so many units may be kept. If so it is counted. */
  allows(units: number): boolean {
    if (this.owed + units > UNITS_AT_ONCE) {
      this.leftOut++;
      return false;
    }
    this.owed += units;
    return true;
  }
}
