import { ScriberyError } from '@scribery/errors';
import type { CommanderError } from 'commander';

/** What the parser of the command line refuses, as an error of ours: one line, which also tells where the usage is. */
export function usageError(error: CommanderError): ScriberyError {
  const sentence = error.message
    .replace(/^error: /, '')
    .replace(' is invalid. ', ' is invalid: ')
    .replace(/\.$/, '')
    .replace(/\s+/g, ' ');
  return new ScriberyError('SCR_USAGE', `${sentence}; --help tells the usage`, { cause: error });
}
