import { ScriberyError } from '@scribery/errors';
import type { ApiClient } from './api-client.ts';

/** Talks to a server over HTTP; `token` is its bearer token, where one is known. */
export function httpClient(url: string, token?: string): ApiClient {
  const base = serverAddress(url);
  return {
    place: base,
    fetch: (path, init = {}) => {
      const headers = new Headers(init.headers);
      if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
      return fetch(base + path, { ...init, headers, redirect: 'error' });
    },
    close: async () => {},
  };
}

/** The server's URL without a slash at its end, as what paths are put behind. */
function serverAddress(text: string): string {
  const url = URL.parse(text.includes('://') ? text : `http://${text}`);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new ScriberyError('SCR_USAGE', `'${text}' is not the address of a server (http://HOST:PORT)`);
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
