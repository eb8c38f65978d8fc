import type { AuditEvent } from '../assembly/audit-event.ts';
import { type EnrichedNames, enrichedNames } from '../interpret/enriched-names.ts';
import type { AuditRecord } from '../record/audit-record.ts';
import type { FieldList } from '../record/field-list.ts';
import { NO_ACCOUNT, saysSomething, withoutQuotes } from '../interpret/written-value.ts';
import { isResult } from './outcome.ts';
import { recordTypesOf } from './record-types.ts';
import { readFields } from '../record/read-fields.ts';

/**
 * Fields that tell who, from where, by what and with which result. They are the same in whatever record of an event
 * they stand, and each has one place in a document.
 */
const subjectFields = [
  'arch',
  'syscall',
  'success',
  'exit',
  'ppid',
  'pid',
  'auid',
  'uid',
  'gid',
  'euid',
  'suid',
  'fsuid',
  'egid',
  'sgid',
  'fsgid',
  'tty',
  'ses',
  'comm',
  'exe',
  'key',
  'subj',
  'hostname',
  'addr',
  'acct',
  'unit',
  'cwd',
] as const;

export type SubjectField = (typeof subjectFields)[number];

const slots: ReadonlyMap<string, number> = new Map([
  ...subjectFields.map((name, slot): [string, number] => [name, slot]),
  // Programs write `res` and `terminal` for what the kernel calls `success` and `tty`.
  ['res', subjectFields.indexOf('success')],
  ['terminal', subjectFields.indexOf('tty')],
]);

/** By slots, what auditd names the meaning of a field. */
const enrichedKeys = subjectFields.map((name) => name.toUpperCase());

const ENCODED: ReadonlySet<string> = new Set<SubjectField>([
  'tty',
  'comm',
  'exe',
  'key',
  'acct',
  'unit',
  'cwd',
]);

/** What a value of a subject field has to be; what is something else stays with its record. */
const accepted: readonly ((value: string) => boolean)[] = subjectFields.map((name) => {
  switch (name) {
    case 'exit':
    case 'ppid':
    case 'pid':
    case 'auid':
    case 'uid':
    case 'gid':
    case 'euid':
    case 'suid':
    case 'fsuid':
    case 'egid':
    case 'sgid':
    case 'fsgid':
    case 'ses':
      return isInteger;
    case 'success':
      return isResult;
    case 'acct':
      return (value) => value !== NO_ACCOUNT;
    default:
      return () => true;
  }
});

/** By slots: fields whose writers put quotes around what they did not have to encode; there the quotes are needed. */
const encoded = subjectFields.map((name) => ENCODED.has(name));

/** In other records than SYSCALL these mean something else: the key of a rule that is added, the code of a daemon. */
const ofSyscallAlone: ReadonlySet<string> = new Set<SubjectField>(['success', 'exit', 'key']);

/** sshd tells of its own child: `spid` is its process, and `suid` the user of that. */
function isOfOther(name: string, fields: FieldList): boolean {
  return name === 'suid' && fields.get('spid') !== undefined;
}

export function isSubjectField(name: string): name is SubjectField {
  return slots.has(name);
}

/** A record beside those that have a place of their own, with the fields that are not subject fields. */
export interface OtherFields {
  readonly record: AuditRecord;
  readonly names: string[];
  /** As written; Latin-1. */
  readonly values: string[];
  readonly prose: string;
}

/** What the records of one event hold, each field in one place: a subject field, a list of its kind, or `other`. */
export class EventFacts {
  readonly event: AuditEvent;
  /** Each once, in their order. */
  readonly recordTypes: readonly string[];
  readonly paths: AuditRecord[] = [];
  readonly execs: FieldList[] = [];
  readonly socketAddresses: string[] = [];
  readonly others: OtherFields[] = [];
  /** Raw value of PROCTITLE. */
  title: string | undefined;
  /** Records that are neither SYSCALL nor one of the companions with a place of their own. */
  readonly leads: AuditRecord[] = [];
  /** By slots; a hole where no record has the field. */
  readonly #values = new Array<string | undefined>(subjectFields.length);
  readonly #enriched = new Array<EnrichedNames | undefined>(subjectFields.length);
  /** What is left of the system call. */
  #call: OtherFields | undefined;

  constructor(event: AuditEvent) {
    this.event = event;
    const { records } = event;
    // The call comes first, whatever the order: its fields say what the event is.
    const call = records.find(isCall);
    if (call !== undefined) this.#call = this.#subject(call);
    for (const record of records) if (record !== call) this.#take(record);
    this.recordTypes = recordTypesOf(records);
  }

