import { findServer } from '@scribery/runtime';
import type { ApiClient } from './api-client.ts';
import { openPlace, type StorePlace } from './connect.ts';

/**
 * How long a store that this process opened is kept when nothing comes, in ms: a shell that waits for its user must
 * keep neither a server nor another recording from the store. Long enough for the text of the last output to be indexed.
 */
const KEEP_IDLE_MS = 1000;

/** After this time, in ms, it is given back between two batches also where they come without a pause. */
const KEEP_MOST_MS = 5000;

/**
 * The time between opening a place and giving it back. Calls of the same time share it. Which place it is, the server that
 * has a directory or the directory itself, is asked anew each time, since servers come and go.
 */
export class StoreTurn {
  readonly #place: StorePlace;
  #client: Promise<ApiClient> | undefined;
  #closing: Promise<void> = Promise.resolve();
  #since = 0;
  #calls = 0;
  #over = false;
  #idle: NodeJS.Timeout | undefined;

  constructor(place: StorePlace) {
    this.#place = place;
  }

  async take<T>(call: (client: ApiClient) => Promise<T>): Promise<T> {
    clearTimeout(this.#idle);
    this.#calls += 1;
    try {
      return await call(await this.#open());
    } catch (error) {
      this.#over = true;
      throw error;
    } finally {
      this.#calls -= 1;
      if (this.#calls === 0) this.#leave();
    }
  }

  async end(): Promise<void> {
    clearTimeout(this.#idle);
    this.#giveBack();
    await this.#closing;
  }

  async #open(): Promise<ApiClient> {
    if (this.#client === undefined) {
      this.#since = performance.now();
      this.#client = this.#closing.then(() => openPlace(currentPlace(this.#place), 'write'));
    }
    return this.#client;
  }

  #leave(): void {
    if (this.#over || performance.now() - this.#since > KEEP_MOST_MS) this.#giveBack();
    else this.#idle = setTimeout(() => this.#giveBack(), KEEP_IDLE_MS);
  }

  #giveBack(): void {
    const client = this.#client;
    this.#client = undefined;
    this.#over = false;
    if (client === undefined) return;
    // What failed to open was told to those who asked for it. What could not be indexed at the end is stored, and
    // indexed by the next process that opens the store.
    this.#closing = client.then((open) => open.close()).catch(() => {});
  }
}

function currentPlace(place: StorePlace): StorePlace {
  if (place.directory === undefined) return place;
  const running = findServer(place.directory);
  if (running === undefined) return { kind: 'directory', directory: place.directory };
  return { kind: 'server', url: running.url, token: running.token, directory: place.directory };
}
