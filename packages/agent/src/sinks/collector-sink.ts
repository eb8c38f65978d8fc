import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import { ScriberyError } from '@scribery/errors';
import type { OutgoingMessage, Sink, SinkStream } from '../sink.ts';
import { readIngestAnswer } from './ingest-answer.ts';
import { type Send, sendOverHttp } from './send.ts';

/** Longest that a server may take to answer a batch, in ms; then the batch counts as not sent and is tried again. */
const ANSWER_WITHIN_MS = 30_000;

export interface CollectorSinkOptions {
  /** Base address of the server. */
  readonly url: string;
  /** Bearer token. */
  readonly token?: string;
  /** Another way to the server, for an application in the same process; HTTP by default. */
  readonly send?: Send;
  /** Longest wait for an answer over HTTP, in ms. */
  readonly answerWithinMs?: number;
  readonly required?: boolean;
}

/**
 * Sends batches to a server's `POST /api/ingest` (docs/api.md), NDJSON in zstd. The commit point is in the answer. A new
 * stream does not know it and starts at the first message; the answer to its first batch then tells how much the server has.
 */
export function collectorSink({
  url,
  token,
  answerWithinMs = ANSWER_WITHIN_MS,
  send = sendOverHttp(url, answerWithinMs),
  required = true,
}: CollectorSinkOptions): Sink {
  const headers = {
    'content-type': 'application/x-ndjson',
    'content-encoding': 'zstd',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  return {
    name: `collector ${url}`,
    required,
    async open({ recording }, committed): Promise<SinkStream> {
      return {
        committed,
        async deliver(messages, signal) {
          const body = await compress(Buffer.concat(messages.map(({ line }) => line)));
          const answer = await send({ headers, body, signal }).catch((cause: unknown) => {
            if (cause instanceof ScriberyError) throw cause;
            const why = cause instanceof Error ? reasonOf(cause) : String(cause);
            throw new ScriberyError('SCR_SERVER_UNREACHABLE', `${url}: ${why}`, { cause });
          });
          return commitPoint(url, recording, messages, answer);
        },
        async close() {},
      };
    },
    async close() {},
  };
}

const compress = promisify(zstdCompress);

/** The commit point of an answer. Throws errors that are final (see Sink) only where sending again cannot help. */
function commitPoint(
  url: string,
  recording: string,
  messages: readonly OutgoingMessage[],
  { status, body }: { readonly status: number; readonly body: string },
): number {
  const answer = readIngestAnswer(body);
  if (status < 200 || status > 299) {
    const detail = `${url}: ${status}${answer.error === undefined ? '' : ` ${answer.error}`}`;
    // 408 and 429 ask for another try; so does whatever a server could not do just now (no space, restarting).
    const again = status >= 500 || status === 408 || status === 429;
    throw new ScriberyError(again ? 'SCR_SINK_FAILED' : 'SCR_SERVER_REFUSED', detail);
  }
  const refused = answer.refused[0];
  if (refused !== undefined) {
    const conflict = refused.code === 'SCR_MESSAGE_CONFLICT';
    const detail = `${url}: message ${refused.id} of ${recording}: ${refused.message}`;
    throw new ScriberyError(conflict ? 'SCR_MESSAGE_CONFLICT' : 'SCR_SERVER_REFUSED', detail);
  }
  const commit = answer.commits.find((point) => point.recording === recording);
  if (commit === undefined) {
    const detail = `${url}: the answer to messages ${messages[0]?.id} to ${messages.at(-1)?.id} has no commit point`;
    throw new ScriberyError('SCR_SERVER_UNREACHABLE', detail);
  }
  return commit.id;
}

/** fetch hides why it failed in the cause. */
function reasonOf(error: Error): string {
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
