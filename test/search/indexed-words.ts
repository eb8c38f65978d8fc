import type { RecordingEvent } from '@scribery/format';
import { ScreenIndexer } from '@scribery/screen';
import { type LineHit, parseQuery, type Recording, type Store } from '@scribery/store';

const START = Date.UTC(2026, 10, 20);

/** A recording in the index of a store, to search it for words. */
export class IndexedWords {
  readonly #store: Store;
  readonly #known = new Map<string, readonly LineHit[]>();

  private constructor(store: Store) {
    this.#store = store;
  }

  /** Puts the events in place of those that were there before. */
  static async of(store: Store, events: readonly RecordingEvent[], end: number): Promise<IndexedWords> {
    const indexer = new ScreenIndexer({ cols: 80, rows: 24 });
    for (const event of events) indexer.feed(event);
    indexer.end(end);
    const { lines } = indexer.take();
    indexer.dispose();
    await store.resetIndex('r');
    await store.commitIndex({ recording: recordingOf(end), keyframes: [], lines, standing: [] });
    return new IndexedWords(store);
  }

  /** All hits of a word that was seen. */
  async hits(word: string): Promise<readonly LineHit[]> {
    const known = this.#known.get(word);
    if (known) return known;
    const { hits } = await this.#store.search({ query: parseQuery(`"${word}"`, { now: START }), limit: 0 });
    const found = hits.filter((hit) => hit.buffer !== null);
    this.#known.set(word, found);
    return found;
  }
}

function recordingOf(end: number): Recording {
  return {
    recording: 'r',
    host: 'h',
    user: 'u',
    term: 'xterm',
    session: 1,
    start: START,
    duration: end,
    cols: 80,
    rows: 24,
    bytesOut: 0,
    bytesIn: 0,
    messages: 0,
    indexed: 0,
    ended: START + end,
    problems: 0,
  };
}
