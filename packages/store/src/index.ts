export type {
  AuditDocument,
  AuditEvent,
  AuditOutcome,
  EventKind,
  EventRange,
  SessionKey,
} from './audit/audit-event.ts';
export { type EventFacts, factsOf, timeOf } from './audit/event-facts.ts';
export { eventPosition } from './audit/event-hit.ts';
export { numberAt, textAt, textsAt } from './audit/document-paths.ts';
export { positionAt, type RecordingClock, steadyClock } from './audit/recording-clock.ts';
export { isInSession, sessionOf } from './audit/session-of.ts';
export { describeQuery } from './query/describe.ts';
export { parseQuery } from './query/parse.ts';
export type { QueryClock } from './query/time.ts';
export type { QueryNode } from './query/tree.ts';
export type { Recording } from './recording.ts';
export { openSqliteStore, type SqliteStoreOptions } from './sqlite/open-sqlite-store.ts';
export type {
  AppendOutcome,
  AuditSearchResult,
  Capabilities,
  EventHit,
  FoundEvent,
  Hit,
  IndexUpdate,
  Limited,
  LineHit,
  RecordingsPage,
  RecordingsResult,
  SearchRequest,
  SearchResult,
  Store,
  StoreReader,
  StoreWriter,
} from './store.ts';
