import type { Command } from 'commander';
import { type StoreOptions, withStoreOptions } from '../client/connect.ts';
import { endLike } from '../recording/end-like.ts';
import { destination } from '../recording/destination.ts';
import { outliveOutput } from '../output/closed-pipe.ts';
import { record } from '../recording/record.ts';

interface RecOptions extends StoreOptions {
  readonly file?: string;
  readonly verbose?: true;
}

export function define(command: Command): void {
  withStoreOptions(command)
    .usage('[options] [-- COMMAND [ARGUMENT...]]')
    .argument('[command...]', "what to record; the user's shell if left out")
    .option(
      '--file <file>',
      'write the messages to this file, as tlog does; with --data or --server also there',
    )
    .option('-v, --verbose', "tell the recording's id, and when it is stored")
    .passThroughOptions()
    .addHelpText(
      'after',
      '\nThe exit status is that of what was recorded. Passwords typed without echo are not recorded.',
    )
    .action(rec);
}

async function rec(words: string[], options: RecOptions): Promise<void> {
  outliveOutput();
  const end = await record({
    destination: destination(options, process.env),
    command: words,
    tell: (line) => process.stderr.write(`scribery: ${line}\n`),
    verbose: options.verbose === true,
  });
  endLike(end);
}
