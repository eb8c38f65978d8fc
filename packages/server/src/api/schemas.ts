import { type Static, Type } from 'typebox';

/** Shapes of the HTTP API: one object is the type, the validator and the documentation. Times in ms, cells from 0. */

export const RecordingSummary = Type.Object(
  {
    recording: Type.String(),
    host: Type.String(),
    user: Type.String(),
    start: Type.Number({ description: 'wall time of position 0, ms since 1970' }),
    duration: Type.Number({ description: 'ms' }),
    cols: Type.Integer(),
    rows: Type.Integer(),
    bytes_out: Type.Integer(),
    bytes_in: Type.Integer(),
    live: Type.Boolean(),
    ended: Type.Union([Type.Number(), Type.Null()], { description: 'wall time, ms since 1970' }),
    term: Type.String(),
    session: Type.Integer(),
    messages: Type.Integer({ description: 'id of the last message' }),
    problems: Type.Integer({ description: 'places that are missing, damaged or contradict the hash chain' }),
    exit: Type.Optional(Type.Integer()),
    signal: Type.Optional(Type.String()),
    command: Type.Optional(Type.Array(Type.String())),
  },
  { $id: 'RecordingSummary' },
);
export type RecordingSummary = Static<typeof RecordingSummary>;

/** What could not be read while a list was made. */
const Problems = Type.Array(Type.String(), {
  description: 'what could not be read (a damaged file), a sentence each: what is in it is missing here',
});

export const RecordingList = Type.Object(
  {
    recordings: Type.Array(RecordingSummary),
    next: Type.Union([Type.String(), Type.Null()], { description: 'cursor of the next page' }),
    count: Type.Union([Type.Integer(), Type.Null()], {
      description: 'on all pages; at least so many when count_capped; null where texts decide',
    }),
    count_capped: Type.Boolean(),
    problems: Problems,
  },
  { $id: 'RecordingList' },
);
export type RecordingList = Static<typeof RecordingList>;

const HitTexts = {
  text: Type.String(),
  matches: Type.Array(Type.Tuple([Type.Integer(), Type.Integer()]), {
    description: 'where the query matches in text: [start, end) in UTF-16 units',
  }),
};

const MatchPlace = Type.Object({
  row: Type.Integer(),
  column: Type.Integer(),
  width: Type.Integer(),
  start: Type.Integer({ description: 'its part of text: [start, end) in UTF-16 units' }),
  end: Type.Integer(),
});

/** A line that was seen or typed. */
const LineHit = Type.Object(
  {
    recording: Type.String(),
    host: Type.String(),
    user: Type.String(),
    time: Type.Number({ description: 'wall time of position, ms since 1970' }),
    position: Type.Number({ description: 'when the text first stood there, ms' }),
    until: Type.Union([Type.Number(), Type.Null()], { description: 'when it was gone, ms; null: it stands' }),
    buffer: Type.Union([Type.Literal('main'), Type.Literal('alternate')]),
    row: Type.Integer(),
    column: Type.Integer(),
    width: Type.Integer(),
    ...HitTexts,
    places: Type.Array(MatchPlace, {
      description: 'where on the screen all of that stood; what wraps has a place on each row',
    }),
    kind: Type.Union([Type.Literal('saw'), Type.Literal('typed')]),
  },
  { $id: 'LineHit' },
);

/** An event of the audit trail. */
export const EventHit = Type.Object(
  {
    recording: Type.Union([Type.String(), Type.Null()], {
      description: 'of its session; null where that was not recorded',
    }),
    host: Type.String(),
    user: Type.String(),
    time: Type.Number({ description: 'ms since 1970' }),
    position: Type.Union([Type.Number(), Type.Null()], { description: 'ms; null without a recording' }),
    until: Type.Union([Type.Number(), Type.Null()], {
      description:
        'when the process of a command ended, or another program took it over, ms; null: not known, without a recording, and of other events',
    }),
    buffer: Type.Null(),
    row: Type.Null(),
    column: Type.Null(),
    width: Type.Null(),
    ...HitTexts,
    places: Type.Array(MatchPlace, { maxItems: 0, description: 'none' }),
    kind: Type.Union([Type.Literal('cmd'), Type.Literal('event')]),
    id: Type.String({ description: 'of the event' }),
    boot: Type.String({ description: 'boot id of the host' }),
    session: Type.Union([Type.Integer(), Type.Null()], {
      description: 'audit session id; null for what belongs to none',
    }),
    as: Type.String({ description: 'the effective user' }),
  },
  { $id: 'EventHit' },
);
export type EventHit = Static<typeof EventHit>;

