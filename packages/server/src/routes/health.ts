import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Health } from '../api/schemas.ts';
import type { Services } from '../services.ts';
import { version } from '../version.ts';

/** Whether the server answers; open, and without a word about recordings. */
export const healthRoutes: FastifyPluginAsyncTypebox<Services> = async (app, { writer }) => {
  app.get(
    '/health',
    { config: { open: true }, schema: { summary: 'Whether the server is well', response: { 200: Health } } },
    async () => ({ status: 'ok' as const, version, behind: writer?.load.behind ?? 0 }),
  );
};
