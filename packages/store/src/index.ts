export { describeQuery } from './query/describe.ts';
export { parseQuery } from './query/parse.ts';
export type { QueryClock } from './query/time.ts';
export type { QueryNode } from './query/tree.ts';
export type { Recording } from './recording.ts';
export { openSqliteStore, type SqliteStoreOptions } from './sqlite/open-sqlite-store.ts';
export type {
  AppendOutcome,
  Capabilities,
  Hit,
  IndexUpdate,
  RecordingsPage,
  RecordingsResult,
  SearchRequest,
  SearchResult,
  Store,
  StoreReader,
  StoreWriter,
} from './store.ts';
