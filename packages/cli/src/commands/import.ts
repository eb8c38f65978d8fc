import { ScriberyError } from '@scribery/errors';
import { safeText } from '@scribery/screen';
import type { Command } from 'commander';
import type { ApiClient } from '../client/api-client.ts';
import { connect, type StoreOptions, withStoreOptions } from '../client/connect.ts';
import { type ImportedRecording, importFile } from '../importing/import-file.ts';
import { ToldProblems } from '../importing/told-problems.ts';
import { counted } from '../output/counted.ts';
import { durationText } from '../output/duration.ts';
import { printJson } from '../output/json-line.ts';
import { atFile } from '../output/at-file.ts';
import { goOnAfter } from '../output/report-error.ts';
import { withProgress } from '../output/progress.ts';

interface ImportCommandOptions extends StoreOptions {
  readonly json?: true;
  readonly host?: string;
  readonly user?: string;
}

export function define(command: Command): void {
  withStoreOptions(command)
    .argument('<file...>', "tlog messages or asciicasts, in any mix; '-' is standard input")
    .option('--json', 'one JSON object a recording: {recording, file, messages, duration, problems}')
    .option('--host <name>', 'host of recordings whose format does not name it')
    .option('--user <name>', 'user of recordings whose format does not name it')
    .action(importFiles);
}

async function importFiles(files: string[], options: ImportCommandOptions): Promise<void> {
  const client = await connect(options, 'write');
  try {
    for (const file of files) {
      try {
        for (const imported of await importOne(client, file, options)) tell(imported, options);
      } catch (error) {
        if (!(error instanceof ScriberyError) || !isAboutFile(error)) throw error;
        goOnAfter(atFile(error, file));
      }
    }
  } finally {
    await client.close();
  }
}

async function importOne(client: ApiClient, file: string, options: ImportCommandOptions) {
  const problems = new ToldProblems(file);
  const { host, user } = options;
  const imported = await withProgress(`importing ${safeText(file)}`, (onProgress) =>
    importFile(client, file, {
      ...(host === undefined ? {} : { host }),
      ...(user === undefined ? {} : { user }),
      onProgress,
      onProblem: (problem) => problems.take(problem),
    }),
  );
  problems.print();
  return imported;
}

function tell(imported: ImportedRecording, options: ImportCommandOptions): void {
  if (options.json) {
    const { recording, file, messages, duration, problems } = imported;
    printJson({ recording, file, messages, duration, problems });
    return;
  }
  const { recording, duration, messages, problems } = imported;
  const damage = problems === 0 ? '' : `, ${counted(problems, 'problem')}`;
  process.stdout.write(`${recording}  ${durationText(duration)}, ${counted(messages, 'message')}${damage}\n`);
}

/** Errors after which the next file may still be good. */
function isAboutFile({ code }: ScriberyError): boolean {
  return ['SCR_FORMAT_UNKNOWN', 'SCR_INPUT_DAMAGED', 'SCR_INPUT_UNREADABLE'].includes(code);
}
