import { flagTable } from '../flag-table.ts';
import { joinFlags } from '../join-flags.ts';
import { numberTable } from '../number-table.ts';
import type { ArgumentContext } from './argument-context.ts';
import { unsigned32 } from './argument-number.ts';

/** socket(2): the type is in the lowest four bits, SOCK_CLOEXEC and SOCK_NONBLOCK are those of open(2). */
const TYPE_MASK = 0xf;

export function socketType(value: number, { arch }: ArgumentContext): string | undefined {
  const type = numberTable('socket-type', arch).get(value & TYPE_MASK);
  const flags = value & ~TYPE_MASK;
  return type === undefined || flags === 0 ? type : `${type}|${flagsOf(arch, flags)}`;
}

/** The flags of accept4(2). */
export function socketFlags(value: number, { arch }: ArgumentContext): string {
  return flagsOf(arch, value);
}

function flagsOf(arch: number, value: number): string {
  return joinFlags(flagTable('open-flags', arch), value).replaceAll('O_', 'SOCK_');
}

/** The protocol of socket(2), whose numbers belong to the family before it. */
export function socketProtocol(value: number, { arch, all }: ArgumentContext): string | undefined {
  switch (numberTable('address-family', arch).get(unsigned32(all[0] ?? '') ?? -1)) {
    case 'AF_INET':
    case 'AF_INET6':
      return numberTable('ip-protocol', arch).get(value);
    case 'AF_NETLINK':
      return numberTable('netlink-protocol', arch).get(value);
    default:
      return String(value | 0);
  }
}

/** The option of setsockopt(2), whose numbers belong to the level before it. */
export function socketOption(value: number, { arch, all }: ArgumentContext): string | undefined {
  switch (numberTable('socket-level', arch).get(unsigned32(all[1] ?? '') ?? -1)) {
    case 'SOL_SOCKET':
      return numberTable('socket-option', arch).get(value);
    case 'SOL_TCP':
      return numberTable('tcp-option', arch).get(value);
    case 'SOL_IP':
      return numberTable('ip-option', arch).get(value) ?? String(value | 0);
    case 'SOL_IPV6':
      return numberTable('ipv6-option', arch).get(value) ?? String(value | 0);
    default:
      return String(value | 0);
  }
}
