import { Readable } from 'node:stream';
import { ScriberyError } from '@scribery/errors';
import { type Line, readLines } from '@scribery/format';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { AuditIngestAnswer } from '../api/audit-schemas.ts';
import { RecordingParams } from '../api/parameters.ts';
import { recordingSummary } from '../api/recording-summary.ts';
import { IngestAnswer, RecordingSummary } from '../api/schemas.ts';
import { bodyChunks } from '../ingest/body-chunks.ts';
import { ingestAudit } from '../ingest/ingest-audit.ts';
import { ingestMessages } from '../ingest/ingest-messages.ts';
import type { Services } from '../services.ts';
import type { Writer } from '../writer/writer.ts';
import type { Metrics } from './metrics.ts';
import { storedRecording } from './stored-recording.ts';

/** Taking messages and audit events in, and marking recordings as ended. */
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
      const report = await ingestMessages(bodyLines(request), needed(writer), (recording) =>
        hub.stored(recording),
      );
      metrics.ingested(report);
      return report;
    },
  );

  app.post(
    '/ingest/audit',
    {
      schema: {
        summary:
          'Store audit events, one JSON object a line: {id, host, boot, event}; answers when they are stored for good',
        consumes: ['application/x-ndjson'],
        response: { 200: AuditIngestAnswer },
      },
    },
    async (request) => {
      const report = await ingestAudit(bodyLines(request), needed(writer), (events) => hub.audited(events));
      metrics.audited(report);
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

/** The lines of a body that is a stream of JSON objects. */
function bodyLines({ body, headers }: FastifyRequest): AsyncIterable<Line> {
  if (!(body instanceof Readable)) {
    throw new ScriberyError('SCR_REQUEST_INVALID', 'send one JSON object a line as application/x-ndjson', {
      place: { field: 'content-type' },
    });
  }
  return readLines(bodyChunks(body, headers['content-encoding']));
}

function needed(writer: Writer | null): Writer {
  if (writer === null) throw new ScriberyError('SCR_STORE_LOCKED', 'it is open for reading only here');
  return writer;
}
