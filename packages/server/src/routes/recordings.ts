import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { serialiseMessage } from '@scribery/format';
import { Type } from 'typebox';
import {
  clockOf,
  Cursor,
  MessageId,
  Query,
  readQuery,
  RecordingParams,
  TimeZone,
} from '../api/parameters.ts';
import { recordingSummary } from '../api/recording-summary.ts';
import { RecordingList, RecordingSummary } from '../api/schemas.ts';
import { clientGone } from '../http/client-gone.ts';
import { lineStream } from '../http/text-stream.ts';
import type { Services } from '../services.ts';
import { storedRecording } from './stored-recording.ts';

/** Recordings on a page when nothing else is asked, and at most. */
const PAGE = 50;
const LARGEST_PAGE = 500;

/** The list of recordings, one of them, and its messages. */
export const recordingRoutes: FastifyPluginAsyncTypebox<Services> = async (app, { reader, now }) => {
  app.get(
    '/recordings',
    {
      schema: {
        summary: 'Recordings, newest first',
        querystring: Type.Object({
          query: Query,
          time_zone: TimeZone,
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: LARGEST_PAGE, default: PAGE })),
          cursor: Cursor,
        }),
        response: { 200: RecordingList },
      },
    },
    async ({ query: { query, time_zone: timeZone, limit = PAGE, cursor } }, reply) => {
      const tree = readQuery(query, clockOf(now(), timeZone));
      const {
        recordings,
        next,
        count,
        countCapped,
        problems = [],
      } = await reader.recordings(
        {
          limit,
          ...(tree === undefined ? {} : { query: tree }),
          ...(cursor === undefined ? {} : { cursor }),
        },
        clientGone(reply),
      );
      return {
        recordings: recordings.map(recordingSummary),
        next,
        count,
        count_capped: countCapped,
        problems: [...problems],
      };
    },
  );

  app.get(
    '/recordings/:recording',
    { schema: { summary: 'One recording', params: RecordingParams, response: { 200: RecordingSummary } } },
    async ({ params }) => recordingSummary(await storedRecording(reader, params.recording)),
  );

  app.get(
    '/recordings/:recording/messages',
    {
      schema: {
        summary: 'Messages after one, in order, one JSON object a line',
        params: RecordingParams,
        querystring: Type.Object({ after: Type.Optional(MessageId) }),
        produces: ['application/x-ndjson'],
      },
    },
    async ({ params: { recording }, query: { after = 0 } }, reply) => {
      await storedRecording(reader, recording);
      const lines = mapped(reader.messages(recording, after + 1), serialiseMessage);
      return reply.type('application/x-ndjson; charset=utf-8').send(lineStream(lines));
    },
  );
};

async function* mapped<T, U>(items: AsyncIterable<T>, change: (item: T) => U): AsyncGenerator<U> {
  for await (const item of items) yield change(item);
}
