import type { FilesOf } from '../ecs/chosen-files.ts';
import { isSubjectField } from '../ecs/event-facts.ts';
import type { EventReading } from '../ecs/event-reading.ts';
import type { Identities } from '../ecs/identities.ts';
import type { Network } from '../ecs/network-part.ts';
import { isExecution } from '../ecs/process-sighting.ts';
import type { PathItem } from '../ecs/path-items.ts';
import { enrichedNames } from '../interpret/enriched-names.ts';
import { interpretField } from '../interpret/interpret-field.ts';
import { NO_ACCOUNT, saysSomething } from '../interpret/written-value.ts';
import { textOf } from '../record/latin1.ts';
import { fieldKindsOf } from '../tables/field-kinds-of.ts';
import type { Normalisation } from '../tables/normalisation/normalisation.ts';
import { recordTypeNumber } from '../tables/record-type-number.ts';
import type { NormalisedObject } from './normalised.ts';

/** The parts of a document in which the object of an event may stand. */
export interface ObjectSources {
  readonly files: FilesOf;
  readonly network: Network;
  readonly items: readonly PathItem[];
  readonly identities: Identities;
}

interface Found {
  readonly primary: string;
  readonly secondary?: string | undefined;
}

/** What an event was done to: the first of the row's places that says something. */
export function objectOf(
  row: Normalisation,
  recordType: string | undefined,
  reading: EventReading,
  sources: ObjectSources,
): NormalisedObject | undefined {
  if (row.object === undefined) return undefined;
  for (const place of row.from) {
    const found = at(place, recordType, reading, sources);
    if (found !== undefined) return { type: row.object, primary: found.primary, secondary: found.secondary };
  }
  return { type: row.object, primary: undefined, secondary: undefined };
}

function at(
  place: string,
  recordType: string | undefined,
  reading: EventReading,
  { files, network, identities }: ObjectSources,
): Found | undefined {
  switch (place) {
    case '@path':
      return files.path === undefined ? undefined : { primary: files.path, secondary: files.other };
    case '@executable':
      return executableOf(reading, files);
    case '@exit':
      return reading.exit === undefined ? undefined : found(String(reading.exit));
    case '@socket':
      return socketOf(network, reading);
    case '@target':
      return targetOf(reading);
    case '@setting':
      return settingOf(reading, recordType);
    case 'auid': {
      const login = identities.user('auid');
      return found(login?.name ?? login?.id);
    }
    case 'a0':
      return found(socketCallDescriptor(reading) ?? fieldText(place, recordType, reading));
    default:
      return found(fieldText(place, recordType, reading));
  }
}

/** What was to be executed, and the program file that runs instead of a script or behind a link; else what runs. */
function executableOf(
  { operation, executable, name, result }: EventReading,
  { path }: FilesOf,
): Found | undefined {
  if (!isExecution(operation) || path === undefined) return found(executable ?? name);
  const other = result === 'fail' || executable === path ? undefined : executable;
  return { primary: path, secondary: other };
}

function found(primary: string | undefined): Found | undefined {
  return primary === undefined ? undefined : { primary };
}

function socketOf({ source, destination }: Network, { sockets }: EventReading): Found | undefined {
  const end = source ?? destination;
  if (end?.address !== undefined)
    return { primary: end.address, secondary: end.port === undefined ? undefined : String(end.port) };
  return found(sockets[0]?.address?.family);
}

/** The socket that `socketcall` was asked to use: its own first argument says for what (audit_socketcall, kernel/auditsc.c). */
function socketCallDescriptor({ facts, context }: EventReading): string | undefined {
  const written = context.syscall === 'socketcall' ? facts.other('SOCKETCALL', 'a0') : undefined;
  const descriptor = Number.parseInt(written ?? '', 16);
  return Number.isNaN(descriptor) ? undefined : String(descriptor);
}

/** The process that a signal went to, or that was traced: by name where it has one, and by number. */
function targetOf({ facts, texts, context }: EventReading): Found | undefined {
  const number = facts.other('OBJ_PID', 'opid');
  const name = facts.other('OBJ_PID', 'ocomm');
  if (number === undefined) return undefined;
  if (name === undefined || !saysSomething(name)) return { primary: number };
  const text = interpretField('encoded', 'ocomm', name, context);
  return { primary: texts.of('auditd.summary.object.primary', String(text)), secondary: number };
}

/** A setting of the audit system, and what it is now: `audit_backlog_limit`, `8192` (audit_log_config_change, kernel/audit.c). */
function settingOf({ facts }: EventReading, recordType: string | undefined): Found | undefined {
  for (const { record, names, values } of facts.others) {
    const at = record.type === recordType ? names.findIndex((name) => name.startsWith('audit_')) : -1;
    const name = names[at];
    if (name !== undefined) return { primary: textOf(name).text, secondary: textOf(values[at] ?? '').text };
  }
  return undefined;
}

/** A field of the record, of SYSCALL, or of any record, interpreted; an id by its name where the log has one. */
function fieldText(
  name: string,
  recordType: string | undefined,
  { facts, texts, context }: EventReading,
): string | undefined {
  const other = facts.field(name, recordType);
  const raw = other?.value ?? (isSubjectField(name) ? facts.get(name) : undefined);
  if (raw === undefined || !saysSomething(raw) || (name === 'acct' && raw === NO_ACCOUNT)) return undefined;
  const type = other?.record.type ?? recordType ?? 'SYSCALL';
  const kind = fieldKindsOf(recordTypeNumber(type) ?? 0).get(name) ?? 'text';
  const named =
    other === undefined ? undefined : enrichedNames(other.record.enriched).get(name.toUpperCase());
  if (named !== undefined && (kind === 'uid' || kind === 'gid')) return textOf(named).text;
  const value = interpretField(kind, name, raw, context);
  return texts.of('auditd.summary.object.primary', typeof value === 'string' ? value : value.join(' '));
}
