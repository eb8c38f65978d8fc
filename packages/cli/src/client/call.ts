import { type ErrorCode, registry, ScriberyError } from '@scribery/errors';
import { isRecord } from './json-value.ts';
import type { ApiClient, ApiRequest } from './api-client.ts';
import { readLines } from './read-lines.ts';

/** Longest body of a refusal that is read, in bytes; what is longer is not from our API and is cut. */
const REFUSAL_LIMIT = 64 * 1024;

/** Makes a call and gives the body's chunks; throws the `ScriberyError` of a refusal. */
export async function callStream(client: ApiClient, request: ApiRequest): Promise<AsyncIterable<Uint8Array>> {
  const response = await client.request(request);
  if (response.status >= 200 && response.status < 300) return response.body;
  throw refusal(client, response.status, await bodyText(response.body, REFUSAL_LIMIT));
}

/** Makes a call whose answer is one JSON value. The server's shapes are trusted: they are checked where they are made. */
export async function callJson<T>(client: ApiClient, request: ApiRequest): Promise<T> {
  return JSON.parse(await bodyText(await callStream(client, request)));
}

/** Makes a call whose answer is one JSON value a line. */
export async function* callJsonLines<T>(client: ApiClient, request: ApiRequest): AsyncGenerator<T> {
  for await (const line of readLines(await callStream(client, request))) {
    if (line !== '') yield JSON.parse(line);
  }
}

async function bodyText(body: AsyncIterable<Uint8Array>, limit = Number.POSITIVE_INFINITY): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= limit) break;
  }
  return Buffer.concat(chunks).toString();
}

/** The error that an answer `{"error":{"code","message",…}}` stands for. */
function refusal(client: ApiClient, status: number, body: string): ScriberyError {
  const error = errorOf(body);
  if (error === undefined) return new ScriberyError('SCR_SERVER_REFUSED', `${client.place} answered ${status}`);
  const { code, message, column, field } = error;
  if (!isErrorCode(code)) return new ScriberyError('SCR_SERVER_REFUSED', `${String(message)} (${String(code)})`);
  const start = `${registry[code].text}: `;
  const text = String(message);
  return new ScriberyError(code, text.startsWith(start) ? text.slice(start.length) : text, {
    place: {
      ...(typeof column === 'number' ? { column } : {}),
      ...(typeof field === 'string' ? { field } : {}),
    },
  });
}

function errorOf(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) && isRecord(value.error) ? value.error : undefined;
  } catch {
    return undefined;
  }
}

function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(registry, value);
}
