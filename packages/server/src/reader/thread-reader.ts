import { ScriberyError } from '@scribery/errors';
import {
  type AuditSearchResult,
  openSqliteStore,
  type RecordingsPage,
  type RecordingsResult,
  type SearchRequest,
  type SearchResult,
  type StoreReader,
} from '@scribery/store';
import { SearchThreads } from './search-threads.ts';

/**
 * Reads a store: what is quick in this thread, and what may search through much in others, so that a heavy search holds
 * up nobody else.
 */
export class ThreadReader implements StoreReader {
  readonly #local: StoreReader;
  readonly #threads: SearchThreads;

  private constructor(local: StoreReader, threads: SearchThreads) {
    this.#local = local;
    this.#threads = threads;
  }

  /** Throws as opening the store does. */
  static async open(directory: string): Promise<ThreadReader> {
    const threads = await SearchThreads.open(directory);
    return new ThreadReader(await openSqliteStore(directory, { mode: 'read' }), threads);
  }

  get capabilities(): StoreReader['capabilities'] {
    return this.#local.capabilities;
  }

  async search(request: SearchRequest, signal?: AbortSignal): Promise<SearchResult> {
    const answer = await this.#threads.call({ kind: 'search', request }, signal);
    if (answer.kind !== 'search') throw otherAnswer();
    return answer.result;
  }

  async searchAudit(request: SearchRequest, signal?: AbortSignal): Promise<AuditSearchResult> {
    const answer = await this.#threads.call({ kind: 'searchAudit', request }, signal);
    if (answer.kind !== 'searchAudit') throw otherAnswer();
    return answer.result;
  }

  async recordings(request: RecordingsPage, signal?: AbortSignal): Promise<RecordingsResult> {
    if (request.query === undefined) return this.#local.recordings(request);
    const answer = await this.#threads.call({ kind: 'recordings', request }, signal);
    if (answer.kind !== 'recordings') throw otherAnswer();
    return answer.result;
  }

  readonly recording: StoreReader['recording'] = (id) => this.#local.recording(id);
  readonly messages: StoreReader['messages'] = (id, from, to) => this.#local.messages(id, from, to);
  readonly keyframe: StoreReader['keyframe'] = (id, position) => this.#local.keyframe(id, position);
  readonly keyframeAfter: StoreReader['keyframeAfter'] = (id, message) =>
    this.#local.keyframeAfter(id, message);
  readonly auditEvents: StoreReader['auditEvents'] = (session, range) =>
    this.#local.auditEvents(session, range);
  readonly unindexed: StoreReader['unindexed'] = () => this.#local.unindexed();

  async close(): Promise<void> {
    await this.#threads.close();
    await this.#local.close();
  }
}

function otherAnswer(): ScriberyError {
  return new ScriberyError('SCR_INTERNAL', 'a search thread answered another question');
}
