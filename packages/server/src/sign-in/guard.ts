import cookie from '@fastify/cookie';
import { ScriberyError } from '@scribery/errors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hostName, isLoopback } from './host-names.ts';
import type { Caller, SignIn } from './sign-in.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; null on open routes. */
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    /** The route answers everybody. */
    open?: boolean;
  }
}

const IN_PROCESS: Caller = { via: 'process' };

/**
 * Refuses every call of the API from somebody who is not signed in, other than of routes that say `open`; and requests
 * that a foreign page makes a browser send. With `signIn` null the callers are in this process and are let through.
 */
export async function guard(app: FastifyInstance, signIn: SignIn | null): Promise<void> {
  await app.register(cookie);
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request) => {
    if (signIn === null) {
      request.caller = IN_PROCESS;
      return;
    }
    checkHost(request, signIn.hostNames);
    const caller = signIn.caller(request.headers.authorization, request.cookies[cookieName(request)]);
    // What changes something must come from our own pages, or from a program, which sends no Origin.
    if (request.method !== 'GET' && request.method !== 'HEAD') checkOrigin(request);
    if (caller !== undefined) request.caller = caller;
    else if (isApi(request) && request.routeOptions.config?.open !== true) {
      throw new ScriberyError('SCR_NOT_SIGNED_IN', 'open a sign-in link, or send a bearer token');
    }
  });
}

/** Cookies are shared by all ports of a host; the port in the name keeps servers apart. */
export function cookieName(request: FastifyRequest): string {
  return `scribery-${/:(\d+)$/.exec(request.host)?.[1] ?? '80'}`;
}

/** A page of another site cannot name us as host: without this check it could, by DNS that answers with our address. */
function checkHost(request: FastifyRequest, hostNames: readonly string[]): void {
  const name = hostName(request.headers.host ?? '');
  if (isLoopback(name) || hostNames.includes(name)) return;
  throw new ScriberyError('SCR_REQUEST_INVALID', 'this server is not known under that host name', {
    place: { field: 'host' },
  });
}

function checkOrigin(request: FastifyRequest): void {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const page = origin === undefined ? undefined : URL.parse(origin);
  // By way of a URL, because that drops the scheme's own port, as browsers do.
  const own = page?.protocol && URL.parse(`${page.protocol}//${request.headers.host}`)?.host;
  const foreign =
    (origin !== undefined && (page === null || page?.host !== own || own === '')) ||
    (site !== undefined && site !== 'same-origin' && site !== 'none');
  if (!foreign) return;
  throw new ScriberyError('SCR_REQUEST_INVALID', 'a page of another site asked for this', {
    place: { field: 'origin' },
  });
}

/** By the route that was matched, because the router also reads `/%61pi`; by the address only where there is none. */
function isApi(request: FastifyRequest): boolean {
  return /^\/api(?:\/|$)/.test(request.routeOptions.url ?? request.url);
}
