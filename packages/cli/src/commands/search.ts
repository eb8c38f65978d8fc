import { EXIT, ScriberyError } from '@scribery/errors';
import type { SearchHit, SearchPage } from '@scribery/player';
import { safeText } from '@scribery/screen';
import type { Command } from 'commander';
import type { ApiClient } from '../client/api-client.ts';
import { getJson } from '../client/call.ts';
import { connect, type StoreOptions, withStoreOptions } from '../client/connect.ts';
import { wholeNumber } from '../option-values.ts';
import { displayWidth } from '../output/display-width.ts';
import { clockText } from '../output/duration.ts';
import { printJson } from '../output/json-line.ts';
import { type Style, styleFor } from '../output/style.ts';
import { wallTimeText } from '../output/wall-time.ts';

interface SearchOptions extends StoreOptions {
  readonly json?: true;
  readonly limit: number;
}

/** Hits asked for at a time; `--limit 0` goes on until there are no more. */
const PAGE = 500;

const EXAMPLES = `
Words mean what stood on the screen; all have to be on one line. Fields: user: host: saw: typed: since: until: rec:
What was done, of one event: cmd: exe: file: ip: exit: as:
Also "a phrase", prefix*, NOT, OR, ( ). See docs/search.md.

Examples:
  scribery search 'permission denied'
  scribery search 'user:alice host:db* saw:"permission denied" since:2d'
  scribery search 'cmd:rm as:root since:today'
  scribery search --json --limit 0 'typed:passwd'
`;

export function define(command: Command): void {
  withStoreOptions(command)
    .argument('<query...>', 'what to find')
    .option('--json', 'one JSON object a line')
    .option('--limit <n>', 'at most so many hits; 0 for all', wholeNumber, 50)
    .addHelpText('after', EXAMPLES)
    .action((words: string[], options: SearchOptions) => search(words.join(' '), options));
}

async function search(query: string, options: SearchOptions): Promise<void> {
  const client = await connect(options, 'read');
  try {
    const style = styleFor(process.stdout, process.env);
    let shown = 0;
    let page: SearchPage | undefined;
    for await (page of searchPages(client, query, options.limit)) {
      for (const hit of page.hits) {
        if (options.json) printJson(found(hit));
        else process.stdout.write(hitText(hit, style));
      }
      shown += page.hits.length;
    }
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

async function* searchPages(client: ApiClient, query: string, limit: number): AsyncGenerator<SearchPage> {
  let left = limit === 0 ? Number.POSITIVE_INFINITY : limit;
  let cursor: string | undefined;
  while (left > 0) {
    const page: SearchPage = await getJson(client, '/api/search', {
      query,
      limit: Math.min(PAGE, left),
      cursor,
    });
    yield page;
    left -= page.hits.length;
    if (page.next === null) return;
    cursor = page.next;
  }
}

/** The keys that other programs rely on, in this order, and no others. */
function found(h: SearchHit) {
  return {
    recording: h.recording,
    host: h.host,
    user: h.user,
    position: h.position,
    until: h.until,
    buffer: h.buffer,
    row: h.row,
    column: h.column,
    width: h.width,
    text: h.text,
    kind: h.kind,
  };
}

/** Who, when and where; below it the line with what matched. */
function hitText(hit: SearchHit, style: Style): string {
  const who = style.strong(safeText(`${hit.user}@${hit.host}`));
  const recording = style.faint(safeText(hit.recording ?? 'not recorded'));
  const head = `${who}  ${wallTimeText(hit.time)}  ${whereText(hit)}  ${recording}`;
  let line = '';
  let done = 0;
  for (const [start, end] of hit.matches) {
    line += safeText(hit.text.slice(done, start)) + style.match(safeText(hit.text.slice(start, end)));
    done = end;
  }
  return `${head}\n    ${line}${safeText(hit.text.slice(done))}\n`;
}

/** The kind of a hit, and what is known of its moment and place. */
function whereText(hit: SearchHit): string {
  if (hit.buffer !== null)
    return `${hit.kind} at ${clockText(hit.position)}, row ${hit.row}, column ${hit.column}`;
  const as = hit.as === '' || hit.as === hit.user ? '' : ` as ${safeText(hit.as)}`;
  return `${hit.kind}${as}${hit.position === null ? '' : ` at ${clockText(hit.position)}`}`;
}

/** Shows a query with a caret under the column (from 1) that an error is about. */
function pointAt(query: string, column: number | undefined): void {
  if (column === undefined) return;
  const indent = ' '.repeat(displayWidth(safeText(query.slice(0, column - 1))));
  process.stderr.write(`  ${safeText(query)}\n  ${indent}^\n`);
}
