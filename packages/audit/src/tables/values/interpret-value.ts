import { architectureName } from '../architecture-name.ts';
import { capabilityName } from '../capability.ts';
import { errnoName } from '../errno-name.ts';
import type { FieldKind } from '../field-kind.ts';
import { fileMode, permissions } from '../file-mode.ts';
import { flagTable } from '../flag-table.ts';
import { joinFlags } from '../join-flags.ts';
import { numberTable } from '../number-table.ts';
import { openFlags } from '../open-flags.ts';
import { personalityName } from '../personality-name.ts';
import { signalName } from '../signal-name.ts';
import { syscallName } from '../syscall-name.ts';
import { fieldNumber } from './field-number.ts';

/** The low half of a seccomp action is data for whoever gets it (seccomp(2), SECCOMP_RET_DATA). */
const SECCOMP_ACTION = 0xffff_0000;
/** netdevice(7): the flag that ANOM_PROMISCUOUS is about. */
const IFF_PROMISC = 0x100;

type Interpreter = (value: string, arch: number) => string | undefined;

/** How the values of a kind become text, for the kinds that have another text than their value. */
const interpreters: Partial<Record<FieldKind, Interpreter>> = {
  architecture: hexadecimal((code) => architectureName(code)),
  syscall: decimal((number, arch) => syscallName(arch, number)),
  'uring-operation': decimal(named('uring-operation', 'IORING_OP_')),
  exit: decimal((number, arch) => (number < 0 ? errnoName(arch, number) : undefined)),
  errno: decimal((number, arch) => (number === 0 ? undefined : errnoName(arch, number))),
  result: (value) => results.get(value),
  signal: decimal((number, arch) => signalName(arch, number)),
  personality: hexadecimal((number) => personalityName(number)),
  ioctl: hexadecimal(
    (number, arch) =>
      numberTable('terminal-request', arch).get(number) ?? numberTable('interface-request', arch).get(number),
  ),
  'seccomp-action': hexadecimal((number, arch) =>
    numberTable('seccomp-action', arch).get((number & SECCOMP_ACTION) >>> 0),
  ),
  'fanotify-response': decimal(named('fanotify-response', 'FAN_')),
  capability: decimal((number) => capabilityName(number)),
  'file-mode': octal((number) => {
    const { type, permissions: bits } = fileMode(number);
    return type === undefined ? bits : `${type},${bits}`;
  }),
  permissions: octal((number) => permissions(number)),
  'permission-mask': decimal((number, arch) => joinFlags(flagTable('permission-mask', arch), number)),
  'open-flags': (value, arch) => {
    const flags = fieldNumber(value, value.startsWith('0x') ? 16 : 8);
    return flags === undefined ? undefined : openFlags(arch, flags);
  },
  'resolve-flags': hexadecimal((number, arch) => joinFlags(flagTable('resolve-flags', arch), number)),
  'mmap-flags': hexadecimal((number, arch) => joinFlags(flagTable('mmap-flags', arch), number)),
  'ip-protocol': decimal(named('ip-protocol', 'IPPROTO_')),
  'ethernet-protocol': hexadecimal(named('ethernet-protocol', 'ETH_P_')),
  'netfilter-protocol': decimal(named('netfilter-protocol', 'NFPROTO_')),
  'netfilter-hook': decimal((number, arch) => numberTable('netfilter-hook', arch).get(number)),
  'netfilter-action': decimal(named('netfilter-action', 'XT_AUDIT_TYPE_')),
  'icmp-type': decimal(named('icmp-type', 'ICMP_')),
  promiscuity: decimal((number) => ((number & IFF_PROMISC) === 0 ? 'no' : 'yes')),
  'filter-list': decimal((number, arch) => {
    const name = named('filter-list', 'AUDIT_FILTER_')(number, arch);
    return filterLists.get(name ?? '') ?? name;
  }),
};

/** Lists that auditctl(8) calls by another name than the headers. */
const filterLists = new Map([
  ['fs', 'filesystem'],
  ['uring_exit', 'io_uring'],
]);

/** The kernel writes 1 and 0, programs a word of their own choice. */
const results = new Map([
  ['1', 'success'],
  ['yes', 'success'],
  ['success', 'success'],
  ['0', 'failed'],
  ['no', 'failed'],
  ['fail', 'failed'],
  ['failed', 'failed'],
]);

/**
 * What the value of a field means, by the kind of the field: `13` is `EACCES` as `errno`, `040755` is `dir,0755`.
 * Undefined where the value says it itself, or says nothing that is known. `arch` is the code of the event's
 * architecture, 0 where it has none.
 */
export function interpretValue(kind: FieldKind, value: string, arch: number): string | undefined {
  return interpreters[kind]?.(value, arch);
}

type ByNumber = (number: number, arch: number) => string | undefined;

function decimal(interpret: ByNumber): Interpreter {
  return parsed(10, interpret);
}

function hexadecimal(interpret: ByNumber): Interpreter {
  return parsed(16, interpret);
}

function octal(interpret: ByNumber): Interpreter {
  return parsed(8, interpret);
}

function parsed(radix: number, interpret: ByNumber): Interpreter {
  return (value, arch) => {
    const number = fieldNumber(value, radix);
    return number === undefined ? undefined : interpret(number, arch);
  };
}

/** The name in a table, in small letters and without what all its names start with. */
function named(table: string, prefix: string): ByNumber {
  return (number, arch) => numberTable(table, arch).get(number)?.slice(prefix.length).toLowerCase();
}
