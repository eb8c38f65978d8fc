import { setFlagsFromString } from 'node:v8';
import type { AuditEvent, FilterExpression, FilterOptions } from '@scribery/audit';
import { INPUT_FORMS, type InputForm } from '@scribery/audit/input-form';
import { EXIT, ScriberyError } from '@scribery/errors';
import { type Command, Option } from 'commander';
import { goOnAfter } from '../output/report-error.ts';
import { withProgress } from '../output/progress.ts';
import { AuditConversion } from './audit-conversion.ts';
import { auditFiles } from './audit-files.ts';
import { withDocumentOptions } from './document-options.ts';
import { notEmpty } from '../option-values.ts';
import { filterAskedFor, withFilterOptions } from './filter-options.ts';
import { type EventFormat, FORMATS, type ShapeOptions, shapeOf } from './shape-of.ts';

interface ConvertOptions extends ShapeOptions, FilterOptions {
  readonly format: EventFormat;
  readonly input?: InputForm;
  readonly invert?: string;
}

const EXAMPLES = `
FILE is a log of auditd (RAW or ENRICHED), of the kernel (dmesg, syslog), a journal export, or what auditd gives its
plugins; gzip is recognised too. A directory stands for the audit.log* in it, and files of one rotation set are read
oldest first. Lines that are no audit records are kept, counted and told. See docs/audit.md.

Examples:
  scribery audit convert /var/log/audit
  ausearch --raw -ts today | scribery audit convert --format aushape
  scribery audit convert --format native --with-text audit.log.gz > audit.ndjson
  scribery audit convert --invert audit.ndjson | cmp - <(zcat audit.log.gz)
`;

/**
 * % that the old generation grows by before garbage is collected: V8's own choice takes a third more memory over 1 GB, and
 * no less time. Set when all is loaded: at the start of the process it would cost 10 ms.
 */
const HEAP_GROWTH = 50;

/** Options about making documents, which a log that is given back has none of. */
const NOT_WITH_INVERT = [
  ...['format', 'input', 'withText', 'bulk', 'index', 'maxEventSize', 'resolve', 'passwd', 'group'],
  ...['filter', 'excludeType', 'onlyKey', 'user'],
];

/** Options that the native form has no use for: it is never cut, so that it gives every byte back, and has no names. */
const NOT_WITH_NATIVE = [
  ['maxEventSize', '--max-event-size'],
  ['resolve', '--resolve'],
  ['passwd', '--passwd'],
  ['group', '--group'],
] as const;

export function define(command: Command): void {
  withFilterOptions(withDocumentOptions(command))
    .argument('[file...]', "logs to read, in their order; '-' is standard input", ['-'])
    .addOption(new Option('--format <format>', 'form of the output').choices(FORMATS).default(FORMATS[0]))
    .option('--with-text', 'add the exact text of every line')
    .option('--bulk', 'put an action line before each object, for the bulk interface of a search engine')
    .addOption(
      new Option('--index <name>', 'name the index in the action lines')
        .argParser(notEmpty)
        .implies({ bulk: true }),
    )
    .addOption(
      new Option('--input <form>', 'what the input is, where its first bytes do not tell').choices(
        INPUT_FORMS,
      ),
    )
    .addOption(
      new Option(
        '--invert <file>',
        'print the log that was converted with --format native --with-text',
      ).conflicts(NOT_WITH_INVERT),
    )
    .addHelpText('after', EXAMPLES)
    .action(run);
}

async function run(paths: string[], options: ConvertOptions, command: Command): Promise<void> {
  const useless = uselessOption(options, command);
  if (useless !== undefined) throw new ScriberyError('SCR_USAGE', useless);
  if (options.invert === undefined) {
    await convert(paths, options);
    return;
  }
  const { invertLog } = await import('./invert-log.ts');
  await invertLog(options.invert);
}

/** What was given and would do nothing, as a sentence. */
function uselessOption({ format, invert }: ConvertOptions, command: Command): string | undefined {
  if (invert !== undefined) {
    return command.args.length === 0 ? undefined : 'with --invert FILE no other file is read';
  }
  if (format !== 'native') return undefined;
  const given = NOT_WITH_NATIVE.find(([name]) => command.getOptionValueSource(name) === 'cli');
  return given && `${given[1]} does nothing with --format native, which is never cut and has ids as they are`;
}

async function convert(paths: string[], options: ConvertOptions): Promise<void> {
  const filter = await filterAskedFor(options);
  const conversion = new AuditConversion(await shapeOf(options.format, options), {
    ...(options.input === undefined ? {} : { form: options.input }),
    ...(filter === undefined ? {} : { passes: await filterFor(filter) }),
  });
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  let bytes = 0;
  await withProgress('converting', async (onProgress) => {
    for (const path of paths.length === 1 && paths[0] === '-' ? paths : auditFiles(paths, goOnAfter)) {
      try {
        await conversion.read(path, (count) => onProgress((bytes += count)));
      } catch (error) {
        if (!(error instanceof ScriberyError) || error.exit !== EXIT.input) throw error;
        goOnAfter(error);
      }
    }
    await conversion.end();
  });
  await conversion.tell();
}

/** A filter of events; the documents that it may ask for are made only then. */
async function filterFor(expression: FilterExpression): Promise<(event: AuditEvent) => boolean> {
  const [{ eventFilter }, { EcsShape }] = await Promise.all([
    import('@scribery/audit/filter'),
    import('@scribery/audit/ecs'),
  ]);
  const shape = new EcsShape();
  return eventFilter(expression, (event) => shape.document(event));
}
