import { Readable } from 'node:stream';
import { ScriberyError } from '@scribery/errors';
import { readLines } from '@scribery/format';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { RecordingParams } from '../api/parameters.ts';
import { recordingSummary } from '../api/recording-summary.ts';
import { IngestAnswer, RecordingSummary } from '../api/schemas.ts';
import { bodyChunks } from '../ingest/body-chunks.ts';
import { ingestMessages } from '../ingest/ingest-messages.ts';
import type { Services } from '../services.ts';
import type { Writer } from '../writer/writer.ts';
import type { Metrics } from './metrics.ts';
import { storedRecording } from './stored-recording.ts';

/** Taking messages in, and marking recordings as ended. */
export const ingestRoutes: FastifyPluginAsyncTypebox<Services & { metrics: Metrics }> = async (
  app,
  { writer, reader, hub, metrics },
) => {
  // The body is handed on as a stream: it may be large, and what is good of it is stored while it is read.
  app.addContentTypeParser('application/x-ndjson', (_request, payload, done) => done(null, payload));
  // A POST without a body may still say that it is JSON, or say nothing.
  app.addContentTypeParser('*', (_request, payload, done) => {
    payload.resume();
    done(null);
  });

  app.post(
    '/ingest',
    {
      schema: {
        summary: 'Store messages, one JSON object a line; answers when they are stored for good',
        consumes: ['application/x-ndjson'],
        response: { 200: IngestAnswer },
      },
    },
    async (request) => {
      const { body } = request;
      if (!(body instanceof Readable)) {
        throw new ScriberyError('SCR_REQUEST_INVALID', 'send messages as application/x-ndjson', {
          place: { field: 'content-type' },
        });
      }
      const lines = readLines(bodyChunks(body, request.headers['content-encoding']));
      const report = await ingestMessages(lines, needed(writer), (recording) => hub.stored(recording));
      metrics.ingested(report);
      return report;
    },
  );

  app.post(
    '/recordings/:recording/close',
    {
      schema: {
        summary: 'Mark a recording that came without an end (an import) as ended; once all of it is indexed',
        params: RecordingParams,
        response: { 200: RecordingSummary },
      },
    },
    async ({ params }) => {
      await needed(writer).end(params.recording);
      return recordingSummary(await storedRecording(reader, params.recording));
    },
  );
};

function needed(writer: Writer | null): Writer {
  if (writer === null) throw new ScriberyError('SCR_STORE_LOCKED', 'it is open for reading only here');
  return writer;
}
