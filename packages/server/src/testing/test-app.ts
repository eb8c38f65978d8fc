import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@scribery/runtime';
import { openSqliteStore, type Store } from '@scribery/store';
import type { FastifyInstance } from 'fastify';
import { createApp } from '../app.ts';
import { LiveHub } from '../live/live-hub.ts';
import { SignIn } from '../sign-in/sign-in.ts';
import { LocalWriter } from '../writer/local-writer.ts';

/** The bearer token of test applications. */
export const TOKEN = 'token-of-the-tests';

/** A folder that ends with the process's tests; `using` takes it away. */
export function temporaryFolder(): { readonly path: string; [Symbol.dispose](): void } {
  const path = mkdtempSync(join(tmpdir(), 'scribery-server-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Record<string, unknown>;
}

/** An application on a real store in a folder of its own, in this thread. */
export class TestApp {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly writer: LocalWriter;
  readonly signIn: SignIn;
  /** What went wrong over recordings. */
  readonly failures: unknown[];

  private constructor(
    app: FastifyInstance,
    store: Store,
    writer: LocalWriter,
    signIn: SignIn,
    failures: unknown[],
  ) {
    this.app = app;
    this.store = store;
    this.writer = writer;
    this.signIn = signIn;
    this.failures = failures;
  }

  static async open(directory: string, pages: string | null = null): Promise<TestApp> {
    const store = await openSqliteStore(directory, { mode: 'write' });
    const hub = new LiveHub();
    const failures: unknown[] = [];
    const writer = await LocalWriter.open({
      store,
      now: Date.now,
      listener: { indexed: (recording) => hub.indexed(recording) },
      failed: (_recording, error) => failures.push(error),
    });
    const signIn = new SignIn({ token: TOKEN, sessionsFile: null, hostNames: [], now: Date.now });
    const logger = createLogger({ level: 'silent' });
    const app = await createApp({ reader: store, writer, hub, signIn, pages, logger, now: Date.now });
    return new TestApp(app, store, writer, signIn, failures);
  }

  /** A call with the bearer token. */
  async get(url: string): Promise<Answer> {
    const answer = await this.app.inject({ url, headers: { authorization: `Bearer ${TOKEN}` } });
    return { status: answer.statusCode, text: answer.body, headers: answer.headers };
  }

  /** Hands in a body of messages, or of audit events. */
  async ingest(
    payload: string | Buffer,
    headers: Record<string, string> = {},
    url = '/api/ingest',
  ): Promise<Answer> {
    const answer = await this.app.inject({
      method: 'POST',
      url,
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/x-ndjson', ...headers },
      payload,
    });
    return { status: answer.statusCode, text: answer.body, headers: answer.headers };
  }

  async post(url: string): Promise<Answer> {
    const answer = await this.app.inject({
      method: 'POST',
      url,
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    return { status: answer.statusCode, text: answer.body, headers: answer.headers };
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.writer.close();
  }
}

/** The JSON values of an answer, one a line. */
export function jsonLines({ text }: Answer): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
