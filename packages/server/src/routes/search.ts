import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { parseQuery } from '@scribery/store';
import { Type } from 'typebox';
import { foundPage } from '../api/found-page.ts';
import { clockOf, Cursor, Query, TimeZone } from '../api/parameters.ts';
import { SearchPage } from '../api/schemas.ts';
import { searchHit } from '../api/search-hit.ts';
import { clientGone } from '../http/client-gone.ts';
import type { Services } from '../services.ts';

/** Hits on a page when nothing else is asked. */
const PAGE = 50;

/** Search over what stood on the screens, what was typed and what was done. */
export const searchRoutes: FastifyPluginAsyncTypebox<Services> = async (app, { reader, now }) => {
  app.get(
    '/search',
    {
      schema: {
        summary: 'Lines and audit events for which a query holds, newest first',
        querystring: Type.Object({
          query: Query,
          time_zone: TimeZone,
          limit: Type.Optional(Type.Integer({ minimum: 0, default: PAGE, description: '0 gives all' })),
          cursor: Cursor,
        }),
        response: { 200: SearchPage },
      },
    },
    async ({ query: { query = '', time_zone: timeZone, limit = PAGE, cursor } }, reply) => {
      const tree = parseQuery(query, clockOf(now(), timeZone));
      const result = await reader.search(
        {
          query: tree,
          limit,
          ...(cursor === undefined ? {} : { cursor }),
        },
        clientGone(reply),
      );
      return {
        hits: result.hits.map(searchHit),
        ...foundPage(result, tree),
      };
    },
  );
};
