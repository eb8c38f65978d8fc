import { readSocketAddress } from './socket-address.ts';

/** A `saddr` in the words of ausearch(8); undefined where it cannot be read. Latin-1. */
export function socketText(saddr: string): string | undefined {
  const address = readSocketAddress(saddr);
  switch (address?.family) {
    case undefined:
      return undefined;
    case 'inet':
    case 'inet6':
      return `{ saddr_fam=${address.family} laddr=${address.ip} lport=${address.port} }`;
    case 'unix':
      return address.name === 'unnamed' ? '{ saddr_fam=local }' : `{ saddr_fam=local path=${address.path} }`;
    case 'netlink':
      return `{ saddr_fam=netlink nlnk-fam=16 nlnk-pid=${address.pid} }`;
    case 'packet':
      return `{ saddr_fam=packet interface=${address.interface} hardware=${address.hardware} }`;
    case 'vm':
      return `{ saddr_fam=vsock cid=${address.cid} port=${address.port} }`;
    case 'other':
      return undefined;
  }
}
