import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode, ScriberyError } from '@scribery/errors';
import { MonthDatabase, type MonthMode } from './month-database.ts';
import { storeError } from './sqlite-error.ts';

const MONTH_FILE = /^(\d{4}-\d{2})\.sqlite$/;

/** Earliest and latest month that a file is made for: a forged date must not make one for every month since year 0. */
const FIRST_MONTH = '1970-01';
const LAST_MONTH = '2099-12';

/** The months of a data directory, opened when they are first needed. Retention is deleting files of it. */
export class Months {
  readonly #directory: string;
  readonly #mode: MonthMode;
  readonly #maxPages: number | undefined;
  readonly #open = new Map<string, MonthDatabase>();

  constructor(directory: string, mode: MonthMode, maxPages?: number) {
    this.#directory = join(directory, 'months');
    this.#mode = mode;
    this.#maxPages = maxPages;
    if (mode !== 'read') {
      try {
        mkdirSync(this.#directory, { recursive: true, mode: 0o700 });
      } catch (error) {
        throw storeError(error, this.#directory);
      }
    }
  }

  /** Every month that can be used, newest first, and why others cannot. Sees months that were added or deleted since. */
  all(): { months: MonthDatabase[]; unusable: ScriberyError[] } {
    const names = this.#names();
    for (const [name, month] of this.#open) {
      if (names.includes(name)) continue;
      month.close();
      this.#open.delete(name);
    }
    const months: MonthDatabase[] = [];
    const unusable: ScriberyError[] = [];
    for (const name of names) {
      try {
        months.push(this.#month(name));
      } catch (error) {
        unusable.push(storeError(error, this.#file(name)));
      }
    }
    return { months, unusable };
  }

  /** The month of a start (ms since 1970), where it is open already and its file is still there. */
  openFor(start: number): MonthDatabase | undefined {
    const month = this.#open.get(monthName(start));
    return month && existsSync(month.file) ? month : undefined;
  }

  /** As `all`; throws why when months are there and none can be used: an empty answer would be taken for an empty store. */
  readable(): { months: MonthDatabase[]; unusable: ScriberyError[] } {
    const all = this.all();
    const [reason] = all.unusable;
    if (all.months.length === 0 && reason !== undefined) throw reason;
    return all;
  }

  /** The month that recordings of a start (ms since 1970) are written to; made when it is not there. */
  forStart(start: number): MonthDatabase {
    if (this.#mode === 'read') {
      throw new ScriberyError(
        'SCR_STORE_UNUSABLE',
        `${this.#directory} was opened to read; open it to write`,
      );
    }
    return this.#month(monthName(start));
  }

  close(): void {
    for (const month of this.#open.values()) month.close();
    this.#open.clear();
  }

  #month(name: string): MonthDatabase {
    const open = this.#open.get(name);
    if (open) return open;
    const month = new MonthDatabase(name, this.#file(name), this.#mode, this.#maxPages);
    this.#open.set(name, month);
    return month;
  }

  #file(name: string): string {
    return join(this.#directory, `${name}.sqlite`);
  }

  #names(): string[] {
    try {
      return readdirSync(this.#directory)
        .map((entry) => MONTH_FILE.exec(entry)?.[1])
        .filter((name) => name !== undefined)
        .sort()
        .reverse();
    } catch (error) {
      // Nothing was stored yet: an empty store.
      if (hasCode(error, 'ENOENT')) return [];
      throw storeError(error, this.#directory);
    }
  }
}

/** `2026-11` of a time in ms since 1970, in UTC, kept between FIRST_MONTH and LAST_MONTH. */
export function monthName(start: number): string {
  const date = new Date(Number.isFinite(start) ? start : 0);
  if (Number.isNaN(date.getTime())) return start < 0 ? FIRST_MONTH : LAST_MONTH;
  const year = date.getUTCFullYear();
  if (year < 1970) return FIRST_MONTH;
  if (year > 2099) return LAST_MONTH;
  return date.toISOString().slice(0, 7);
}
