import { join } from 'node:path';
import { ScriberyError } from '@scribery/errors';
import { type Logger, removeServerFile, type Settings, writeServerFile } from '@scribery/runtime';
import type { FastifyInstance } from 'fastify';
import { createApp } from './app.ts';
import { LiveHub } from './live/live-hub.ts';
import { ThreadReader } from './reader/thread-reader.ts';
import { isLoopback } from './sign-in/host-names.ts';
import { SignIn } from './sign-in/sign-in.ts';
import { signInAddress } from './sign-in/sign-in-address.ts';
import { readToken } from './sign-in/token-file.ts';
import { WorkerWriter } from './writer/worker-writer.ts';

/** Signed-in browsers, beside the store. */
const SESSIONS_FILE = 'browser-sessions.json';

export interface ServerOptions {
  readonly dataDir: string;
  readonly settings: Settings['server'];
  /** Folder of the built web pages. */
  readonly pages: string;
  readonly logger: Logger;
}

export interface RunningApp {
  /** `http://ADDRESS:PORT` */
  readonly url: string;
  /** For commands and agents: that of `DIR/token`. */
  readonly token: string;
  /** A new address that signs a browser in, once. */
  readonly signInLink: () => string;
  /** Stops listening, finishes what is under way, indexes what was stored and gives the store back. */
  readonly close: () => Promise<void>;
}

/**
 * Serves the store of a directory over HTTP, with the writer in a thread of its own, and tells other processes in
 * `DIR/server.json`. Throws SCR_CONFIG for an address that other machines reach, unless the settings allow it, and for
 * one that cannot be listened on; and as opening the store does.
 */
export async function startServer({ dataDir, settings, pages, logger }: ServerOptions): Promise<RunningApp> {
  const { address, port, allow_remote, host_names } = settings;
  if (!isLoopback(address) && !allow_remote) {
    throw new ScriberyError(
      'SCR_CONFIG',
      `other machines would reach ${address}: set server.allow_remote = true if that is what you want`,
      { place: { field: 'server.address' } },
    );
  }
  const token = readToken(dataDir);
  const signIn = new SignIn({
    token,
    sessionsFile: join(dataDir, SESSIONS_FILE),
    hostNames: [address.toLowerCase(), ...host_names.map((name) => name.toLowerCase())],
    now: Date.now,
  });
  const hub = new LiveHub();
  // Given back from the last to the first, also where the start fails half-way.
  const held = new AsyncDisposableStack();
  try {
    const writer = held.adopt(
      await WorkerWriter.open({
        directory: dataDir,
        logLevel: logger.level,
        listener: { indexed: (recording) => hub.indexed(recording) },
        failed: (err) => logger.error({ err }, 'the writer thread ended; it is started again'),
      }),
      (one) => one.close(),
    );
    const reader = held.adopt(await ThreadReader.open(dataDir), (one) => one.close());
    const services = { reader, writer, hub, signIn, pages, logger, now: Date.now };
    const app = held.adopt(await createApp(services), (one) => one.close());
    const url = await listen(app, address, port);
    held.defer(() => removeServerFile(dataDir));
    writeServerFile(dataDir, { url, token });
    return {
      url,
      token,
      signInLink: () => signInAddress(url, signIn.links.issue().token),
      close: () => held.disposeAsync(),
    };
  } catch (error) {
    await held.disposeAsync();
    throw error;
  }
}

async function listen(app: FastifyInstance, address: string, port: number): Promise<string> {
  try {
    return await app.listen({ host: address, port });
  } catch (cause) {
    throw new ScriberyError('SCR_CONFIG', listenFailure(address, port, cause), { cause });
  }
}

function listenFailure(address: string, port: number, cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') {
    return `cannot listen on ${address}:${port}: another program does; choose another port with --port, or 0 for any`;
  }
  return `cannot listen on ${address}:${port} (${cause instanceof Error ? cause.message : String(cause)})`;
}
