import { EXIT, ScriberyError } from '@scribery/errors';
import { type Limited, ownTimeZone } from '@scribery/player';
import { safeText } from '@scribery/screen';
import type { ApiClient } from '../client/api-client.ts';
import { getJson } from '../client/call.ts';
import { connect, type StoreOptions } from '../client/connect.ts';
import { displayWidth } from '../output/display-width.ts';
import { MissingNote } from '../output/missing.ts';

export interface SearchOptions extends StoreOptions {
  readonly json?: true;
  /** 0 for all. */
  readonly limit: number;
}

/** A page of what a search found. */
interface FoundPage {
  readonly next: string | null;
  readonly count: number;
  readonly count_capped: boolean;
  readonly problems: readonly string[];
  readonly limited: Limited | null;
  readonly searched: string;
}

interface Search<Found, Page> {
  readonly path: string;
  readonly foundOn: (page: Page) => readonly Found[];
  readonly print: (found: Found) => void;
}

/** Things asked for at a time; `--limit 0` goes on until there are no more. */
const PAGE = 500;

/**
 * Prints what a query finds, page by page. When nothing is found it tells what was searched and sets the exit status; a query that
 * cannot be read is shown with the place marked.
 */
export async function runSearch<Found, Page extends FoundPage>(
  query: string,
  options: SearchOptions,
  search: Search<Found, Page>,
): Promise<void> {
  const client = await connect(options, 'read');
  try {
    const missing = new MissingNote();
    let shown = 0;
    let page: Page | undefined;
    for await (page of pages(client, query, options.limit, search)) {
      missing.tell(page.problems);
      const found = search.foundOn(page);
      for (const one of found) search.print(one);
      shown += found.length;
    }
    if (page?.limited) process.stderr.write(`${limitedText(page.limited)}\n`);
    if (page === undefined || shown === 0) {
      process.stderr.write(`no hit. Searched: ${safeText(page?.searched ?? query)}\n`);
      process.exitCode = EXIT.noHit;
    } else if (!options.json && shown < page.count) {
      const count = `${page.count_capped ? 'at least ' : ''}${page.count.toLocaleString('en')}`;
      process.stderr.write(`${shown} of ${count} hits; --limit 0 gives all\n`);
    }
  } catch (error) {
    if (error instanceof ScriberyError && error.code === 'SCR_QUERY_SYNTAX')
      pointAt(query, error.place.column);
    throw error;
  } finally {
    await client.close();
  }
}

/** How far a search came, and how to go on. */
function limitedText({ lines, since }: Limited): string {
  const from = new Date(since).toISOString();
  return `searched the newest ${lines.toLocaleString('en')} lines, back to ${from}; add until:${from} for those before, or a word`;
}

async function* pages<Found, Page extends FoundPage>(
  client: ApiClient,
  query: string,
  limit: number,
  { path, foundOn }: Search<Found, Page>,
): AsyncGenerator<Page> {
  let left = limit === 0 ? Number.POSITIVE_INFINITY : limit;
  let cursor: string | undefined;
  while (left > 0) {
    const page: Page = await getJson(client, path, {
      query,
      time_zone: ownTimeZone(),
      limit: Math.min(PAGE, left),
      cursor,
    });
    yield page;
    left -= foundOn(page).length;
    if (page.next === null) return;
    cursor = page.next;
  }
}

/** Shows a query with a caret under the column (from 1) that an error is about. */
function pointAt(query: string, column: number | undefined): void {
  if (column === undefined) return;
  const indent = ' '.repeat(displayWidth(safeText(query.slice(0, column - 1))));
  process.stderr.write(`  ${safeText(query)}\n  ${indent}^\n`);
}
