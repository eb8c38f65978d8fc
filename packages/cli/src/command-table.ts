import type { Command } from 'commander';

/** What a command's module exports. */
interface CommandModule {
  /** Adds arguments, options, help and the action to its command; `words` is what stands behind its name. */
  readonly define: (command: Command, words: readonly string[]) => void | Promise<void>;
}

/** Commands by name, in the order of the help. */
export type CommandTable = Readonly<
  Record<string, { readonly summary: string; readonly load: () => Promise<CommandModule> }>
>;

/**
 * Adds commands, and `help` for them, to a program or to a command of which they are parts; a module is loaded when its command is
 * the one that runs or whose help is asked for.
 */
export async function addCommands(
  parent: Command,
  table: CommandTable,
  words: readonly string[],
): Promise<void> {
  const [first, ...rest] = words[0] === 'help' ? words.slice(1) : words;
  for (const [name, { summary, load }] of Object.entries(table)) {
    const command = parent.command(name).summary(summary).description(summary).exitOverride();
    command.helpOption('-h, --help', 'print help');
    if (first === name) await (await load()).define(command, rest);
  }
  parent
    .command('help')
    .summary('print the help of a command')
    .description('Prints the help of a command; without one, what commands there are.')
    .helpOption('-h, --help', 'print help')
    .argument('[command...]', 'its name')
    .action((names: string[]) => printHelp(parent, names));
}

function printHelp(parent: Command, names: readonly string[]): void {
  const command = names.reduce((above, name) => {
    const found = above.commands.find((one) => one.name() === name);
    return found ?? above.error(`unknown command '${name}'`);
  }, parent);
  command.help();
}
