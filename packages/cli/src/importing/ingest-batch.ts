import type { ApiClient } from '../client/api-client.ts';
import { postJson } from '../client/call.ts';

/** Bytes of messages that are sent at a time: large enough that the call costs nothing, small against its limit. */
const BATCH_LENGTH = 1024 * 1024;

/** A message that the store did not take. */
export interface RefusedMessage {
  readonly line: number;
  readonly recording: string;
  readonly id: number;
  readonly code: string;
  readonly message: string;
}

/** What `POST /api/ingest` answers, as far as it is used here. */
interface IngestAnswer {
  readonly refused: readonly RefusedMessage[];
}

/** Messages on their way into a store; each is stored for good when `flush` resolves. */
export class IngestBatch {
  readonly #client: ApiClient;
  readonly #onRefused: (refused: RefusedMessage) => void;
  #lines: Uint8Array[] = [];
  #length = 0;

  constructor(client: ApiClient, onRefused: (refused: RefusedMessage) => void) {
    this.#client = client;
    this.#onRefused = onRefused;
  }

  /** Adds a message's line, with its end; sends the batch when it is full. */
  async add(line: Uint8Array): Promise<void> {
    this.#lines.push(line);
    this.#length += line.length;
    if (this.#length >= BATCH_LENGTH) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#lines.length === 0) return;
    const body = Buffer.concat(this.#lines);
    this.#lines = [];
    this.#length = 0;
    const answer: IngestAnswer = await postJson(this.#client, '/api/ingest', body);
    for (const refused of answer.refused) this.#onRefused(refused);
  }
}
