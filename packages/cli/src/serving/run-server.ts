import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { collectorSink, followSpoolDirectory } from '@scribery/agent';
import { ScriberyError } from '@scribery/errors';
import { createLogger, findServer, type Logger, type RunningServer, type Settings } from '@scribery/runtime';
import { type RunningApp, startServer } from '@scribery/server';
import { postJson } from '../client/call.ts';
import { httpClient } from '../client/http-client.ts';
import { spoolsOf } from '../recording/destination.ts';
import { record } from '../recording/record.ts';
import { loadSamples } from './samples.ts';
import { stopRequested } from './stop-requested.ts';

export interface ServeOptions {
  readonly dataDir: string;
  readonly settings: Settings;
  readonly withShell: boolean;
  readonly samples: boolean;
}

/** The built web pages. */
const PAGES = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/**
 * Serves a data directory until a signal ends it: the API and the pages, and what recorders leave in its spool
 * directory. With `withShell` a recorded shell runs on this terminal meanwhile.
 */
export async function runServer({ dataDir, settings, withShell, samples }: ServeOptions): Promise<void> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const logger = serverLogger(dataDir, settings.log.level, withShell);
  const running = findServer(dataDir);
  if (running !== undefined) {
    if (!withShell) {
      const detail = `the server at ${running.url} (process ${running.pid}) has ${dataDir}`;
      throw new ScriberyError('SCR_STORE_LOCKED', detail);
    }
    await joinServer(dataDir, running, logger);
    return;
  }
  const stop = stopRequested();
  const app = await startServer({ dataDir, settings: settings.server, pages: PAGES, logger });
  const agent = new AbortController();
  const following = followSpools(spoolsOf(dataDir), app, logger, agent.signal);
  try {
    if (samples) await loadSamples(httpClient(app.url, app.token));
    tell(`Scribery serves ${dataDir} at ${app.url}`);
    tell(`Sign in with this link, once: ${app.signInLink()}`);
    if (withShell) {
      await recordedShell(dataDir, app, logger);
      tell('The server goes on; Ctrl-C ends it.');
    }
    await stop;
  } finally {
    agent.abort();
    await following;
    await app.close();
  }
}

/** For `npm start` while a server runs: a link to it, and a shell that it stores. */
async function joinServer(dataDir: string, server: RunningServer, logger: Logger): Promise<void> {
  const link: { url: string } = await postJson(httpClient(server.url, server.token), '/api/sign-in-link');
  tell(`A server already serves ${dataDir} at ${server.url}`);
  tell(`Sign in with this link, once: ${link.url}`);
  await recordedShell(dataDir, server, logger);
}

async function recordedShell(
  dataDir: string,
  { url, token }: Pick<RunningServer, 'url' | 'token'>,
  logger: Logger,
): Promise<void> {
  tell("This is a recorded shell; 'exit' ends the recording.");
  try {
    const store = { kind: 'server', url, token, directory: dataDir } as const;
    await record({
      destination: { store, file: undefined, spoolDirectory: spoolsOf(dataDir) },
      command: [],
      tell,
      verbose: false,
    });
    tell('The recording has ended.');
  } catch (error) {
    if (!(error instanceof ScriberyError)) throw error;
    logger.warn({ err: error }, 'no recorded shell');
    tell(`Recording is off. ${error.message}`);
  }
}

/** Brings in what recorders on this machine leave in the spool directory, also those that were killed. */
function followSpools(
  directory: string,
  { url, token }: RunningApp,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  return followSpoolDirectory({ directory, sinks: [collectorSink({ url, token })], signal, logger });
}

/** With a shell on the terminal the log goes to `DIR/server.log`, warnings only, so that nothing writes into the shell. */
function serverLogger(dataDir: string, level: string, withShell: boolean): Logger {
  if (!withShell) return createLogger({ level });
  const path = join(dataDir, 'server.log');
  const stream = { write: (line: string) => appendFileSync(path, line, { mode: 0o600 }) };
  return createLogger({ level: level === 'info' ? 'warn' : level, stream, readable: false });
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
