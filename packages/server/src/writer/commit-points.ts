import type { StoreReader } from '@scribery/store';

/** Recordings whose commit point is kept in memory; those used longest ago are looked up in the store again. */
const RECORDINGS_KEPT = 4096;
/** Ids kept of a recording beyond a missing one; when there are more, the store is asked once the missing one has come. */
const IDS_AHEAD = 1024;

interface Point {
  id: number;
  readonly ahead: Set<number>;
}

/** For each recording the id up to which every message is stored: what a sender need not keep any longer. */
export class CommitPoints {
  readonly #reader: StoreReader;
  readonly #points = new Map<string, Point>();

  constructor(reader: StoreReader) {
    this.#reader = reader;
  }

  /** Tells which messages are stored now, and whether the first was not before; gives the commit point. */
  async stored(recording: string, ids: readonly number[], begins: boolean): Promise<number> {
    const point = this.#points.get(recording) ?? {
      id: begins ? 0 : await this.#lookUp(recording),
      ahead: new Set(),
    };
    this.#points.delete(recording);
    this.#points.set(recording, point);
    for (const id of ids) if (id > point.id) point.ahead.add(id);
    while (point.ahead.delete(point.id + 1)) point.id++;
    if (point.ahead.size > IDS_AHEAD) this.#points.delete(recording);
    if (this.#points.size > RECORDINGS_KEPT) {
      for (const oldest of this.#points.keys()) {
        this.#points.delete(oldest);
        break;
      }
    }
    return point.id;
  }

  async #lookUp(recording: string): Promise<number> {
    const document = await this.#reader.recording(recording);
    if (document === undefined) return 0;
    // The index goes on over a missing message and counts a problem; without one, nothing is missing below it.
    let id = document.problems === 0 ? document.indexed : 0;
    for await (const message of this.#reader.messages(recording, id + 1)) {
      if (message.id !== id + 1) break;
      id = message.id;
    }
    return id;
  }
}
