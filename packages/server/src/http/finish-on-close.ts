import type { FastifyInstance } from 'fastify';
import type { LiveHub } from '../live/live-hub.ts';

/**
 * Lets an application that is closed finish what is under way and no more: viewers who follow are told the end, and
 * connections that wait for an answer are not kept for another request.
 */
export function finishOnClose(app: FastifyInstance, hub: LiveHub): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
    hub.close();
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
}
