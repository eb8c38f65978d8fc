import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import type { AuditIngestAnswer } from '../api/audit-schemas.ts';
import type { IngestAnswer } from '../api/schemas.ts';
import type { Services } from '../services.ts';

/** Upper ends of the request time histogram, in seconds; the bars of seeking and searching lie between. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** What the server counts, in Prometheus' terms. One registry for each application, so that tests share nothing. */
export class Metrics {
  readonly registry = new Registry();
  readonly #messages = new Counter({
    name: 'scribery_ingest_messages_total',
    help: 'Messages that came in, by what became of them',
    labelNames: ['outcome'] as const,
    registers: [this.registry],
  });
  readonly #events = new Counter({
    name: 'scribery_ingest_audit_events_total',
    help: 'Audit events that came in, by what became of them',
    labelNames: ['outcome'] as const,
    registers: [this.registry],
  });
  readonly #requests = new Histogram({
    name: 'scribery_request_duration_seconds',
    help: 'Time from a request to the end of its answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: SECONDS,
    registers: [this.registry],
  });

  constructor({ writer }: Services) {
    const registers = [this.registry];
    new Gauge({
      name: 'scribery_ingest_queue_bytes',
      help: 'Messages that wait to be stored, about',
      registers,
      collect() {
        this.set(writer?.load.queued ?? 0);
      },
    });
    new Gauge({
      name: 'scribery_index_behind_recordings',
      help: 'Recordings whose index is behind their messages',
      registers,
      collect() {
        this.set(writer?.load.behind ?? 0);
      },
    });
    new Gauge({
      name: 'process_resident_memory_bytes',
      help: 'Resident memory of the server',
      registers,
      collect() {
        this.set(process.memoryUsage.rss());
      },
    });
    new Gauge({
      name: 'process_start_time_seconds',
      help: 'When the server was started',
      registers,
    }).set(Math.round(performance.timeOrigin / 1000));
  }

  ingested({ stored, known, refusals }: IngestAnswer): void {
    count(this.#messages, { stored, known, refused: refusals });
  }

  audited({ stored, known, refusals }: AuditIngestAnswer): void {
    count(this.#events, { stored, known, refused: refusals });
  }

  /** Times every request of `app`, by the route's pattern, so that ids make no series of their own. */
  observe(app: FastifyInstance): void {
    app.addHook('onResponse', async (request, reply) => {
      const labels = {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
      };
      this.#requests.observe(labels, reply.elapsedTime / 1000);
    });
  }
}

function count(counter: Counter<'outcome'>, outcomes: Record<'stored' | 'known' | 'refused', number>): void {
  for (const [outcome, number] of Object.entries(outcomes)) counter.inc({ outcome }, number);
}

/** Metrics for Prometheus. */
export const metricsRoutes: FastifyPluginAsyncTypebox<{ metrics: Metrics }> = async (app, { metrics }) => {
  app.get(
    '/metrics',
    { schema: { summary: 'Metrics, in the text format of Prometheus', produces: ['text/plain'] } },
    async (_request, reply) =>
      reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
};
