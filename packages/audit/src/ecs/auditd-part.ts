import { splitKeys } from '../interpret/interpret-field.ts';
import { encodedText } from '../interpret/written-value.ts';
import { isAscii } from '../record/latin1.ts';
import { errnoName } from '../tables/errno-name.ts';
import type { Normalised } from '../normalise/normalised.ts';
import type { EcsDocument } from './ecs-fields.ts';
import type { BuildContext } from './build-document.ts';
import { encodedField, type EventReading } from './event-reading.ts';
import { FlatData } from './flat-data.ts';
import type { FlatValue } from '../schema/field-kinds.ts';
import { socketData } from './network-part.ts';
import type { PathItem } from './path-items.ts';
import { sessionOf } from './user-part.ts';

/** The other parts of a document, which `auditd` draws on. */
export interface Parts {
  readonly items: readonly PathItem[];
  readonly script: string | undefined;
  readonly user: EcsDocument['user'];
  readonly process: EcsDocument['process'];
  readonly normalised: Normalised;
}

type Auditd = NonNullable<EcsDocument['auditd']>;

/** `auditd`: what ECS has no field for, typed where it is common, and all that is left as `data`. */
export function auditdOf(reading: EventReading, build: BuildContext, parts: Parts): Auditd {
  const { facts, texts, context } = reading;
  const { event } = facts;
  const session = sessionOf(facts);
  const origin = build.ancestry?.own.origin;
  const subject = facts.get('subj');
  const tty = encodedField(facts, 'tty');
  const key = facts.get('key');
  return {
    record_types: texts.list('auditd.record_types', facts.recordTypes),
    session,
    origin_session: origin === session ? undefined : origin,
    syscall: context.syscall,
    arch: reading.architecture,
    result: reading.result,
    exit: reading.exit,
    error: errorOf(reading),
    tty: tty === undefined ? undefined : texts.of('auditd.tty', tty),
    key: key === undefined ? undefined : texts.list('auditd.key', keysOf(key)),
    subject: subject === undefined ? undefined : texts.of('auditd.subject', subject),
    script: parts.script,
    title: titleOf(reading, parts.process?.args),
    paths: parts.items.length === 0 ? undefined : pathsOf(reading, parts.items),
    summary: summaryOf(parts),
    completed: incompleteRule(reading),
    continuation: event.continuation === 0 ? undefined : event.continuation,
    repeated: event.repeated.length === 0 ? undefined : event.repeated.length,
    data: dataOf(reading, build, parts.items),
    problems: problemsOf(reading),
    bytes: texts.bytes.length === 0 ? undefined : texts.bytes,
  };
}

/** The name of the error that a system call returned as a number below zero. */
function errorOf({ exit, context }: EventReading): string | undefined {
  return exit === undefined || exit >= 0 ? undefined : errnoName(context.architecture ?? 0, exit);
}

function incompleteRule({ facts }: EventReading): string | undefined {
  const { completed } = facts.event;
  return completed === 'clock' || completed === 'end' || completed === 'bound' ? completed : undefined;
}

function pathsOf({ texts }: EventReading, items: readonly PathItem[]): Auditd['paths'] {
  return items.map(({ entry, name }, at) => {
    if (name !== undefined) entry.name = isAscii(name) ? name : texts.of(`auditd.paths[${at}].name`, name);
    return entry;
  });
}

function summaryOf({ script, user, process, normalised }: Parts): Auditd['summary'] {
  const login = user?.audit;
  const effective = user?.effective ?? user;
  const primary = login?.name ?? login?.id;
  const secondary = effective?.name ?? effective?.id;
  const actor = primary === undefined && secondary === undefined ? undefined : { primary, secondary };
  return {
    actor,
    object: normalised.object,
    how: script ?? process?.executable ?? process?.name,
  };
}

function problemsOf(reading: EventReading): Auditd['problems'] {
  const { exec, title, facts, texts } = reading;
  const problems: NonNullable<Auditd['problems']>[number][] = [];
  if (exec?.incomplete === true) problems.push('arguments-incomplete');
  if (exec?.cut === true) problems.push('arguments-cut');
  if (title?.full === true) problems.push('title-full');
  if (facts.event.incomplete) problems.push('records-missing');
  if (texts.bytes.length > 0) problems.push('not-utf8');
  return problems.length === 0 ? undefined : problems;
}

function keysOf(raw: string): readonly string[] {
  const keys = splitKeys(encodedText(raw));
  return typeof keys === 'string' ? [keys] : keys;
}

/** The parts of the title, when `process.title` and `process.args` do not tell them. */
function titleOf({ title, texts }: EventReading, args: readonly string[] | undefined): Auditd['title'] {
  if (title === undefined || title.parts.length < 2) return undefined;
  const isArguments =
    title.parts.length === args?.length && title.parts.every((part, at) => part === args[at]);
  return isArguments ? undefined : texts.list('auditd.title', title.parts);
}

function dataOf(
  reading: EventReading,
  build: BuildContext,
  items: readonly PathItem[],
): { readonly [name: string]: FlatValue } | undefined {
  const { facts, texts, context, exec } = reading;
  const data = new FlatData(texts, context, build.names);
  for (const other of facts.others) data.addRecord(other);
  reading.sockets.forEach(({ raw, address }, at) => {
    const field = `auditd.data.sockaddr[${at}]`;
    data.add('SOCKADDR', address === undefined ? { saddr: raw } : socketData(address, raw, field, texts));
  });
  for (const { others, entry } of items)
    if (others.length > 0) data.addFields('PATH', [['item', String(entry.item ?? '')], ...others]);
  if (exec !== undefined && exec.other.length > 0) data.addFields('EXECVE', exec.other);
  for (const { prose } of facts.execs) if (prose !== '') data.addFields('EXECVE', [['text', prose]]);
  return data.members;
}
