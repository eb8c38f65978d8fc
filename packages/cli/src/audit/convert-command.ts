import { DEFAULT_MAX_EVENT_SIZE, MIN_EVENT_SIZE } from '@scribery/audit/event-size';
import { INPUT_FORMS, type InputForm } from '@scribery/audit/input-form';
import { EXIT, ScriberyError } from '@scribery/errors';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { wholeNumber } from '../option-values.ts';
import { reportError } from '../output/report-error.ts';
import { withProgress } from '../output/progress.ts';
import { AuditConversion } from './audit-conversion.ts';
import { auditFiles } from './audit-files.ts';
import { type EventFormat, FORMATS, type ShapeOptions, shapeOf } from './shape-of.ts';

interface ConvertOptions extends ShapeOptions {
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

export function define(command: Command): void {
  command
    .argument('[file...]', "logs to read, in their order; '-' is standard input", ['-'])
    .addOption(new Option('--format <format>', 'form of the output').choices(FORMATS).default(FORMATS[0]))
    .option('--with-text', 'add the exact text of every line')
    .option('--bulk', 'put an action line before each object, for the bulk interface of a search engine')
    .addOption(new Option('--index <name>', 'name the index in the action lines').implies({ bulk: true }))
    .addOption(
      new Option('--max-event-size <bytes>', 'cut larger events, and say what was cut; 0 is no limit')
        .argParser(eventSize)
        .default(DEFAULT_MAX_EVENT_SIZE),
    )
    .addOption(
      new Option('--resolve <where>', 'look up names of ids that a log gives as numbers').choices(['local']),
    )
    .option('--passwd <file>', 'names of users, as passwd(5) has them')
    .option('--group <file>', 'names of groups, as group(5) has them')
    .addOption(
      new Option('--input <form>', 'what the input is, where its first bytes do not tell').choices(
        INPUT_FORMS,
      ),
    )
    .addOption(
      new Option(
        '--invert <file>',
        'print the log that was converted with --format native --with-text',
      ).conflicts(['input', 'withText']),
    )
    .addHelpText('after', EXAMPLES)
    .action(run);
}

async function run(paths: string[], options: ConvertOptions): Promise<void> {
  if (options.invert === undefined) {
    await convert(paths, options);
    return;
  }
  const { invertLog } = await import('./invert-log.ts');
  await invertLog(options.invert);
}

async function convert(paths: string[], options: ConvertOptions): Promise<void> {
  const conversion = new AuditConversion(await shapeOf(options.format, options), options.input);
  let bytes = 0;
  await withProgress('converting', async (onProgress) => {
    for (const path of paths.length === 1 && paths[0] === '-' ? paths : auditFiles(paths)) {
      try {
        await conversion.read(path, (count) => onProgress((bytes += count)));
      } catch (error) {
        if (!(error instanceof ScriberyError) || error.exit !== EXIT.input) throw error;
        process.exitCode = reportError(error);
      }
    }
    await conversion.end();
  });
  await conversion.tell();
}

function eventSize(text: string): number {
  const size = wholeNumber(text);
  if (size === 0 || size >= MIN_EVENT_SIZE) return size;
  throw new InvalidArgumentError(`it must be 0 or at least ${MIN_EVENT_SIZE}.`);
}
