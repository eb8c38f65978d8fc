import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { factsOf, parseQuery } from '@scribery/store';
import { Type } from 'typebox';
import { AuditPage, CommandPage, FileList, HostList, RecordingEvents } from '../api/audit-schemas.ts';
import { foundPage } from '../api/found-page.ts';
import {
  checkRange,
  clockOf,
  Cursor,
  Position,
  Query,
  RecordingParams,
  TimeZone,
} from '../api/parameters.ts';
import { eventHit } from '../api/search-hit.ts';
import { CommandList } from '../audit/command-list.ts';
import { contactedHosts } from '../audit/contacted-hosts.ts';
import { eventSummary } from '../audit/event-summary.ts';
import { EventClock, recordedEvents, wallTimes } from '../audit/recording-moments.ts';
import { touchedFiles } from '../audit/touched-files.ts';
import { clientGone } from '../http/client-gone.ts';
import type { Services } from '../services.ts';
import { storedRecording } from './stored-recording.ts';

/** Commands, or events, on a page when nothing else is asked, and at most. */
const COMMANDS = 5_000;
const COMMANDS_MOST = 10_000;
const EVENTS_MOST = 1_000;
const SEARCHED = 50;

/** What was done: the audit trail of a recording, and searching in all of it. */
export const auditRoutes: FastifyPluginAsyncTypebox<Services> = async (app, { reader, now }) => {
  app.get(
    '/recordings/:recording/commands',
    {
      schema: {
        summary: 'The commands of the session of a recording, from the audit trail',
        params: RecordingParams,
        querystring: Type.Object({
          after: Type.Optional(Type.Integer({ minimum: 0, description: '`next` of the page before' })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: COMMANDS_MOST, default: COMMANDS })),
        }),
        response: { 200: CommandPage },
      },
    },
    async ({ params, query: { after = 0, limit = COMMANDS } }) => {
      const recording = await storedRecording(reader, params.recording);
      const list = new CommandList(recording);
      for await (const event of recordedEvents(reader, recording, { kinds: ['cmd', 'exit'] }))
        list.add(event);
      const commands = list.commands.slice(after, after + limit);
      const end = after + commands.length;
      return { commands, next: end < list.commands.length ? end : null };
    },
  );

  app.get(
    '/recordings/:recording/files',
    {
      schema: {
        summary: 'Files that were made, changed or deleted in the session of a recording',
        params: RecordingParams,
        response: { 200: FileList },
      },
    },
    async ({ params }) => ({
      files: await touchedFiles(reader, await storedRecording(reader, params.recording)),
    }),
  );

  app.get(
    '/recordings/:recording/hosts',
    {
      schema: {
        summary: 'Hosts that were called in the session of a recording',
        params: RecordingParams,
        response: { 200: HostList },
      },
    },
    async ({ params }) => ({
      hosts: await contactedHosts(reader, await storedRecording(reader, params.recording)),
    }),
  );

  app.get(
    '/recordings/:recording/events',
    {
      schema: {
        summary: `Audit events of the session of a recording at some moments, ${EVENTS_MOST} at most`,
        params: RecordingParams,
        querystring: Type.Object({ from: Type.Optional(Position), to: Type.Optional(Position) }),
        response: { 200: RecordingEvents },
      },
    },
    async ({ params, query }) => {
      checkRange(query);
      const { from = 0, to = Number.POSITIVE_INFINITY } = query;
      const recording = await storedRecording(reader, params.recording);
      const clock = new EventClock(recording);
      const events: RecordingEvents['events'] = [];
      for await (const event of recordedEvents(reader, recording, wallTimes(recording, from, to))) {
        const moment = clock.at(factsOf(event).time);
        if (moment.position < from || moment.position > to) continue;
        if (events.length === EVENTS_MOST) return { events, more: true };
        events.push({ id: event.id, ...moment, event: { ...event.event } });
      }
      return { events, more: false };
    },
  );

  app.get(
    '/audit/search',
    {
      schema: {
        summary: 'Audit events for which a query holds, newest first; free words mean cmd:',
        querystring: Type.Object({
          query: Query,
          time_zone: TimeZone,
          limit: Type.Optional(Type.Integer({ minimum: 0, default: SEARCHED, description: '0 gives all' })),
          cursor: Cursor,
        }),
        response: { 200: AuditPage },
      },
    },
    async ({ query: { query = '', time_zone: timeZone, limit = SEARCHED, cursor } }, reply) => {
      const tree = parseQuery(query, clockOf(now(), timeZone), 'cmd');
      const result = await reader.searchAudit(
        {
          query: tree,
          limit,
          ...(cursor === undefined ? {} : { cursor }),
        },
        clientGone(reply),
      );
      return {
        events: result.events.map(({ hit, event }) => ({
          hit: eventHit(hit),
          ...eventSummary(hit, event),
          event: { ...event },
        })),
        ...foundPage(result, tree),
      };
    },
  );
};
