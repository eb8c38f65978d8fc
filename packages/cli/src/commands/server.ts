import { dataDirectory, loadSettings } from '@scribery/runtime';
import { type Command, InvalidArgumentError } from 'commander';
import { wholeNumber } from '../option-values.ts';
import { runServer } from '../serving/run-server.ts';

interface ServerCommandOptions {
  readonly data?: string;
  readonly config?: string;
  readonly port?: number;
  readonly withShell?: true;
  readonly samples?: true;
}

export function define(command: Command): void {
  command
    .option('--data <dir>', 'the data directory (SCRIBERY_DATA; ~/.local/share/scribery)')
    .option('--config <file>', 'configuration, in TOML; see docs/settings.md')
    .option('--port <n>', 'TCP port on this machine; 0 takes any free one', portOption)
    .option('--with-shell', 'start a recorded shell here; after its end the server goes on until Ctrl-C')
    .option('--samples', 'load the sample recordings, once')
    .addHelpText(
      'after',
      `
The sign-in link that is printed works once. Commands and agents elsewhere send the token in DIR/token (SCRIBERY_TOKEN);
it stays over restarts. To renew it, delete the file and start the server again.

SIGTERM, Ctrl-C and a closed terminal finish what is under way, then end.`,
    )
    .action(server);
}

async function server(options: ServerCommandOptions): Promise<void> {
  const environment = process.env;
  const { config } = options;
  const settings = loadSettings({ environment, ...(config === undefined ? {} : { file: config }) });
  const { port = settings.server.port } = options;
  await runServer({
    dataDir: options.data ?? dataDirectory(settings, environment),
    settings: { ...settings, server: { ...settings.server, port } },
    withShell: options.withShell === true,
    samples: options.samples === true,
  });
}

function portOption(text: string): number {
  const port = wholeNumber(text);
  if (port > 65535) throw new InvalidArgumentError('a port is at most 65535.');
  return port;
}
