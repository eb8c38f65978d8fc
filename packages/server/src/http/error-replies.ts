import { registry, ScriberyError } from '@scribery/errors';
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import type { ApiError } from '../api/schemas.ts';
import { sendPage } from '../routes/pages.ts';

/**
 * The one place where errors become answers: `{"error":{"code","message",…}}`. What was not raised on purpose is logged
 * with its cause and told to nobody.
 *
 * @param pages folder of the web pages, of which one tells people that there is nothing at an address
 */
export function errorReplies(app: FastifyInstance, pages: string | null): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const known = error instanceof ScriberyError ? error : requestError(error);
    if (known.http >= 500) request.log.error({ err: error, path: pathOf(request.url) }, 'request failed');
    return reply
      .code(known.http)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(apiError(known)));
  });
  app.setNotFoundHandler(async (request, reply) => {
    if (pages !== null && isForPerson(request)) return sendPage(reply.code(404), pages);
    throw new ScriberyError('SCR_ROUTE_NOT_FOUND', `${request.method} ${pathOf(request.url).slice(0, 200)}`);
  });
}

/** Whether a browser asks for something to show: it gets a page that says so, and programs an error. */
function isForPerson({ method, url, headers }: FastifyRequest): boolean {
  return (
    method === 'GET' && !/^\/api(?:\/|$)/.test(pathOf(url)) && headers.accept?.includes('text/html') === true
  );
}

/** What an error tells those who called. */
function apiError({ code, message, place }: ScriberyError): ApiError {
  return {
    error: {
      code,
      message: code === 'SCR_INTERNAL' ? `${registry.SCR_INTERNAL.text}: see the server's log` : message,
      ...(place.column === undefined ? {} : { column: place.column }),
      ...(place.field === undefined ? {} : { field: place.field }),
    },
  };
}

/** An error of Fastify itself: a request that it refuses, or a fault. */
function requestError(error: FastifyError): ScriberyError {
  if (error.validation !== undefined) {
    const [first] = error.validation;
    const path = first?.instancePath.slice(1).replaceAll('/', '.') ?? '';
    const missing = first?.params?.['requiredProperties'];
    const field = path !== '' ? path : Array.isArray(missing) ? String(missing[0]) : error.validationContext;
    return new ScriberyError('SCR_REQUEST_INVALID', `${field} ${first?.message ?? 'is not valid'}`, {
      place: field === undefined ? {} : { field },
      cause: error,
    });
  }
  const { statusCode = 500 } = error;
  if (statusCode < 500) return new ScriberyError('SCR_REQUEST_INVALID', error.message, { cause: error });
  return new ScriberyError('SCR_INTERNAL', error.message, { cause: error });
}

/** An address without its query, which may hold the token of a sign-in link. */
function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '';
}
