/**
 * The tables of the audit trail, and the index that finds the recordings of an audit session. They came with
 * schema 2.
 */
export const AUDIT_SCHEMA = `
CREATE INDEX recordings_session ON recordings (host_key, json_extract(document, '$.session'))
  WHERE document IS NOT NULL;
CREATE TABLE audit_recent (
  number INTEGER PRIMARY KEY,
  identity TEXT NOT NULL UNIQUE,
  facts TEXT NOT NULL,
  event TEXT NOT NULL
) STRICT;
CREATE TABLE audit_blocks (
  number INTEGER PRIMARY KEY,
  earliest INTEGER NOT NULL,
  latest INTEGER NOT NULL,
  ids BLOB NOT NULL,
  facts BLOB NOT NULL,
  events BLOB NOT NULL
) STRICT;
CREATE INDEX audit_blocks_earliest ON audit_blocks (earliest);
CREATE VIRTUAL TABLE audit_words USING fts5 (
  cmd, exe, file, about, content = '', contentless_delete = 1, tokenize = 'ascii'
);
`;
