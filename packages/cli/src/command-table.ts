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

/** Adds commands to a program or to a command of which they are parts; a module is loaded when its command is the one that runs. */
export async function addCommands(
  parent: Command,
  table: CommandTable,
  words: readonly string[],
): Promise<void> {
  for (const [name, { summary, load }] of Object.entries(table)) {
    const command = parent.command(name).summary(summary).description(summary).exitOverride();
    command.helpOption('-h, --help', 'print help');
    if (words[0] === name) await (await load()).define(command, words.slice(1));
  }
}
