import { once } from 'node:events';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { collectorSink, followSpoolDirectory } from '@scribery/agent';
import { ScriberyError } from '@scribery/errors';
import { createLogger, findServer, type Logger, type RunningServer, type Settings } from '@scribery/runtime';
import { type RunningApp, startServer } from '@scribery/server';
import { postJson } from '../client/call.ts';
import { httpClient } from '../client/http-client.ts';
import { outliveOutput } from '../output/closed-pipe.ts';
import { spoolsOf } from '../recording/destination.ts';
import { record } from '../recording/record.ts';
import { loadSamples } from './samples.ts';
import { StopRequest } from './stop-request.ts';

export interface ServeOptions {
  readonly dataDir: string;
  readonly settings: Settings;
  readonly withShell: boolean;
  readonly samples: boolean;
}

/** How long another process may have the store before that is an error, in ms; a recording gives it back sooner. */
const STORE_FREE_WITHIN_MS = 10_000;

/** How often it is asked for meanwhile, in ms. */
const LOOK_AGAIN_MS = 100;

/** The built web pages. */
const PAGES = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/**
 * Serves a data directory until a signal ends it: the API and the pages, and what recorders leave in its spool
 * directory. With `withShell` a recorded shell runs on this terminal meanwhile.
 */
export async function runServer({ dataDir, settings, withShell, samples }: ServeOptions): Promise<void> {
  outliveOutput();
  makeDirectory(dataDir);
  const logger = serverLogger(dataDir, settings.log.level, withShell);
  // Nothing is under way before: a signal that comes while it starts ends it at once.
  const server = await findOrStart(dataDir, () =>
    startServer({ dataDir, settings: settings.server, pages: PAGES, logger }),
  );
  using request = new StopRequest();
  const stop = request.signal;
  if ('pid' in server) {
    await joinServer({ dataDir, server, samples, stop });
    if (!withShell) {
      const detail = `the server at ${server.url} (process ${server.pid}) has ${dataDir}; use the link above`;
      throw new ScriberyError('SCR_STORE_LOCKED', detail);
    }
    if (!stop.aborted) await recordedShell({ dataDir, server, logger, hangUp: stop });
    return;
  }
  const app = server;
  const agent = new AbortController();
  const following = followSpools(spoolsOf(dataDir), app, logger, agent.signal);
  try {
    if (samples) await loadSamples(httpClient(app.url, app.token), stop);
    tell(`Scribery serves ${dataDir} at ${app.url}`);
    tell(`Sign in with this link, once: ${app.signInLink()}`);
    if (withShell && !stop.aborted) {
      await recordedShell({ dataDir, server: app, logger, hangUp: stop });
      if (!stop.aborted) tell('The server goes on; Ctrl-C ends it.');
    }
    if (!stop.aborted) await once(stop, 'abort');
  } finally {
    agent.abort();
    await following;
    await app.close();
  }
}

/**
 * The server that runs on a directory, else one that is started here. A recording that just stores something has the
 * directory for moments only, so that is waited for.
 */
async function findOrStart(
  dataDir: string,
  start: () => Promise<RunningApp>,
): Promise<RunningServer | RunningApp> {
  const end = performance.now() + STORE_FREE_WITHIN_MS;
  for (;;) {
    const running = findServer(dataDir);
    if (running !== undefined) return running;
    try {
      return await start();
    } catch (error) {
      const locked = error instanceof ScriberyError && error.code === 'SCR_STORE_LOCKED';
      if (!locked || performance.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

/** Where a server runs already: the samples are loaded into it, and a link to it is told. */
async function joinServer({
  dataDir,
  server,
  samples,
  stop,
}: Pick<ServeOptions, 'dataDir' | 'samples'> & {
  readonly server: RunningServer;
  readonly stop: AbortSignal;
}): Promise<void> {
  const client = httpClient(server.url, server.token);
  if (samples) await loadSamples(client, stop);
  const link: { url: string } = await postJson(client, '/api/sign-in-link');
  tell(`A server already serves ${dataDir} at ${server.url}`);
  tell(`Sign in with this link, once: ${link.url}`);
}

interface ShellOptions {
  readonly dataDir: string;
  readonly server: Pick<RunningServer, 'url' | 'token'>;
  readonly logger: Logger;
  readonly hangUp: AbortSignal;
}

async function recordedShell({ dataDir, server, logger, hangUp }: ShellOptions): Promise<void> {
  tell("This is a recorded shell; 'exit' ends the recording.");
  try {
    const store = { kind: 'server', url: server.url, token: server.token, directory: dataDir } as const;
    await record({
      destination: { store, file: undefined, spoolDirectory: spoolsOf(dataDir) },
      command: [],
      tell,
      verbose: false,
      hangUp,
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
  const sinks = [collectorSink({ url, token })];
  return followSpoolDirectory({ directory, sinks, signal, logger }).catch((err: unknown) =>
    logger.error({ err, directory }, 'spools are not followed any more; recorders deliver by themselves'),
  );
}

/** With a shell on the terminal the log goes to `DIR/server.log`, warnings only, so that nothing writes into the shell. */
function serverLogger(dataDir: string, level: string, withShell: boolean): Logger {
  if (!withShell) return createLogger({ level });
  const path = join(dataDir, 'server.log');
  const stream = { write: (line: string) => appendFileSync(path, line, { mode: 0o600 }) };
  return createLogger({ level: level === 'info' ? 'warn' : level, stream, readable: false });
}

function makeDirectory(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ScriberyError('SCR_STORE_UNUSABLE', reason, { cause });
  }
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
