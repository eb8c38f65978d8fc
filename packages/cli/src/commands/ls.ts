import type { RecordingSummary } from '@scribery/player';
import { safeText } from '@scribery/screen';
import type { Command } from 'commander';
import { connect, type StoreOptions, withStoreOptions } from '../client/connect.ts';
import { listRecordings } from '../client/recordings.ts';
import { wholeNumber } from '../option-values.ts';
import { byteSizeText } from '../output/byte-size.ts';
import { durationText } from '../output/duration.ts';
import { printJson } from '../output/json-line.ts';
import { MissingNote } from '../output/missing.ts';
import { type Style, styleFor } from '../output/style.ts';
import { type Column, tableLines } from '../output/table.ts';
import { wallTimeText } from '../output/wall-time.ts';

interface LsOptions extends StoreOptions {
  readonly json?: true;
  readonly limit: number;
}

/** Rows whose widths decide the table's: a table of 100,000 recordings begins to print after these. */
const ROWS_PER_TABLE = 500;

export function define(command: Command): void {
  withStoreOptions(command)
    .argument('[query...]', 'only recordings for which this holds (user:, host:, since:, saw:, …)')
    .option('--json', 'one JSON object a line')
    .option('--limit <n>', 'at most so many; 0 for all', wholeNumber, 0)
    .action((words: string[], options: LsOptions) => ls(words.join(' '), options));
}

async function ls(query: string, options: LsOptions): Promise<void> {
  const client = await connect(options, 'read');
  try {
    const recordings = listRecordings(client, { query, limit: options.limit, missing: new MissingNote() });
    if (options.json) {
      for await (const recording of recordings) printJson(listed(recording));
    } else {
      await printTable(recordings, noneText(query, client.place));
    }
  } finally {
    await client.close();
  }
}

/** The keys that other programs rely on, in this order, and no others. */
function listed(r: RecordingSummary) {
  return {
    recording: r.recording,
    host: r.host,
    user: r.user,
    start: r.start,
    duration: r.duration,
    cols: r.cols,
    rows: r.rows,
    bytes_out: r.bytes_out,
    bytes_in: r.bytes_in,
    live: r.live,
    ended: r.ended,
  };
}

async function printTable(recordings: AsyncIterable<RecordingSummary>, none: string): Promise<void> {
  const columns = recordingColumns(styleFor(process.stdout, process.env));
  let rows: RecordingSummary[] = [];
  let heading = true;
  const flush = () => {
    for (const line of tableLines(columns, rows, { heading })) process.stdout.write(`${line}\n`);
    heading = false;
    rows = [];
  };
  for await (const recording of recordings) {
    rows.push(recording);
    if (rows.length === ROWS_PER_TABLE) flush();
  }
  if (rows.length > 0) flush();
  else if (heading) process.stderr.write(`${none}\n`);
}

/** A place that was not meant looks like an empty one, so it is named. */
function noneText(query: string, place: string): string {
  return query === ''
    ? `no recordings in ${place}; 'scribery rec' makes one`
    : `no recording in ${place} for this query`;
}

function recordingColumns(style: Style): Column<RecordingSummary>[] {
  return [
    { title: 'START', cell: (r) => wallTimeText(r.start) },
    { title: 'USER', cell: (r) => safeText(r.user) },
    { title: 'HOST', cell: (r) => safeText(r.host) },
    { title: 'DURATION', cell: (r) => durationText(r.duration), align: 'right' },
    { title: 'SIZE', cell: (r) => `${r.cols}x${r.rows}`, align: 'right' },
    { title: 'OUTPUT', cell: (r) => byteSizeText(r.bytes_out), align: 'right' },
    { title: 'STATE', cell: stateText, style: (text, r) => (r.live ? style.live(text) : text) },
    { title: 'RECORDING', cell: (r) => safeText(r.recording), style: (text) => style.faint(text) },
  ];
}

function stateText(r: RecordingSummary): string {
  if (r.live) return '● live';
  if (r.signal !== undefined) return safeText(r.signal);
  return r.exit === undefined ? 'ended' : `exit ${r.exit}`;
}
