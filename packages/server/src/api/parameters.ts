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

/**
 * Refuses what would be taken for something else without a word: a parameter that the route of a request does not know, and a
 * number that is not written as one, of which reading numbers leniently makes 0 or 1 (an empty value, `true`, `.5`).
 */
export async function checkParameters({ query, routeOptions }: FastifyRequest): Promise<void> {
  const { schema } = routeOptions;
  // Pages and what shows the documentation have parameters of their own.
  if (schema === undefined || schema.hide === true) return;
  const known = propertiesOf(schema.querystring);
  const given = Object.entries(query ?? {});
  const unknown = given.find(([name]) => !Object.hasOwn(known, name))?.[0];
  if (unknown === undefined) return checkNumbers(given, known);
  const field = unknown.slice(0, 200);
  const names = Object.keys(known);
  const there = names.length === 0 ? 'there are none' : `there are ${names.join(', ')}`;
  throw new ScriberyError(
    'SCR_REQUEST_INVALID',
    `no parameter ${JSON.stringify(field)} is known here; ${there}`,
    {
      place: { field },
    },
  );
}

/** The schemas of a route's parameters by their names. */
function propertiesOf(schema: unknown): Readonly<Record<string, unknown>> {
  if (typeof schema !== 'object' || schema === null || !('properties' in schema)) return {};
  return Object.fromEntries(Object.entries(schema.properties ?? {}));
}

/** How a number is written, for each type that a schema gives one. */
const NUMBERS = {
  integer: { form: /^-?\d+$/, name: 'a whole number' },
  number: { form: /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i, name: 'a number' },
};

function checkNumbers(given: readonly [string, unknown][], known: Readonly<Record<string, unknown>>): void {
  for (const [field, value] of given) {
    const number = numberOf(known[field]);
    if (number === undefined || (typeof value === 'string' && number.form.test(value))) continue;
    throw new ScriberyError('SCR_REQUEST_INVALID', `${field} must be ${number.name}`, { place: { field } });
  }
}

function numberOf(schema: unknown): (typeof NUMBERS)[keyof typeof NUMBERS] | undefined {
  if (typeof schema !== 'object' || schema === null || !('type' in schema)) return undefined;
  return schema.type === 'integer' || schema.type === 'number' ? NUMBERS[schema.type] : undefined;
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
