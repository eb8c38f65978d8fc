import { EXIT } from '@scribery/errors';
import { Command, CommanderError } from 'commander';
import { addCommands, type CommandTable } from './command-table.ts';
import { quietOnClosedPipe } from './output/closed-pipe.ts';
import { reportError } from './output/report-error.ts';
import { usageError } from './usage-error.ts';

/** The commands in the order of the help. */
const COMMANDS: CommandTable = {
  rec: { summary: 'record a shell or a command', load: () => import('./commands/rec.ts') },
  ls: { summary: 'list recordings, newest first', load: () => import('./commands/ls.ts') },
  search: {
    summary: 'find what stood on a screen, was typed or was done, with the moment',
    load: () => import('./commands/search.ts'),
  },
  play: { summary: 'play a recording in this terminal', load: () => import('./commands/play.ts') },
  screen: { summary: 'print the screen at a moment', load: () => import('./commands/screen.ts') },
  text: { summary: 'print the readable transcript', load: () => import('./commands/text.ts') },
  commands: {
    summary: "list what a recording's session ran, from the audit trail",
    load: () => import('./commands/commands.ts'),
  },
  export: { summary: 'write a recording as a file', load: () => import('./commands/export.ts') },
  import: { summary: 'store recordings from files', load: () => import('./commands/import.ts') },
  audit: {
    summary: 'Linux audit logs: convert to JSON; search the audit trail',
    load: () => import('./commands/audit.ts'),
  },
  server: { summary: 'serve the web pages and the API', load: () => import('./commands/server.ts') },
};

const EXIT_STATUSES = `
Exit status:
  0   done
  1   a search without a hit
  2   wrong usage, a query that cannot be read, a configuration error
  3   no such recording
  4   the store cannot be used (locked, damaged, full, newer)
  5   the server does not answer or refuses
  6   a file that is not a recording, or cannot be read
  7   the recorder is not built or cannot start
  70  a fault of Scribery itself
  'scribery rec' passes on the status of what it recorded.`;

/** Runs one command line (without the program's name) and gives the exit status. */
export async function runProgram(words: string[]): Promise<number> {
  quietOnClosedPipe();
  const program = new Command('scribery')
    .description('Records terminal sessions, and finds and replays the exact moment.')
    .version('0.1.0', '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .configureOutput({ outputError: () => {} })
    .enablePositionalOptions()
    .exitOverride()
    .addHelpText('after', EXIT_STATUSES);
  try {
    await addCommands(program, COMMANDS, words);
    await program.parseAsync(words, { from: 'user' });
    return typeof process.exitCode === 'number' ? process.exitCode : EXIT.ok;
  } catch (error) {
    if (!(error instanceof CommanderError)) return reportError(error);
    if (error.exitCode === 0) return EXIT.ok;
    // Where a command is missing, the help has been printed.
    return error.code === 'commander.help' ? EXIT.usage : reportError(usageError(error));
  }
}
