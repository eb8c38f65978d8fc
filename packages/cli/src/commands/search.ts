import type { SearchHit, SearchPage } from '@scribery/player';
import { safeText } from '@scribery/screen';
import type { Command } from 'commander';
import { withStoreOptions } from '../client/connect.ts';
import { wholeNumber } from '../option-values.ts';
import { clockText } from '../output/duration.ts';
import { printJson } from '../output/json-line.ts';
import { type Style, styleFor } from '../output/style.ts';
import { wallTimeText } from '../output/wall-time.ts';
import { runSearch, type SearchOptions } from '../searching/run-search.ts';

const EXAMPLES = `
Words mean what stood on the screen; all have to be on one line. Fields: user: host: saw: typed: since: until: rec:
What was done, of one event: cmd: exe: file: ip: exit: as:
Also "a phrase", prefix*, /regular expression/ (for words, typed: and cmd:), NOT, OR, ( ). See docs/search.md.

Examples:
  scribery search 'permission denied'
  scribery search 'user:alice host:db* saw:"permission denied" since:2d'
  scribery search 'cmd:rm as:root since:today'
  scribery search '/port \\d{4,5} (refused|closed)/'
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
  const style = styleFor(process.stdout, process.env);
  await runSearch<SearchHit, SearchPage>(query, options, {
    path: '/api/search',
    foundOn: ({ hits }) => hits,
    print: (hit) => {
      if (options.json) printJson(found(hit));
      else process.stdout.write(hitText(hit, style));
    },
  });
}

/** The keys that other programs rely on, in this order, and behind them all the places that matched. */
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
    places: h.places,
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