export const SearchHit = Type.Union([LineHit, EventHit], { $id: 'SearchHit' });
export type SearchHit = Static<typeof SearchHit>;

/** What every page of a search tells besides what it found. */
export const FoundPage = {
  next: Type.Union([Type.String(), Type.Null()], { description: 'cursor of the next page' }),
  count: Type.Integer({ description: 'found in all; at least so many when count_capped' }),
  count_capped: Type.Boolean(),
  problems: Problems,
  limited: Type.Union(
    [
      Type.Object({
        lines: Type.Integer({ description: 'lines and events that were looked at' }),
        since: Type.Number({ description: 'from when on, ms since 1970' }),
      }),
      Type.Null(),
    ],
    {
      description:
        'how far the search came, where its regular expressions would have had to look at more than they may: what is older is missing; null: it is whole',
    },
  ),
  searched: Type.String({ description: 'what was searched, as a sentence for people' }),
};

export const SearchPage = Type.Object(
  {
    hits: Type.Array(SearchHit),
    ...FoundPage,
  },
  { $id: 'SearchPage' },
);
export type SearchPage = Static<typeof SearchPage>;

export const ScreenAt = Type.Object(
  {
    position: Type.Number(),
    cols: Type.Integer(),
    rows: Type.Integer(),
    cursor: Type.Object({ row: Type.Integer(), column: Type.Integer(), visible: Type.Boolean() }),
    buffer: Type.Union([Type.Literal('main'), Type.Literal('alternate')]),
    lines: Type.Array(Type.String()),
  },
  { $id: 'ScreenAt' },
);
export type ScreenAt = Static<typeof ScreenAt>;

export const ApiError = Type.Object(
  {
    error: Type.Object({
      code: Type.String({ description: 'SCR_…' }),
      message: Type.String(),
      column: Type.Optional(Type.Integer()),
      field: Type.Optional(Type.String()),
    }),
  },
  { $id: 'ApiError' },
);
export type ApiError = Static<typeof ApiError>;

export const IngestAnswer = Type.Object(
  {
    stored: Type.Integer({ description: 'messages stored now' }),
    known: Type.Integer({ description: 'messages that were stored before' }),
    refusals: Type.Integer({ description: 'lines that were refused' }),
    refused: Type.Array(
      Type.Object({
        line: Type.Integer({ description: 'from 1' }),
        recording: Type.Union([Type.String(), Type.Null()]),
        id: Type.Union([Type.Integer(), Type.Null()]),
        code: Type.String({ description: 'SCR_…' }),
        message: Type.String(),
      }),
      { description: 'the first of them' },
    ),
    commits: Type.Array(
      Type.Object({
        recording: Type.String(),
        id: Type.Integer({ description: 'every message up to it is stored for good' }),
      }),
    ),
  },
  { $id: 'IngestAnswer' },
);
export type IngestAnswer = Static<typeof IngestAnswer>;

export const SessionState = Type.Object(
  {
    user: Type.String(),
    via: Type.Union([Type.Literal('cookie'), Type.Literal('token'), Type.Literal('process')]),
    expires: Type.Union([Type.Number(), Type.Null()], {
      description: 'when the browser is signed out, ms since 1970; null: not at all',
    }),
  },
  { $id: 'SessionState' },
);
export type SessionState = Static<typeof SessionState>;

export const SignInLink = Type.Object(
  {
    url: Type.String(),
    expires: Type.Number({ description: 'until when it works, once; ms since 1970' }),
  },
  { $id: 'SignInLink' },
);
export type SignInLink = Static<typeof SignInLink>;

export const Health = Type.Object(
  {
    status: Type.Literal('ok'),
    version: Type.String(),
    behind: Type.Integer({ description: 'recordings whose index is behind their messages' }),
  },
  { $id: 'Health' },
);
export type Health = Static<typeof Health>;

/** Those that the OpenAPI document names. */
export const sharedSchemas = [
  RecordingSummary,
  RecordingList,
  LineHit,
  EventHit,
  SearchHit,
  SearchPage,
  ScreenAt,
  IngestAnswer,
  SessionState,
  SignInLink,
  Health,
  ApiError,
];
