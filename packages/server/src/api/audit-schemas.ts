import { type Static, Type } from 'typebox';
import { EventHit, FoundPage } from './schemas.ts';

/** Shapes of the audit trail in the HTTP API. Times in ms. */

export const AuditIngestAnswer = Type.Object(
  {
    stored: Type.Integer({ description: 'events stored now, for good' }),
    known: Type.Integer({ description: 'events that were stored before' }),
    refusals: Type.Integer({ description: 'lines that were refused' }),
    refused: Type.Array(
      Type.Object({
        line: Type.Integer({ description: 'from 1' }),
        id: Type.Union([Type.String(), Type.Null()]),
        code: Type.String({ description: 'SCR_…' }),
        message: Type.String(),
      }),
      { description: 'the first of them' },
    ),
  },
  { $id: 'AuditIngestAnswer' },
);
export type AuditIngestAnswer = Static<typeof AuditIngestAnswer>;

const Moment = {
  position: Type.Number({ description: 'ms since the recording started' }),
  after_end: Type.Boolean({ description: 'after the terminal closed' }),
};

/** Names, or ids where the log has no names; empty when it tells neither. */
const Users = {
  user: Type.String({ description: 'whose process it was at that moment, through sudo and su too' }),
  effective_user: Type.String({ description: 'whose rights counted' }),
};

export const Command = Type.Object(
  {
    id: Type.String({ description: 'of the event' }),
    ...Moment,
    until: Type.Union([Type.Number(), Type.Null()], {
      description: 'when it ended, or another program took its process over; null: not known',
    }),
    time: Type.Number({ description: 'wall time, ms since 1970' }),
    pid: Type.Union([Type.Integer(), Type.Null()]),
    ppid: Type.Union([Type.Integer(), Type.Null()]),
    parent: Type.Union([Type.String(), Type.Null()], { description: 'id of the command that started it' }),
    ...Users,
    exe: Type.String(),
    args: Type.Array(Type.String()),
    line: Type.String({ description: 'the arguments, quoted as a shell reads them' }),
    cwd: Type.Union([Type.String(), Type.Null()]),
    exit: Type.Union([Type.Integer(), Type.Null()], { description: 'status; null: not known' }),
  },
  { $id: 'Command' },
);
export type Command = Static<typeof Command>;

export const CommandPage = Type.Object(
  {
    commands: Type.Array(Command, { description: 'in the order in which they were started' }),
    next: Type.Union([Type.Integer(), Type.Null()], { description: '`after` of the next page' }),
  },
  { $id: 'CommandPage' },
);
export type CommandPage = Static<typeof CommandPage>;

const Use = {
  ...Moment,
  last: Type.Number({ description: 'position of the last time, ms' }),
  count: Type.Integer(),
  exes: Type.Array(Type.String(), { description: 'programs that did it, the first of them' }),
  users: Type.Array(Type.String(), { description: 'with whose rights' }),
};

export const TouchedFile = Type.Object(
  {
    path: Type.String(),
    ...Use,
    actions: Type.Array(Type.String(), { description: 'what was done, such as openat, rename, unlink' }),
  },
  { $id: 'TouchedFile' },
);
export type TouchedFile = Static<typeof TouchedFile>;

export const ContactedHost = Type.Object(
  {
    ip: Type.String(),
    port: Type.Union([Type.Integer(), Type.Null()]),
    ...Use,
    failed: Type.Integer({ description: 'attempts that failed' }),
  },
  { $id: 'ContactedHost' },
);
export type ContactedHost = Static<typeof ContactedHost>;

export const FileList = Type.Object({ files: Type.Array(TouchedFile) }, { $id: 'FileList' });
export const HostList = Type.Object({ hosts: Type.Array(ContactedHost) }, { $id: 'HostList' });

const Document = Type.Record(Type.String(), Type.Unknown(), { description: 'the ECS document' });

export const RecordingEvents = Type.Object(
  {
    events: Type.Array(Type.Object({ id: Type.String(), ...Moment, event: Document })),
    more: Type.Boolean({ description: 'there are more in this time than an answer has' }),
  },
  { $id: 'RecordingEvents' },
);
export type RecordingEvents = Static<typeof RecordingEvents>;

export const AuditPage = Type.Object(
  {
    events: Type.Array(
      Type.Object({
        hit: EventHit,
        action: Type.Union([Type.String(), Type.Null()]),
        object: Type.String({ description: 'what it was done to; of a command its line' }),
        result: Type.Union([Type.String(), Type.Null()], {
          description: 'success, failure, the name of an error, or the status of a process that ended',
        }),
        event: Document,
      }),
    ),
    ...FoundPage,
  },
  { $id: 'AuditPage' },
);
export type AuditPage = Static<typeof AuditPage>;

/** Those that the OpenAPI document names. */
export const auditSchemas = [
  AuditIngestAnswer,
  Command,
  CommandPage,
  TouchedFile,
  ContactedHost,
  FileList,
  HostList,
  RecordingEvents,
  AuditPage,
];
