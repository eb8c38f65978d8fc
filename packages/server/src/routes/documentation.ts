import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { auditSchemas } from '../api/audit-schemas.ts';
import { sharedSchemas } from '../api/schemas.ts';
import { version } from '../version.ts';

/** The OpenAPI document, made from the routes that are registered after this, and the page that shows it. */
export async function documentation(app: FastifyInstance): Promise<void> {
  for (const schema of [...sharedSchemas, ...auditSchemas]) app.addSchema(schema);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Scribery',
        version,
        description: 'Recordings of terminals: ingest, list, search, playback, live. See docs/api.md.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          browser: { type: 'apiKey', in: 'cookie', name: 'scribery-PORT' },
        },
      },
      security: [{ token: [] }, { browser: [] }],
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) =>
        typeof json['$id'] === 'string' ? json['$id'] : `def-${index}`,
    },
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { tryItOutEnabled: true, validatorUrl: null },
    logo: { type: 'image/svg+xml', content: Buffer.from(NO_LOGO) },
    theme: { title: 'Scribery API' },
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    // Written here: the serialiser of a route would take it apart by a schema.
    reply.type('application/json; charset=utf-8').send(JSON.stringify(app.swagger())),
  );
}

/** The page's own logo is of somebody else. */
const NO_LOGO = '<svg xmlns="http://www.w3.org/2000/svg"/>';
