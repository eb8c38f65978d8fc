import { ScriberyError } from '@scribery/errors';
import { type ApiClient, type ApiRequest, type ApiResponse, requestTarget } from './api-client.ts';

/** Talks to a server over HTTP; `token` is its bearer token, where one is known. */
export function httpClient(url: string, token?: string): ApiClient {
  const base = serverAddress(url);
  return {
    place: base,
    request: async (request) => {
      const response = await send(base, token, request);
      return { status: response.status, body: response.body ?? emptyBody() } satisfies ApiResponse;
    },
    close: async () => {},
  };
}

async function send(base: string, token: string | undefined, request: ApiRequest): Promise<Response> {
  const headers = new Headers();
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (request.contentType !== undefined) headers.set('content-type', request.contentType);
  try {
    return await fetch(`${base}${requestTarget(request)}`, {
      method: request.method,
      headers,
      redirect: 'error',
      ...(request.body === undefined ? {} : { body: new Uint8Array(Buffer.from(request.body)) }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
  } catch (cause) {
    if (request.signal?.aborted) throw cause;
    throw new ScriberyError('SCR_SERVER_UNREACHABLE', `${base} (${reason(cause)})`, { cause });
  }
}

/** `http://host:port`, without anything after it, as a base for paths. */
function serverAddress(text: string): string {
  const url = URL.parse(text.includes('://') ? text : `http://${text}`);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new ScriberyError('SCR_USAGE', `'${text}' is not the address of a server (http://HOST:PORT)`);
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** fetch says only "fetch failed"; what failed is in its cause. */
function reason(error: unknown): string {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(inner instanceof Error)) return String(inner);
  return inner.message === '' && 'code' in inner ? String(inner.code) : inner.message;
}

async function* emptyBody(): AsyncGenerator<Uint8Array> {}
