import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import {
  type AuditInput,
  Collection,
  type CollectionOptions,
  type DropPolicy,
  filesInput,
  followInput,
  type FollowStart,
  socketInput,
  streamInput,
  thisHost,
} from '@scribery/agent/audit';
import type { FilterOptions } from '@scribery/audit';
import { EXIT, ScriberyError } from '@scribery/errors';
import { defaultDataDirectory } from '@scribery/runtime';
import { type Command, Option } from 'commander';
import { type StoreOptions, withStoreOptions } from '../client/connect.ts';
import { outliveOutput } from '../output/closed-pipe.ts';
import { goOnAfter } from '../output/report-error.ts';
import { auditFiles } from './audit-files.ts';
import { CollectionNews } from './collection-news.ts';
import { type DocumentOptions, withDocumentOptions } from './document-options.ts';
import { filterAskedFor, withFilterOptions } from './filter-options.ts';
import { namesAskedFor } from './name-files.ts';
import { openOutput } from './open-output.ts';
import { outputTarget } from './output-target.ts';

/** Where auditd of Debian 12 writes its log, and where its af_unix plugin listens. */
const LOG = '/var/log/audit/audit.log';
const SOCKET = '/var/run/audispd_events';

interface CollectOptions extends StoreOptions, DocumentOptions, FilterOptions {
  readonly follow?: string | true;
  readonly from: FollowStart;
  readonly plugin?: true;
  readonly socket?: string | true;
  readonly checkpoint?: string;
  readonly to?: readonly string[];
  readonly alsoTo?: readonly string[];
  readonly whenFull: DropPolicy;
  readonly host?: string;
}

const EXAMPLES = `
Without FILE, --plugin and --socket it follows ${LOG}.

A WHERE is: collector (the store or server of --data and --server; the default), stdout,
file:PATH[?size=100M&age=1d&keep=5], syslog[:PATH], syslog:tcp://HOST:PORT, syslog:udp://HOST:PORT
(each with ?facility=authpriv&severity=info&app=scribery), unix:PATH, http://HOST:9200/INDEX/_bulk
(with the header of SCRIBERY_BULK_AUTHORIZATION). See docs/audit-collect.md.

SIGTERM ends it when what was read has arrived, SIGHUP opens files anew, SIGUSR1 prints the counters.

Examples:
  scribery audit collect --server https://scribery.example.org
  scribery audit collect --plugin --to 'file:/var/log/scribery/audit.json?size=100M&keep=10'
  scribery audit collect --to http://search:9200/audit/_bulk --filter 'key == "exec"'
`;

export function define(command: Command): void {
  command
    .argument('[file...]', "logs to read to their end, in their order; '-' alone is standard input")
    .option('--follow [file]', `follow this log while it grows and is rotated (${LOG})`)
    .addOption(
      new Option(
        '--from <where>',
        'where to begin without a checkpoint: the log, its oldest file, what comes',
      )
        .choices(['start', 'oldest', 'end'])
        .default('start'),
    )
    .option('--plugin', 'read standard input, as a plugin of auditd')
    .option('--socket [path]', `read the socket of auditd's af_unix plugin (${SOCKET})`)
    .option('--checkpoint <file>', 'where the place in the log is kept')
    .option('--to <where>', 'where events go; may be given several times', several)
    .option('--also-to <where>', 'the same, for one that nothing waits for', several)
    .addOption(
      new Option('--when-full <policy>', 'what happens when an output takes less than comes')
        .choices(['block', 'drop-oldest', 'drop-newest'])
        .default('block'),
    )
    .option('--host <name>', 'name of this machine, also in node=; its host name by default');
  withFilterOptions(withDocumentOptions(command));
  withStoreOptions(command).addHelpText('after', EXAMPLES).action(collect);
}

async function collect(files: string[], options: CollectOptions): Promise<void> {
  const news = new CollectionNews();
  const targets = {
    required: (options.to ?? ['collector']).map(outputTarget),
    others: (options.alsoTo ?? []).map(outputTarget),
  };
  // What is written to standard output ends with its reader; everything else goes on without a terminal.
  if (![...targets.required, ...targets.others].some(({ kind }) => kind === 'stdout')) outliveOutput();
  const names = await namesAskedFor(options);
  const source = sourceOf(files, options, news);
  const collection = await Collection.open({
    ...source,
    host: thisHost(options.host),
    filter: await filterAskedFor(options),
    ecs: { maxEventSize: options.maxEventSize, ...(names === undefined ? {} : { names }) },
    whenFull: options.whenFull,
    outputs: [
      ...targets.required.map((target) => ({ output: openOutput(target, options), required: true })),
      ...targets.others.map((target) => ({ output: openOutput(target, options), required: false })),
    ],
    onNews: (output, told) => news.delivery(output, told),
    onGap: (reason) => news.gap(reason),
    onCheckpointError: (error) => news.checkpoint(error),
  });
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop.abort());
  process.on('SIGHUP', () => collection.reopen());
  process.on('SIGUSR1', () => news.status(collection.status));
  try {
    await collection.run(stop.signal);
  } finally {
    news.status(collection.status);
  }
  const { abandoned, outputs } = collection.status;
  const lost =
    source.checkpoint === undefined && abandoned + outputs.reduce((sum, { waiting }) => sum + waiting, 0) > 0;
  if (lost) process.exitCode = EXIT.server;
}

/** What is read, and for a log that is followed where the place in it is kept. */
function sourceOf(
  files: readonly string[],
  options: CollectOptions,
  news: CollectionNews,
): Pick<CollectionOptions, 'input' | 'form' | 'checkpoint'> {
  const { follow, plugin, socket } = options;
  const given = [files.length > 0, follow !== undefined, plugin !== undefined, socket !== undefined];
  if (given.filter(Boolean).length > 1) {
    throw new ScriberyError('SCR_USAGE', 'give files, --follow, --plugin or --socket, not several');
  }
  if (files.length > 1 && files.includes('-')) {
    throw new ScriberyError('SCR_USAGE', 'standard input (-) is read alone, not with files');
  }
  const once = (input: AuditInput) => ({ input: () => input });
  if (plugin === true || files[0] === '-') return once(streamInput('standard input', process.stdin));
  if (socket !== undefined) {
    const path = socket === true ? SOCKET : socket;
    return once(socketInput({ path, onState: (state) => news.connection(state) }));
  }
  if (files.length > 0) return once(filesInput(auditFiles(files, goOnAfter), goOnAfter));
  const path = resolve(typeof follow === 'string' ? follow : LOG);
  const checkpoint = resolve(options.checkpoint ?? checkpointOf(path));
  mkdirSync(dirname(checkpoint), { recursive: true, mode: 0o700 });
  return {
    input: (unfinished) => followInput({ path, start: options.from, unfinished }),
    form: 'log',
    checkpoint,
  };
}

/** A checkpoint for each log, below the default data directory. */
function checkpointOf(log: string): string {
  const name = createHash('sha256').update(log).digest('hex').slice(0, 16);
  return join(defaultDataDirectory(process.env), 'audit', `${basename(log)}-${name}.checkpoint`);
}

function several(value: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), value];
}
