import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { MessageId, RecordingParams } from '../api/parameters.ts';
import { followAll } from '../live/all-events.ts';
import { sendEventStream } from '../live/event-stream.ts';
import { followRecording } from '../live/recording-events.ts';
import type { Services } from '../services.ts';
import { storedRecording } from './stored-recording.ts';

/** Live: server-sent events of one recording, and of all. */
export const liveRoutes: FastifyPluginAsyncTypebox<Services> = async (app, services) => {
  app.get(
    '/recordings/:recording/live',
    {
      schema: {
        summary:
          'Messages and commands of a recording as they come (server-sent events `message`, `command`, `end`)',
        params: RecordingParams,
        querystring: Type.Object({ after: Type.Optional(MessageId) }),
        headers: Type.Object({
          'last-event-id': Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })),
        }),
        produces: ['text/event-stream'],
      },
    },
    async ({ params: { recording }, query, headers }, reply) => {
      const document = await storedRecording(services.reader, recording);
      // A browser that connects again tells where it was.
      const seen = headers['last-event-id'];
      const { events, leave } = followRecording(
        services,
        document,
        seen === undefined ? (query.after ?? 0) : Number(seen),
      );
      return sendEventStream(reply, events, leave);
    },
  );

  app.get(
    '/live',
    {
      schema: {
        summary: 'Recordings that are new or change (server-sent event `recording`)',
        produces: ['text/event-stream'],
      },
    },
    async (_request, reply) => {
      const { events, leave } = followAll(services.hub);
      return sendEventStream(reply, events, leave);
    },
  );
};
