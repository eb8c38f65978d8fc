import { type ErrorCode, registry, ScriberyError } from '@scribery/errors';
import { ApiFailure, askApi, callApi, pathWith } from '@scribery/player';
import type { ApiClient } from './api-client.ts';

/** Parameters of a call's query; what is undefined is left out. */
type Parameters = Record<string, string | number | undefined>;

/** The JSON of a GET; its shape is what the API promises. Throws the `ScriberyError` that a refusal stands for. */
export function getJson<Shape>(client: ApiClient, path: string, query: Parameters = {}): Promise<Shape> {
  return failing(client, askApi<Shape>(client.fetch, pathWith(path, query)));
}

/** The body of a GET, as it comes. */
export async function getStream(
  client: ApiClient,
  path: string,
  query: Parameters = {},
): Promise<AsyncIterable<Uint8Array>> {
  const response = await failing(client, callApi(client.fetch, pathWith(path, query)));
  return response.body ?? new Blob([]).stream();
}

/** The JSON of a POST; `body` is sent as NDJSON, since that is what the API takes in bulk. */
export function postJson<Shape>(
  client: ApiClient,
  path: string,
  body?: string | Uint8Array<ArrayBuffer>,
): Promise<Shape> {
  const init = { method: 'POST', ...(body === undefined ? {} : { body, headers: NDJSON }) };
  return failing(client, askApi<Shape>(client.fetch, path, init));
}

const NDJSON = { 'content-type': 'application/x-ndjson' };

/** What a failed call stands for in the registry: the server's own code, where we know it. */
export function errorOfFailure(failure: ApiFailure, place: string): ScriberyError {
  const { code, column, message, cause } = failure;
  if (failure.status === 0) {
    return new ScriberyError('SCR_SERVER_UNREACHABLE', `${place} (${reason(cause)})`, { cause });
  }
  if (!isErrorCode(code)) return new ScriberyError('SCR_SERVER_REFUSED', `${message} (${code})`);
  const start = `${registry[code].text}: `;
  const detail = message.startsWith(start) ? message.slice(start.length) : message;
  return new ScriberyError(code, detail, { place: column === undefined ? {} : { column } });
}

async function failing<T>(client: ApiClient, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw error instanceof ApiFailure ? errorOfFailure(error, client.place) : error;
  }
}

/** fetch says only "fetch failed"; what failed is in its cause. */
function reason(error: unknown): string {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(inner instanceof Error)) return String(inner);
  return inner.message === '' && 'code' in inner ? String(inner.code) : inner.message;
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(registry, code);
}
