import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Position, RecordingParams } from '../api/parameters.ts';
import { ScreenAt } from '../api/schemas.ts';
import { lineStream } from '../http/text-stream.ts';
import { exportFormats } from '../playback/export-lines.ts';
import { screenAt } from '../playback/screen-at.ts';
import type { Services } from '../services.ts';
import { storedRecording } from './stored-recording.ts';

/** A recording in other forms: the screen at a moment, and files to take away. */
export const screenRoutes: FastifyPluginAsyncTypebox<Services> = async (app, { reader }) => {
  app.get(
    '/recordings/:recording/screen',
    {
      schema: {
        summary: 'What stood on the screen at a moment',
        params: RecordingParams,
        querystring: Type.Object({ at: Position }),
        response: { 200: ScreenAt },
      },
    },
    async ({ params, query }) => screenAt(reader, await storedRecording(reader, params.recording), query.at),
  );

  app.get(
    '/recordings/:recording/export',
    {
      schema: {
        summary: 'The recording as a file',
        params: RecordingParams,
        querystring: Type.Object({
          format: Type.Union([Type.Literal('tlog'), Type.Literal('asciicast'), Type.Literal('text')]),
        }),
        produces: Object.values(exportFormats).map(({ mediaType }) => mediaType),
      },
    },
    async ({ params, query }, reply) => {
      const document = await storedRecording(reader, params.recording);
      const { extension, mediaType, lines } = exportFormats[query.format];
      // An id is safe in a header; a colon is not in a file name everywhere.
      const name = `${document.recording.replaceAll(':', '-')}.${extension}`;
      return reply
        .type(`${mediaType}; charset=utf-8`)
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(lineStream(lines(reader, document)));
    },
  );
};
