import { decodeHex, isEncoded } from './hex.ts';

/** A socket address as the kernel got it (`saddr` of a SOCKADDR record), by family. Texts are Latin-1. */
export type SocketAddress =
  | { readonly family: 'inet'; readonly ip: string; readonly port: number; readonly whole: boolean }
  | {
      readonly family: 'inet6';
      readonly ip: string;
      readonly port: number;
      readonly flow: number;
      readonly scope: number;
      readonly whole: boolean;
    }
  | { readonly family: 'unix'; readonly name: UnixName; readonly path: string; readonly whole: boolean }
  | { readonly family: 'netlink'; readonly pid: number; readonly groups: number; readonly whole: boolean }
  | {
      readonly family: 'packet';
      readonly protocol: number;
      readonly interface: number;
      readonly hardware: string;
      readonly whole: boolean;
    }
  | { readonly family: 'vm'; readonly cid: number; readonly port: number; readonly whole: boolean }
  | { readonly family: 'other'; readonly number: number; readonly whole: boolean };

/** A unix socket is named by a path, in the abstract name space (unix(7)), or not at all. */
type UnixName = 'path' | 'abstract' | 'unnamed';

const FAMILY = { unix: 1, inet: 2, inet6: 10, netlink: 16, packet: 17, vm: 40 } as const;

/**
 * Takes a `saddr` apart (sys/socket.h and the man pages ip(7), ipv6(7), unix(7), netlink(7), packet(7), vsock(7)).
 * `whole` is false when the bytes hold more than the structure tells, such as what stands behind the end of a path;
 * undefined when it is no hexadecimal, or too short for its family.
 */
export function readSocketAddress(saddr: string): SocketAddress | undefined {
  if (!isEncoded(saddr) || saddr.length < 4) return undefined;
  const bytes = new AddressBytes(decodeHex(saddr));
  const family = bytes.family();
  switch (family) {
    case FAMILY.inet:
      return bytes.length < 8
        ? undefined
        : { family: 'inet', ip: bytes.ipv4(4), port: bytes.big16(2), whole: bytes.zeroFrom(8) };
    case FAMILY.inet6:
      return bytes.length < 24 ? undefined : readInet6(bytes);
    case FAMILY.unix:
      return readUnix(bytes);
    case FAMILY.netlink:
      return bytes.length < 12
        ? undefined
        : { family: 'netlink', pid: bytes.host32(4), groups: bytes.host32(8), whole: bytes.zeroFrom(12) };
    case FAMILY.packet:
      return bytes.length < 12 ? undefined : readPacket(bytes);
    case FAMILY.vm:
      return bytes.length < 12
        ? undefined
        : { family: 'vm', port: bytes.host32(4), cid: bytes.host32(8), whole: bytes.zeroFrom(12) };
    default:
      return { family: 'other', number: family, whole: bytes.zeroFrom(2) };
  }
}

function readInet6(bytes: AddressBytes): SocketAddress {
  const scope = bytes.length < 28 ? 0 : bytes.host32(24);
  const ip = bytes.ipv6(8);
  return {
    family: 'inet6',
    ip,
    port: bytes.big16(2),
    flow: bytes.big32(4),
    scope,
    whole: bytes.zeroFrom(28),
  };
}

function readUnix(bytes: AddressBytes): SocketAddress {
  const path = bytes.text.slice(2);
  const end = path.indexOf('\0');
  if (path === '' || bytes.zeroFrom(2)) return { family: 'unix', name: 'unnamed', path: '', whole: true };
  if (end === 0) return { family: 'unix', name: 'abstract', path: path.slice(1), whole: true };
  if (end < 0) return { family: 'unix', name: 'path', path, whole: true };
  return { family: 'unix', name: 'path', path: path.slice(0, end), whole: bytes.zeroFrom(2 + end) };
}

function readPacket(bytes: AddressBytes): SocketAddress {
  const length = Math.min(bytes.byte(11), 8, bytes.length - 12);
  const hardware = Array.from({ length }, (_, at) =>
    bytes
      .byte(12 + at)
      .toString(16)
      .padStart(2, '0'),
  );
  return {
    family: 'packet',
    protocol: bytes.big16(2),
    interface: bytes.host32(4),
    hardware: hardware.join(':'),
    // The address type and the packet type stand between; they have no field of their own here.
    whole: bytes.host32(8) === 0 && bytes.zeroFrom(12 + length),
  };
}

/** Reads numbers out of an address; its two byte orders are the network's and the machine's. */
class AddressBytes {
  readonly text: string;
  readonly length: number;
  /** The family is a number of two bytes in the machine's order, and all families are below 256. */
  readonly bigEndian: boolean;

  constructor(text: string) {
    this.text = text;
    this.length = text.length;
    this.bigEndian = this.byte(0) === 0 && this.byte(1) !== 0;
  }

  family(): number {
    return this.bigEndian ? this.byte(1) : this.byte(0) | (this.byte(1) << 8);
  }

  byte(at: number): number {
    return at < this.length ? this.text.charCodeAt(at) : 0;
  }

  big16(at: number): number {
    return (this.byte(at) << 8) | this.byte(at + 1);
  }

  big32(at: number): number {
    return this.big16(at) * 0x1_00_00 + this.big16(at + 2);
  }

  host32(at: number): number {
    if (this.bigEndian) return this.big32(at);
    return (
      (this.byte(at) | (this.byte(at + 1) << 8)) + (this.byte(at + 2) | (this.byte(at + 3) << 8)) * 0x1_00_00
    );
  }

  zeroFrom(at: number): boolean {
    for (let n = at; n < this.length; n++) if (this.byte(n) !== 0) return false;
    return true;
  }

  ipv4(at: number): string {
    return `${this.byte(at)}.${this.byte(at + 1)}.${this.byte(at + 2)}.${this.byte(at + 3)}`;
  }

  /** The text of RFC 5952: lower case, no leading zeros, the longest run of two or more zero groups as `::`. */
  ipv6(at: number): string {
    const groups = Array.from({ length: 8 }, (_, n) => this.big16(at + 2 * n));
    const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
    if (mapped) return `::ffff:${this.ipv4(at + 12)}`;
    const { from, length } = longestZeroRun(groups);
    const hex = groups.map((group) => group.toString(16));
    if (length < 2) return hex.join(':');
    return `${hex.slice(0, from).join(':')}::${hex.slice(from + length).join(':')}`;
  }
}

function longestZeroRun(groups: readonly number[]): { from: number; length: number } {
  let best = { from: 0, length: 0 };
  for (let from = 0; from < groups.length; from++) {
    let length = 0;
    while (from + length < groups.length && groups[from + length] === 0) length++;
    if (length > best.length) best = { from, length };
  }
  return best;
}
