import { encodedText } from '../interpret/written-value.ts';
import { type ExecArguments, joinExecArguments } from '../interpret/exec-arguments.ts';
import type { FieldContext } from '../interpret/field-context.ts';
import { type ProcessTitle, readProcessTitle } from '../interpret/process-title.ts';
import { readSocketAddress, type SocketAddress } from '../interpret/socket-address.ts';
import { architectureName } from '../tables/architecture-name.ts';
import { numberTable } from '../tables/number-table.ts';
import { interpretValue } from '../tables/values/interpret-value.ts';
import { syscallName } from '../tables/syscall-name.ts';
import { Memo } from '../interpret/memo.ts';
import { DocumentTexts } from './document-texts.ts';
import type { EventFacts, SubjectField } from './event-facts.ts';
import { stampOf } from './event-id.ts';
import { type Result, resultOf } from './outcome.ts';

/** A SOCKADDR record. */
interface SocketReading {
  readonly raw: string;
  /** Undefined when it cannot be read. */
  readonly address: SocketAddress | undefined;
}

/** What the facts of an event mean, as far as several parts of its document need it. Texts are Latin-1 unless told. */
export interface EventReading {
  readonly facts: EventFacts;
  /** Time and serial, as `event.id` has them. */
  readonly id: string;
  readonly texts: DocumentTexts;
  readonly context: FieldContext;
  /** The system call, the one that `socketcall` was asked for, or the operation of io_uring, by name. */
  readonly operation: string | undefined;
  readonly architecture: string | undefined;
  readonly result: Result | undefined;
  readonly exit: number | undefined;
  readonly exec: ExecArguments | undefined;
  /** Arguments of `exec`, readable. */
  readonly args: readonly string[] | undefined;
  readonly title: ProcessTitle | undefined;
  readonly sockets: readonly SocketReading[];
  /** Readable. */
  readonly name: string | undefined;
  /** Readable. */
  readonly executable: string | undefined;
  readonly directory: string | undefined;
}

const titles = new Memo((raw: string) => ({ title: readProcessTitle(raw) }));

export function readEvent(facts: EventFacts): EventReading {
  const texts = new DocumentTexts();
  const code = numberOf(facts.get('arch'), 16);
  const number = facts.get('syscall');
  const syscall =
    facts.nameOf('syscall') ??
    (code === undefined || number === undefined ? undefined : syscallName(code, Number(number))) ??
    number;
  const exec = facts.execs.length === 0 ? undefined : joinExecArguments(facts.execs);
  return {
    facts,
    id: stampOf(facts.event),
    texts,
    context: {
      architecture: code,
      syscall,
      arguments: argumentsOf(facts),
    },
    operation: syscall === 'socketcall' ? socketCall(facts) : (syscall ?? uringOperation(facts)),
    architecture:
      facts.nameOf('arch') ?? (code === undefined ? undefined : architectureName(code)) ?? facts.get('arch'),
    result: resultOf(facts.get('success')),
    exit: numberOf(facts.get('exit'), 10),
    exec,
    args: exec === undefined ? undefined : texts.list('process.args', exec.args),
    title: facts.title === undefined ? undefined : titles.get(facts.title).title,
    sockets: facts.socketAddresses.map((raw) => ({ raw, address: readSocketAddress(raw) })),
    name: programText(facts, texts, 'comm', 'process.name'),
    executable: programText(facts, texts, 'exe', 'process.executable'),
    directory: encodedField(facts, 'cwd'),
  };
}

function argumentsOf(facts: EventFacts): FieldContext['arguments'] {
  return [facts.argument('a0'), facts.argument('a1'), facts.argument('a2'), facts.argument('a3')];
}

/** What a machine with one call for all that sockets do was asked for, socketcall(2); `socketcall` where that is not known. */
function socketCall(facts: EventFacts): string {
  const number = numberOf(facts.argument('a0'), 16);
  const name = number === undefined ? undefined : numberTable('socketcall', 0).get(number);
  return name?.replace('SYS_', '').toLowerCase() ?? 'socketcall';
}

function uringOperation(facts: EventFacts): string | undefined {
  const number = facts.other('URINGOP', 'uring_op');
  return number === undefined ? undefined : (interpretValue('uring-operation', number, 0) ?? number);
}

/** The decoded value of a field that the kernel encodes when it has to; Latin-1. */
export function encodedField(facts: EventFacts, field: SubjectField): string | undefined {
  const raw = facts.get(field);
  return raw === undefined ? undefined : encodedText(raw);
}

/**
 * Programs by how a log has them: of each one text, which all that is known of processes shares. A text of its own would
 * be a slice that keeps its whole line in memory for as long as the process is known.
 */
const programs = new Memo(encodedText);

function programText(
  facts: EventFacts,
  texts: DocumentTexts,
  field: 'comm' | 'exe',
  path: string,
): string | undefined {
  const raw = facts.get(field);
  return raw === undefined ? undefined : texts.of(path, programs.get(raw));
}

function numberOf(raw: string | undefined, radix: 10 | 16): number | undefined {
  if (raw === undefined) return undefined;
  const number = Number.parseInt(raw, radix);
  return Number.isNaN(number) ? undefined : number;
}
