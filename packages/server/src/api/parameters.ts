import { ScriberyError } from '@scribery/errors';
import { isRecordingId } from '@scribery/format';
import { parseQuery, type QueryClock, type QueryNode } from '@scribery/store';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';

export const RecordingParams = Type.Object({
  recording: Type.String({ description: 'recording id' }),
});

export const MessageId = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
export const Position = Type.Number({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'ms since the recording started',
});
export const Query = Type.Optional(Type.String({ description: 'see docs/search.md' }));
export const TimeZone = Type.Optional(
  Type.String({
    maxLength: 64,
    description: 'time zone (Europe/Berlin, +02:00) of times in the query that name none; UTC where left out',
  }),
);
export const Cursor = Type.Optional(Type.String({ description: '`next` of the page before' }));

/** Refuses what is no recording id, in every route that names one; the one place where it is decided. */
export async function checkRecordingId(request: FastifyRequest): Promise<void> {
  const { params } = request;
  if (typeof params !== 'object' || params === null || !('recording' in params)) return;
  const { recording } = params;
  if (typeof recording !== 'string' || !isRecordingId(recording)) {
    throw new ScriberyError('SCR_RECORDING_ID_INVALID', JSON.stringify(recording).slice(0, 200));
  }
}

/** Refuses a parameter that the route of a request does not know: one that is mistyped would do nothing without a word. */
export async function checkParameters({ query, routeOptions }: FastifyRequest): Promise<void> {
  const { schema } = routeOptions;
  // Pages and what shows the documentation have parameters of their own.
  if (schema === undefined || schema.hide === true) return;
  const known = propertiesOf(schema.querystring);
  const unknown = Object.keys(query ?? {}).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const field = unknown.slice(0, 200);
  const there = known.length === 0 ? 'there are none' : `there are ${known.join(', ')}`;
  throw new ScriberyError(
    'SCR_REQUEST_INVALID',
    `no parameter ${JSON.stringify(field)} is known here; ${there}`,
    {
      place: { field },
    },
  );
}

function propertiesOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null || !('properties' in schema)) return [];
  return Object.keys(schema.properties ?? {});
}

/** Refuses a range of positions that ends before it begins. */
export function checkRange({
  from = 0,
  to = Number.POSITIVE_INFINITY,
}: {
  from?: number;
  to?: number;
}): void {
  if (from <= to) return;
  throw new ScriberyError('SCR_REQUEST_INVALID', `from ${from} is after to ${to}`, {
    place: { field: 'from' },
  });
}

/** The tree of a request's query; undefined for none, which holds for everything. */
export function readQuery(query: string | undefined, clock: QueryClock): QueryNode | undefined {
  return query === undefined || query.trim() === '' ? undefined : parseQuery(query, clock);
}

/** The clock of who asks. Only a time that names no zone needs theirs: one that is not known here is refused there. */
export function clockOf(now: number, timeZone: string | undefined): QueryClock {
  return timeZone === undefined ? { now } : { now, timeZone };
}
