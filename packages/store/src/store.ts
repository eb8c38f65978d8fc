import type { Keyframe, LineVersion, Message, ReceivedMessage } from '@scribery/format';
import type { AuditDocument, AuditEvent, AuditOutcome, EventRange, SessionKey } from './audit/audit-event.ts';
import type { MatchPlace } from './hit/place.ts';
import type { QueryNode } from './query/tree.ts';
import type { Recording } from './recording.ts';

/** What became of one message of `appendMessages`. */
export type AppendOutcome =
  /** Stored for good. */
  | 'stored'
  /** The same message was stored before; nothing was written. */
  | 'known'
  /** Another message with this recording and id is stored; this one was refused. */
  | 'conflict';

/** What the indexer made of a recording's messages up to `recording.indexed`; stored in one transaction. */
export interface IndexUpdate {
  readonly recording: Recording;
  readonly keyframes: readonly Keyframe[];
  /** Versions that are over; they are stored once and never change. */
  readonly lines: readonly LineVersion[];
  /** Versions that stand on the screen just now; they replace those of the update before. */
  readonly standing: readonly LineVersion[];
}

/** One side of a store: everything that changes it. One process at a time holds it. */
export interface StoreWriter {
  /** Stores messages durably before it resolves; outcomes in the order of `messages`. Any recordings, any order of ids. */
  appendMessages(messages: readonly ReceivedMessage[]): Promise<AppendOutcome[]>;
  /** Stores events durably before it resolves; outcomes in the order of `events`. Any sessions, any order of times. */
  appendAuditEvents(events: readonly AuditEvent[]): Promise<AuditOutcome[]>;
  /**
   * Stores what was indexed. Refuses nothing: the document and `standing` replace those of the update before, `lines`
   * and `keyframes` are added. Who goes on from a keyframe gives only the lines that ended after the stored `indexed`.
   */
  commitIndex(update: IndexUpdate): Promise<void>;
  /** Drops keyframes, line versions and the document of a recording, so that it can be indexed anew. */
  resetIndex(recording: string): Promise<void>;
  close(): Promise<void>;
}

/** The other side of a store: everything that reads. Any number of processes at a time. */
export interface StoreReader {
  readonly capabilities: Capabilities;
  recording(id: string): Promise<Recording | undefined>;
  /**
   * Newest first; recordings are listed once they have a document. This and the searches throw SCR_SEARCH_GIVEN_UP soon
   * after `signal` is aborted.
   */
  recordings(page: RecordingsPage, signal?: AbortSignal): Promise<RecordingsResult>;
  /** Messages with `from <= id <= to`, in order; ends early at a missing id only if that is the last one. */
  messages(recording: string, from: number, to?: number): AsyncIterable<Message>;
  /** The last keyframe at or before a position; undefined before the first. */
  keyframe(recording: string, position: number): Promise<Keyframe | undefined>;
  /** The last keyframe whose `after` is at most `messageId`: where indexing can be resumed. */
  keyframeAfter(recording: string, messageId: number): Promise<Keyframe | undefined>;
  /** Every hit is a line version, typed line or audit event for which the query holds; newest first by wall time. */
  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchResult>;
  /** The audit events for which a query holds, newest first; one that asks for no event gives all of them. */
  searchAudit(request: SearchRequest, signal?: AbortSignal): Promise<AuditSearchResult>;
  /** The audit events of a session, in the order in which they happened, as far as the clock tells it. */
  auditEvents(session: SessionKey, range?: EventRange): AsyncIterable<AuditEvent>;
  /** Recordings whose messages go further than their index. */
  unindexed(): Promise<string[]>;
  close(): Promise<void>;
}

export interface Store extends StoreReader, StoreWriter {}

/** What a backend cannot do, it says here; shared code asks these and never which backend it is. */
export interface Capabilities {
  /** Regular expressions in queries. */
  readonly regularExpressions: boolean;
}

