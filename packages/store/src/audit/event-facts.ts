import { commandLine } from '@scribery/format';
import type { AuditDocument, AuditEvent, EventKind } from './audit-event.ts';
import { numberAt, objectsAt, textAt, textsAt } from './document-paths.ts';

/** What lists and searches look at of an event; all of it follows from its document. */
export interface EventFacts {
  readonly id: string;
  readonly host: string;
  readonly boot: string;
  /** Audit session id; null for what belongs to none (daemons). */
  readonly session: number | null;
  /** Wall time in ms since 1970, and the number that orders events of one time. */
  readonly time: number;
  readonly serial: number;
  readonly kind: EventKind;
  /** Name, or id where the log has no name: who signed in, and whose rights counted. Empty when not told. */
  readonly user: string;
  readonly as: string;
  readonly pid: number | null;
  /** Of a command and of the end of one; empty for other events. */
  readonly command: string;
  /** Path of the program. */
  readonly exe: string;
  readonly files: readonly string[];
  readonly ips: readonly string[];
  /**
   * Status of a process that ended; of a system call that failed the negative number of its error. Null for one that succeeded,
   * which says nothing of how a command ended, where a program was started, and where nothing is told.
   */
  readonly exit: number | null;
  /** When it failed the error's name, or `failed` where it has none; empty otherwise. */
  readonly error: string;
  /** The event as one line: the command, or what was done to what. */
  readonly text: string;
}

/** Longest text that is kept of a fact, in UTF-16 units; the document has the rest. A line on a page shows less. */
const TEXT_UNITS = 4096;
/** Files and addresses of one event that are kept; a rename has four, a system call with more is not known. */
const OBJECTS = 16;

/** What tells events apart: hosts whose logs name no node may number theirs alike. */
export function identityOf({ host, id }: Pick<EventFacts, 'host' | 'id'>): string {
  return `${host}\n${id}`;
}

/** The facts of an event. Its document may be anything: what is not as expected is not there. */
export function factsOf({ id, host, boot, event }: AuditEvent): EventFacts {
  const action = textAt(event, 'event', 'action') ?? '';
  const args = textsAt(event, 'process', 'args');
  const failed = textAt(event, 'event', 'outcome') === 'failure';
  const kind = kindOf(action, args, failed);
  const command = commandOf(kind, event, args);
  const files = filesOf(event);
  const ips = ipsOf(event);
  const exit = exitOf(kind, event);
  const error = textAt(event, 'auditd', 'error') ?? (failed ? 'failed' : '');
  return {
    id,
    host,
    boot,
    session: numberAt(event, 'auditd', 'session') ?? null,
    time: timeOf(event),
    serial: numberAt(event, 'event', 'sequence') ?? 0,
    kind,
    user: userAt(event, 'audit') ?? userAt(event) ?? '',
    as: userAt(event, 'effective') ?? userAt(event) ?? '',
    pid: numberAt(event, 'process', 'pid') ?? null,
    command,
    exe: cut(textAt(event, 'process', 'executable') ?? ''),
    files,
    ips,
    exit,
    error,
    text: kind === 'cmd' ? command : described({ event, kind, action, command, files, ips, exit, error }),
  };
}

/** Wall time of an event in ms since 1970; NaN when its document does not tell one. */
export function timeOf(event: AuditDocument): number {
  return Date.parse(textAt(event, '@timestamp') ?? '');
}

function kindOf(action: string, args: readonly string[], failed: boolean): EventKind {
  if (action === 'executed' && args.length > 0 && !failed) return 'cmd';
  return action === 'exited' ? 'exit' : 'event';
}

function exitOf(kind: EventKind, event: AuditDocument): number | null {
  if (kind === 'exit') return numberAt(event, 'process', 'exit_code') ?? null;
  const result = numberAt(event, 'auditd', 'exit');
  return kind === 'cmd' || result === undefined || result >= 0 ? null : result;
}

function commandOf(kind: EventKind, event: AuditDocument, args: readonly string[]): string {
  if (kind === 'event') return '';
  return cut(args.length > 0 ? commandLine(args) : (textAt(event, 'process', 'title') ?? ''));
}

/** A user at one of the places that ECS has for users, by name or else by id. */
function userAt(event: AuditDocument, ...place: readonly string[]): string | undefined {
  return textAt(event, 'user', ...place, 'name') ?? textAt(event, 'user', ...place, 'id');
}

function filesOf(event: AuditDocument): string[] {
  // The directories that files are in are told too, but the event is not about them.
  const paths = objectsAt(event, 'auditd', 'paths').filter((path) => textAt(path, 'nametype') !== 'PARENT');
  const all = [textAt(event, 'file', 'path'), ...paths.map((path) => textAt(path, 'name'))];
  return distinct(all);
}

function ipsOf(event: AuditDocument): string[] {
  const all = [
    textAt(event, 'destination', 'ip'),
    textAt(event, 'source', 'ip'),
    ...textsAt(event, 'related', 'ip'),
  ];
  return distinct(all.map((ip) => ip?.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')));
}

function distinct(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts.filter((text) => text !== undefined).map(cut))].slice(0, OBJECTS);
}

function described({
  event,
  kind,
  action,
  command,
  files,
  ips,
  exit,
  error,
}: Pick<EventFacts, 'kind' | 'command' | 'files' | 'ips' | 'exit' | 'error'> & {
  event: AuditDocument;
  action: string;
}): string {
  const port = numberAt(event, 'destination', 'port');
  const [ip] = ips;
  const [file] = files;
  const address = ip === undefined ? undefined : `${ip}${port === undefined ? '' : ` port ${port}`}`;
  const object = textAt(event, 'auditd', 'summary', 'object', 'primary');
  if (kind === 'exit') return cut(`exited ${exit ?? ''} ${command}`.replace(/ +/g, ' ').trim());
  const parts = [action || 'event', file ?? address ?? object, error];
  return cut(parts.filter(Boolean).join(' '));
}

function cut(text: string): string {
  return text.length <= TEXT_UNITS ? text : text.slice(0, TEXT_UNITS).toWellFormed();
}
