import { registry, ScriberyError } from '@scribery/errors';
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import type { ApiError } from '../api/schemas.ts';

/**
 * The one place where errors become answers: `{"error":{"code","message",…}}`. What was not raised on purpose is logged
 * with its cause and told to nobody.
 */
export function errorReplies(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const known = error instanceof ScriberyError ? error : requestError(error, request);
    if (known.http >= 500) request.log.error({ err: error, path: pathOf(request.url) }, 'request failed');
    return reply
      .code(known.http)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(apiError(known)));
  });
  app.setNotFoundHandler((request) => {
    throw nothingAt(request);
  });
}

function nothingAt({ method, url }: FastifyRequest): ScriberyError {
  return new ScriberyError('SCR_ROUTE_NOT_FOUND', `${method} ${pathOf(url).slice(0, 200)}`);
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
function requestError(error: FastifyError, request: FastifyRequest): ScriberyError {
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
  // Said only where files of the pages are served, of folders and of paths that lead out: nothing of ours is there.
  if (statusCode === 403) return nothingAt(request);
  if (statusCode < 500) return new ScriberyError('SCR_REQUEST_INVALID', error.message, { cause: error });
  return new ScriberyError('SCR_INTERNAL', error.message, { cause: error });
}

/** An address without its query, which may hold the token of a sign-in link. */
function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '';
}
