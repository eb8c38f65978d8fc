import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { ScriberyError } from '@scribery/errors';
import { integer } from './column.ts';
import { givenNumbers } from './lines/block-number.ts';
import { SCHEMA, SCHEMA_STEPS, SCHEMA_VERSION } from './schema.ts';
import { storeError } from './sqlite-error.ts';
import type { WordRun } from './words/word-run.ts';

/** How a month's database is opened. `ephemeral` is for a store that nobody needs after a crash: nothing is synced. */
export type MonthMode = 'read' | 'write' | 'ephemeral';

/** How long a reader waits for a lock that SQLite takes only to set up or recover a log, in ms; then SCR_STORE_LOCKED. */
const BUSY_MS = 5000;

/** Page cache of one month's connection in KiB. The writer needs the upper pages of the index at hand. */
const CACHE_KIB = { read: 8_000, write: 32_000, ephemeral: 32_000 } as const;

/** The log is cut back to this after a checkpoint, in bytes, so that one burst does not keep its room for ever. */
const LOG_BYTES = 64 * 1024 * 1024;

/** One month of a store: its connection, its prepared statements, its transactions. Every error that leaves is ours. */
export class MonthDatabase {
  /** `2026-11` */
  readonly name: string;
  /** First moment of the month, in ms since 1970. */
  readonly start: number;
  readonly file: string;
  /** The numbers of blocks that were given, for each table of them. */
  readonly givenNumbers = givenNumbers();
  /** What was read of the index of words, by the number of the run; it never changes. */
  readonly runs = new Map<number, WordRun>();
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #mode: MonthMode;
  #durable: boolean | undefined;

  /** Opens, and in a writing mode creates, the file. Throws SCR_STORE_NEWER, _DAMAGED, _UNUSABLE. */
  constructor(name: string, file: string, mode: MonthMode, maxPages?: number) {
    this.name = name;
    this.start = Date.parse(`${name}-01T00:00:00Z`);
    this.file = file;
    this.#mode = mode;
    try {
      if (mode !== 'read' && !existsSync(file)) createDatabase(file);
      this.#database = openDatabase(file, mode);
      if (maxPages !== undefined) this.#database.exec(`PRAGMA max_page_count = ${maxPages}`);
    } catch (error) {
      throw storeError(error, file);
    }
  }

  /** A statement, prepared once. */
  statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** A statement of its own, for rows that are read one by one while the same text may be asked again. */
  ownStatement(sql: string): StatementSync {
    return this.#database.prepare(sql);
  }

  /** Runs `work` on one state of the database, whatever a writer does meanwhile. */
  read<T>(work: () => T): T {
    return this.#mapped(() => {
      this.#database.exec('BEGIN');
      try {
        return work();
      } finally {
        this.#rollBack();
      }
    });
  }

  /** Runs `work` as one change: whole or not at all. A `durable` one survives a power failure once this returns. */
  write<T>(durable: boolean, work: () => T): T {
    if (this.#mode === 'write' && this.#durable !== durable) {
      this.#database.exec(`PRAGMA synchronous = ${durable ? 'FULL' : 'NORMAL'}`);
      this.#durable = durable;
    }
    return this.#mapped(() => {
      this.#database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        this.#database.exec('COMMIT');
        return result;
      } finally {
        this.#rollBack();
      }
    });
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  /** Some errors (a full disk) roll back by themselves, others leave that to us. */
  #rollBack(): void {
    if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
  }

  #mapped<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw storeError(error, this.file);
    }
  }
}

function openDatabase(file: string, mode: MonthMode): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: mode === 'read', timeout: BUSY_MS });
  try {
    const found = integer(database.prepare('PRAGMA user_version').get()?.['user_version']);
    if (found > SCHEMA_VERSION) {
      throw new ScriberyError(
        'SCR_STORE_NEWER',
        `${file} has schema ${found}, this program knows ${SCHEMA_VERSION}; use the newer program`,
        { place: { file } },
      );
    }
    if (found === 0) {
      throw new ScriberyError('SCR_STORE_DAMAGED', `${file} holds no recordings; move it away`, {
        place: { file },
      });
    }
    if (found < SCHEMA_VERSION && mode === 'read') {
      throw new ScriberyError(
        'SCR_STORE_UNUSABLE',
        `${file} was written by an older program; start the server once, which makes its index again`,
        { place: { file } },
      );
    }
    database.exec(`PRAGMA cache_size = -${CACHE_KIB[mode]}`);
    if (mode === 'read') return database;
    database.exec(`PRAGMA journal_size_limit = ${LOG_BYTES}`);
    if (mode === 'ephemeral') database.exec('PRAGMA synchronous = OFF');
    if (found < SCHEMA_VERSION) bringUpToDate(database, found);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Makes the tables of a month that an older program wrote those of this one: all of them or none. */
function bringUpToDate(database: DatabaseSync, found: number): void {
  const steps = SCHEMA_STEPS.slice(found - 1).join('');
  database.exec(`BEGIN IMMEDIATE; ${steps} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT;`);
}

/** Makes the file under another name first, so that no reader ever meets one without its tables. */
function createDatabase(file: string): void {
  const unfinished = `${file}.new`;
  for (const left of [unfinished, `${unfinished}-wal`, `${unfinished}-shm`]) rmSync(left, { force: true });
  // SQLite would create it for everybody to read; its log takes over the mode of the file.
  closeSync(openSync(unfinished, 'wx', 0o600));
  const database = new DatabaseSync(unfinished);
  try {
    database.exec(SCHEMA);
  } finally {
    database.close();
  }
  renameSync(unfinished, file);
}
