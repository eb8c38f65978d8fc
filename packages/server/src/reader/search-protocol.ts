import type {
  AuditSearchResult,
  RecordingsPage,
  RecordingsResult,
  SearchRequest,
  SearchResult,
} from '@scribery/store';
import type { PlainError } from '../threads/plain-error.ts';

/** What a search thread is started with. */
export interface SearchThreadData {
  readonly directory: string;
  /** One number, shared by the threads; 1 once nobody waits for the answer of what the thread does. */
  readonly givenUp: Int32Array<SharedArrayBuffer>;
}

/** What a search thread is asked, one thing after the other. */
export type SearchCall =
  | { readonly kind: 'search' | 'searchAudit'; readonly request: SearchRequest }
  | { readonly kind: 'recordings'; readonly request: RecordingsPage };

/** What was found; of the kind that was asked. */
export type SearchAnswer =
  | { readonly kind: 'search'; readonly result: SearchResult }
  | { readonly kind: 'searchAudit'; readonly result: AuditSearchResult }
  | { readonly kind: 'recordings'; readonly result: RecordingsResult };

/** What it tells: first that it is open, or why not, then one answer to each call. */
export type SearchReport =
  | { readonly kind: 'opened' }
  | SearchAnswer
  | { readonly kind: 'refusal'; readonly error: PlainError };