export interface RecordingsPage {
  /**
   * Keeps recordings of which the parts about user, host and recording hold, that lie at least in part between `since`
   * and `until`, and that have a hit for its texts.
   */
  readonly query?: QueryNode;
  readonly limit: number;
  /** `next` of the page before. */
  readonly cursor?: string;
}

export interface RecordingsResult {
  readonly recordings: Recording[];
  /** For the next page; null when these were the last. */
  readonly next: string | null;
  /** On all pages; at least so many when `countCapped`. Null where texts decide: nobody knows before all pages are read. */
  readonly count: number | null;
  readonly countCapped: boolean;
  /** What could not be read (a damaged file) or searched, a sentence each: recordings are missing. Left out when there is nothing. */
  readonly problems?: readonly string[];
}

export interface SearchRequest {
  readonly query: QueryNode;
  /** Hits to give; 0 for all. */
  readonly limit: number;
  readonly cursor?: string;
}

/** The part that was searched. */
export interface Limited {
  /** Lines and events that were looked at. */
  readonly lines: number;
  /** Wall time in ms from which on they were looked at. */
  readonly since: number;
}

interface Page {
  /** For the next page; null when these were the last. */
  readonly next: string | null;
  /** Hits known in all; at least so many when `countCapped`. */
  readonly count: number;
  readonly countCapped: boolean;
  /** What could not be searched (a damaged file), a sentence each: hits are missing. Left out when there is nothing. */
  readonly problems?: readonly string[];
  /** How far the search came, where its regular expressions had to look at more than they may; older hits are missing. */
  readonly limited?: Limited;
}

export interface SearchResult extends Page {
  readonly hits: Hit[];
}

export interface AuditSearchResult extends Page {
  readonly events: FoundEvent[];
}

/** An event that was found, with its document. */
export interface FoundEvent {
  readonly hit: EventHit;
  readonly event: AuditDocument;
}

export type Hit = LineHit | EventHit;

/** An evidence frame: what matched, in which recording, when and where. */
export interface LineHit {
  readonly recording: string;
  readonly host: string;
  readonly user: string;
  /** Wall time of `position` in ms. */
  readonly time: number;
  /** Position in ms at which the matched text first stood there whole, and at which it was gone (null: it still stands). */
  readonly position: number;
  readonly until: number | null;
  readonly buffer: 'main' | 'alternate';
  /** Place of the match's first cell, and its width in cells (up to the end of its row where it wraps). */
  readonly row: number;
  readonly column: number;
  readonly width: number;
  /** The line version, as far as it was there by `until`, and where in it (UTF-16 units) the matches stand. */
  readonly text: string;
  readonly matches: readonly (readonly [number, number])[];
  /** Where all of that stood on the screen. */
  readonly places: readonly MatchPlace[];
  readonly kind: 'saw' | 'typed';
}

/** An audit event that matched: a command (`cmd`), or anything else that the kernel told. It has no place on a screen. */
export interface EventHit {
  /** The recording of its session that ran then, or before; null where the session was not recorded. */
  readonly recording: string | null;
  readonly host: string;
  /** Of the recording, else who signed in. */
  readonly user: string;
  readonly time: number;
  /** Null without a recording. */
  readonly position: number | null;
  /**
   * Position in ms at which the process of a command ended, or another program took it over; null where that is not told,
   * without a recording, and for other events.
   */
  readonly until: number | null;
  readonly buffer: null;
  readonly row: null;
  readonly column: null;
  readonly width: null;
  /** The command line, quoted as a shell reads it; of other events what was done. */
  readonly text: string;
  readonly matches: readonly (readonly [number, number])[];
  readonly places: readonly [];
  readonly kind: 'cmd' | 'event';
  /** Id of the event, and its session: null for what belongs to none. */
  readonly id: string;
  readonly boot: string;
  readonly session: number | null;
  /** Whose rights counted. */
  readonly as: string;
}
