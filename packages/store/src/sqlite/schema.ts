import { AUDIT_SCHEMA } from './audit/audit-schema.ts';

/** Counts up with every change of the tables. A database with a higher number is refused with SCR_STORE_NEWER. */
export const SCHEMA_VERSION = 4;

/**
 * Bytes of a database page. What is packed is some tens of kilobytes, of which the last page is wasted by half, and a
 * commit of a live session writes whole pages to the log: twice the size takes a thirtieth more room and twice the log.
 */
const PAGE_BYTES = 4096;

/** The tables of lines and words, which can be made again from the messages. */
const INDEX_TABLES = `
CREATE TABLE live (recording INTEGER PRIMARY KEY, open TEXT NOT NULL, standing TEXT NOT NULL) STRICT;
CREATE TABLE pages (number INTEGER PRIMARY KEY, recording INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
CREATE INDEX pages_recording ON pages (recording);
CREATE TABLE blocks (
  number INTEGER PRIMARY KEY,
  recording INTEGER NOT NULL,
  earliest INTEGER NOT NULL,
  page INTEGER,
  part INTEGER
) STRICT;
CREATE INDEX blocks_recording ON blocks (recording);
CREATE TABLE loose_blocks (recording INTEGER NOT NULL, number INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX loose_blocks_number ON loose_blocks (recording, number);
CREATE TABLE unlisted (number INTEGER PRIMARY KEY, filter BLOB NOT NULL) STRICT;
CREATE TABLE word_runs (
  number INTEGER PRIMARY KEY,
  lowest INTEGER NOT NULL,
  highest INTEGER NOT NULL,
  blocks BLOB NOT NULL,
  firsts BLOB NOT NULL,
  first_chunk INTEGER NOT NULL
) STRICT;
CREATE INDEX word_runs_highest ON word_runs (highest, lowest);
CREATE TABLE word_chunks (number INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
`;

/** The tables of one month. Times are ms since 1970, positions ms within a recording; see docs/store.md. */
export const SCHEMA = `
PRAGMA page_size = ${PAGE_BYTES};
PRAGMA journal_mode = WAL;
BEGIN IMMEDIATE;
CREATE TABLE recordings (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  start INTEGER NOT NULL,
  finish INTEGER NOT NULL,
  user_key TEXT NOT NULL,
  host_key TEXT NOT NULL,
  document TEXT,
  indexed INTEGER NOT NULL DEFAULT 0,
  last_message INTEGER NOT NULL DEFAULT 0,
  recent_bytes INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX recordings_newest ON recordings (start, id) WHERE document IS NOT NULL;
CREATE INDEX recordings_user ON recordings (user_key, start, id) WHERE document IS NOT NULL;
CREATE INDEX recordings_host ON recordings (host_key, start, id) WHERE document IS NOT NULL;
CREATE INDEX recordings_unindexed ON recordings (number) WHERE last_message > indexed;

CREATE TABLE recent (recording INTEGER NOT NULL, id INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX recent_id ON recent (recording, id);
CREATE TABLE segments (
  recording INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  body BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX segments_first ON segments (recording, first);

CREATE TABLE keyframes (
  recording INTEGER NOT NULL,
  after INTEGER NOT NULL,
  position INTEGER NOT NULL,
  base INTEGER,
  body BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX keyframes_after ON keyframes (recording, after);
CREATE INDEX keyframes_position ON keyframes (recording, position, after);

${INDEX_TABLES}${AUDIT_SCHEMA}
PRAGMA user_version = ${SCHEMA_VERSION};
COMMIT;
`;

/** Drops the index, to be made again from the messages; of a recording that has ended the document stays, as not all tell that. */
const MAKE_INDEX_AGAIN = `
DROP TABLE live;
DROP TABLE pages;
DROP TABLE blocks;
DROP TABLE loose_blocks;
DELETE FROM keyframes;
UPDATE recordings SET indexed = 0, document =
  iif(json_extract(document, '$.ended') IS NULL, NULL, json_set(document, '$.indexed', 0));
${INDEX_TABLES}`;

/** What brings a month of an older schema to the next one; the first is for those of schema 1. */
export const SCHEMA_STEPS: readonly string[] = [
  AUDIT_SCHEMA,
  // The index of words was another one.
  `DROP TABLE words;${MAKE_INDEX_AGAIN}`,
  // It did not have what stood at stops of a line's growth.
  `DROP TABLE unlisted; DROP TABLE word_runs; DROP TABLE word_chunks;${MAKE_INDEX_AGAIN}`,
];
