import { DEFAULT_MAX_EVENT_SIZE, MIN_EVENT_SIZE } from '@scribery/audit/event-size';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { wholeNumber } from '../option-values.ts';
import type { NameOptions } from './name-files.ts';

/** What bounds a document and names what is in it. */
export interface DocumentOptions extends NameOptions {
  readonly maxEventSize: number;
}

/** Adds the options that say how large documents are and where names come from. */
export function withDocumentOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--max-event-size <bytes>', 'cut larger events, and say what was cut; 0 is no limit')
        .argParser(eventSize)
        .default(DEFAULT_MAX_EVENT_SIZE),
    )
    .addOption(
      new Option('--resolve <where>', 'look up names of ids that a log gives as numbers').choices(['local']),
    )
    .option('--passwd <file>', 'names of users, as passwd(5) has them')
    .option('--group <file>', 'names of groups, as group(5) has them');
}

function eventSize(text: string): number {
  const size = wholeNumber(text);
  if (size === 0 || size >= MIN_EVENT_SIZE) return size;
  throw new InvalidArgumentError(`it must be 0 or at least ${MIN_EVENT_SIZE}.`);
}