  /** Raw value of a subject field. */
  get(name: SubjectField): string | undefined {
    return this.#values[slots.get(name) ?? 0];
  }

  /** The name that auditd wrote for a subject field's value. */
  nameOf(field: SubjectField): string | undefined {
    const slot = slots.get(field) ?? 0;
    return this.#enriched[slot]?.get(enrichedKeys[slot] ?? '');
  }

  /** An argument of the system call, as written. */
  argument(name: 'a0' | 'a1' | 'a2' | 'a3'): string | undefined {
    if (this.#call === undefined) return undefined;
    const at = this.#call.names.indexOf(name);
    return at < 0 ? undefined : this.#call.values[at];
  }

  /** The first value of a field in records of a type, as written. */
  other(type: string, name: string): string | undefined {
    for (const { record, names, values } of this.others)
      if (record.type === type) {
        const at = names.indexOf(name);
        if (at >= 0) return values[at];
      }
    return undefined;
  }

  /** A field that is no subject field: in records of a type where they have it, else in any. */
  field(name: string, type: string | undefined): { record: AuditRecord; value: string } | undefined {
    let elsewhere: { record: AuditRecord; value: string } | undefined;
    for (const { record, names, values } of this.others) {
      const at = names.indexOf(name);
      if (at < 0) continue;
      const found = { record, value: values[at] ?? '' };
      if (type === undefined || record.type === type) return found;
      elsewhere ??= found;
    }
    return elsewhere;
  }

  #take(record: AuditRecord): void {
    switch (record.type) {
      case 'PATH':
        this.paths.push(record);
        return;
      case 'EXECVE':
        this.execs.push(readFields(record.body));
        return;
      case 'CWD':
        this.#subject(record);
        return;
      case 'PROCTITLE':
        if (this.title === undefined && record.body.startsWith(TITLE))
          this.title = record.body.slice(TITLE.length);
        else this.#subject(record);
        return;
      case 'SOCKADDR':
        if (isOneAddress(record.body)) this.socketAddresses.push(record.body.slice(ADDRESS.length));
        else this.#subject(record);
        return;
      case 'EOE':
        return;
      default:
        this.leads.push(record);
        this.#subject(record);
    }
  }

  /** Puts subject fields in their slots; what is no subject field, or says something else, stays with the record. */
  #subject(record: AuditRecord): OtherFields {
    const isSyscall = isCall(record);
    const fields = readFields(record.body);
    const enriched = enrichedNames(record.enriched);
    const other: OtherFields = { record, names: [], values: [], prose: fields.prose };
    for (let at = 0; at < fields.names.length; at++) {
      const name = fields.names[at] ?? '';
      const slot = slots.get(name);
      const written = fields.values[at] ?? '';
      // Some programs that pass records on quote every word.
      const value = slot === undefined || encoded[slot] === true ? written : withoutQuotes(written);
      const isSubject =
        slot !== undefined && (isSyscall || !(ofSyscallAlone.has(name) || isOfOther(name, fields)));
      if (isSubject && saysSomething(value)) {
        const known = this.#values[slot];
        if (known === value) continue;
        if (known === undefined && accepted[slot]?.(value) === true) {
          this.#values[slot] = value;
          this.#enriched[slot] = enriched;
          continue;
        }
      }
      other.names.push(name);
      other.values.push(value);
    }
    if (other.names.length > 0 || other.prose !== '') this.others.push(other);
    return other;
  }
}

/** A system call, or an operation that io_uring did for a process. */
function isCall({ type }: AuditRecord): boolean {
  return type === 'SYSCALL' || type === 'URINGOP';
}

const TITLE = 'proctitle=';
const ADDRESS = 'saddr=';

function isOneAddress(body: string): boolean {
  return body.startsWith(ADDRESS) && !body.includes(' ');
}

/** An integer that a number of JavaScript, and of an index, holds exactly. */
function isInteger(value: string): boolean {
  if (value.length > MAX_DIGITS) return false;
  for (let at = value.charCodeAt(0) === MINUS && value.length > 1 ? 1 : 0; at < value.length; at++) {
    const unit = value.charCodeAt(at);
    if (unit < DIGIT_0 || unit > DIGIT_9) return false;
  }
  return value !== '';
}

const MAX_DIGITS = 15;
const MINUS = 0x2d;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
