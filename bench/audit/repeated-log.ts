import { readFileSync } from 'node:fs';

/** Seconds between the end of one repetition and the start of the next: longer than an event is waited for. */
const PAUSE = 10;

/** The start of a line up to its time, its ms and its serial number. */
const STAMP = /^((?:node=\S+ )?type=\S+ msg=)audit\((\d+)\.(\d{3}):(\d+)\)/gm;

/**
 * Captured logs, one after the other and again, until there are `bytes`: each repetition later than the one before, and
 * with serial numbers of its own, so that no event comes twice. A piece is one log; `events` counts what is in them.
 */
export class RepeatedLog {
  events = 0;
  readonly #logs: readonly string[];
  #second = Date.UTC(2026, 10, 1) / 1000;

  constructor(paths: readonly string[]) {
    this.#logs = paths.map((path) => readFileSync(path, 'latin1'));
  }

  *pieces(bytes: number): Generator<string> {
    for (let made = 0; made < bytes; )
      for (const log of this.#logs) {
        const piece = this.#renumbered(log);
        made += piece.length;
        yield piece;
      }
  }

  #renumbered(log: string): string {
    const seconds = Array.from(log.matchAll(STAMP), ([, , second]) => Number(second));
    const first = seconds.reduce((least, second) => Math.min(least, second), Number.POSITIVE_INFINITY);
    const began = this.#second;
    const serials = new Map<string, number>();
    return log.replaceAll(STAMP, (_, start: string, second: string, ms: string, old: string) => {
      const stamp = `${second}.${ms}:${old}`;
      const serial = serials.get(stamp) ?? ++this.events;
      serials.set(stamp, serial);
      const moved = began + Number(second) - first;
      this.#second = Math.max(this.#second, moved + PAUSE);
      return `${start}audit(${moved}.${ms}:${serial})`;
    });
  }
}
