import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { checkParameters, checkRecordingId } from './api/parameters.ts';
import { finishOnClose } from './http/finish-on-close.ts';
import { errorReplies } from './http/error-replies.ts';
import { securityHeaders } from './http/security-headers.ts';
import { auditRoutes } from './routes/audit.ts';
import { documentation } from './routes/documentation.ts';
import { healthRoutes } from './routes/health.ts';
import { ingestRoutes } from './routes/ingest.ts';
import { liveRoutes } from './routes/live.ts';
import { Metrics, metricsRoutes } from './routes/metrics.ts';
import { pages } from './routes/pages.ts';
import { playbackRoutes } from './routes/playback.ts';
import { recordingRoutes } from './routes/recordings.ts';
import { screenRoutes } from './routes/screen.ts';
import { searchRoutes } from './routes/search.ts';
import { sessionRoutes } from './routes/session.ts';
import type { Services } from './services.ts';
import { guard } from './sign-in/guard.ts';

/** Largest JSON body, in bytes: only a sign-in has one. Messages are read as a stream and not counted here. */
const JSON_BODY_BYTES = 16 * 1024;
/** Largest head of a request, in bytes: a query that is far too long gets our answer and not a bare 431. */
const HEAD_BYTES = 256 * 1024;
/** Longest part of an address that may be a parameter, in characters: longer than any recording id, to say what it is not. */
const PARAMETER_LENGTH = 1024;

/** The whole application: every route and what stands before it. It listens to nothing; see `startServer`. */
export async function createApp(services: Services): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = services.logger;
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: JSON_BODY_BYTES,
    routerOptions: { maxParamLength: PARAMETER_LENGTH },
    forceCloseConnections: 'idle',
    http: { maxHeaderSize: HEAD_BYTES },
  });
  // Numbers in addresses are read as numbers; bodies are taken as they are.
  app.setValidatorCompiler(TypeBoxValidatorCompiler);

  const metrics = new Metrics(services);
  metrics.observe(app);
  errorReplies(app, services.pages);
  securityHeaders(app);
  await guard(app, services.signIn);
  app.addHook('preValidation', checkRecordingId);
  app.addHook('preValidation', checkParameters);
  finishOnClose(app, services.hub);

  await documentation(app);
  const api = { ...services, metrics, prefix: '/api' };
  await app.register(healthRoutes, api);
  await app.register(metricsRoutes, api);
  await app.register(sessionRoutes, api);
  await app.register(ingestRoutes, api);
  await app.register(recordingRoutes, api);
  await app.register(playbackRoutes, api);
  await app.register(screenRoutes, api);
  await app.register(searchRoutes, api);
  await app.register(auditRoutes, api);
  await app.register(liveRoutes, api);
  if (services.pages !== null) await pages(app, services.pages);
  await app.ready();
  return app;
}
