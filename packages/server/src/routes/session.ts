import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ScriberyError } from '@scribery/errors';
import { Type } from 'typebox';
import { SessionState, SignInLink } from '../api/schemas.ts';
import type { Services } from '../services.ts';
import { SESSION_MS } from '../sign-in/browser-sessions.ts';
import { cookieName } from '../sign-in/guard.ts';
import { signInAddress } from '../sign-in/sign-in-address.ts';

/** Signing in and out, and who is signed in. */
export const sessionRoutes: FastifyPluginAsyncTypebox<Services> = async (app, { signIn }) => {
  app.get(
    '/session',
    { schema: { summary: 'Who is signed in', response: { 200: SessionState } } },
    async ({ caller }) => ({
      user: 'local administrator',
      via: caller?.via ?? 'process',
      expires: caller?.via === 'cookie' ? caller.expires : null,
    }),
  );
  if (signIn === null) return;

  app.post(
    '/sign-in',
    {
      config: { open: true },
      schema: {
        summary: 'The token of a sign-in link for a cookie; each link works once',
        body: Type.Object({ token: Type.String({ maxLength: 200 }) }),
        response: { 200: SessionState },
      },
    },
    async (request, reply) => {
      if (!signIn.links.redeem(request.body.token)) {
        throw new ScriberyError(
          'SCR_SIGN_IN_LINK_USED',
          'it was used or is too old; ask the server for another',
        );
      }
      const { secret, expires } = signIn.sessions.begin();
      reply.setCookie(cookieName(request), secret, {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        maxAge: SESSION_MS / 1000,
      });
      return { user: 'local administrator', via: 'cookie' as const, expires };
    },
  );

  app.post('/sign-out', { schema: { summary: 'The end of a browser session' } }, async (request, reply) => {
    if (request.caller?.via === 'cookie') signIn.sessions.end(request.caller.secret);
    return reply.clearCookie(cookieName(request), { path: '/' }).code(204).send();
  });

  app.post(
    '/sign-in-link',
    {
      schema: {
        summary: 'Another sign-in link; only for callers with the bearer token',
        response: { 200: SignInLink },
      },
    },
    async (request) => {
      if (request.caller?.via !== 'token') {
        throw new ScriberyError('SCR_NOT_SIGNED_IN', 'a sign-in link is made for the bearer token only');
      }
      const { token, expires } = signIn.links.issue();
      return { url: signInAddress(`${request.protocol}://${request.host}`, token), expires };
    },
  );
};
