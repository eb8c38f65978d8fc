import type { Command } from 'commander';
import { addCommands, type CommandTable } from '../command-table.ts';

/** The parts of `scribery audit`, in the order of the help. */
const COMMANDS: CommandTable = {
  convert: {
    summary: 'turn audit logs into JSON, one object a line',
    load: () => import('../audit/convert-command.ts'),
  },
  collect: {
    summary: 'follow the audit trail and bring its events to stores, files and other systems',
    load: () => import('../audit/collect-command.ts'),
  },
  search: {
    summary: 'find events of the audit trail, newest first',
    load: () => import('../audit/search-command.ts'),
  },
  schema: {
    summary: 'print the JSON Schema or the index template of what convert prints',
    load: () => import('../audit/schema-command.ts'),
  },
};

export function define(command: Command, words: readonly string[]): Promise<void> {
  return addCommands(command, COMMANDS, words);
}
