import { isIpAddress } from '../interpret/ip-address.ts';
import type { SocketAddress } from '../interpret/socket-address.ts';
import type { DocumentTexts } from './document-texts.ts';
import { encodedField, type EventReading } from './event-reading.ts';
import type { FlatValue } from '../schema/field-kinds.ts';

/** The ends of what an event sent, received or opened. */
export interface Network {
  readonly source: Endpoint | undefined;
  readonly destination: Endpoint | undefined;
  readonly network:
    | { readonly direction: 'ingress' | 'egress' | undefined; readonly type: 'ipv4' | 'ipv6' | undefined }
    | undefined;
}

const nothing: Network = { source: undefined, destination: undefined, network: undefined };

/** Calls whose address is the other end's, which called or sent; all others name the end that they go to. */
const fromOutside: ReadonlySet<string> = new Set([
  'accept',
  'accept4',
  'recv',
  'recvfrom',
  'recvmsg',
  'recvmmsg',
]);

/** Calls whose address is their own end's. */
const own: ReadonlySet<string> = new Set(['bind', 'getsockname']);

/** Calls that only ask, or what may be any: who called whom is not in the event. */
const asking: ReadonlySet<string> = new Set([...own, 'getpeername', 'socketcall', '']);

/** The ends by the socket address of a system call, else by the host that a program names. */
export function networkOf(reading: EventReading): Network {
  const { sockets, texts, operation = '' } = reading;
  for (const { address } of sockets) {
    if (address === undefined) continue;
    const isSource = fromOutside.has(operation) || own.has(operation);
    const endpoint = endpointOf(address, isSource ? 'source.address' : 'destination.address', texts);
    if (endpoint === undefined) continue;
    const direction = asking.has(operation) ? undefined : isSource ? 'ingress' : 'egress';
    const network =
      endpoint.ip === undefined ? undefined : ({ direction, type: typeOf(endpoint.ip) } as const);
    return isSource
      ? { source: endpoint, destination: undefined, network }
      : { source: undefined, destination: endpoint, network };
  }
  return packetEnds(reading) ?? remoteHost(reading) ?? nothing;
}

/** Both ends of a packet that netfilter saw (audit_tg, net/netfilter/xt_AUDIT.c). */
function packetEnds({ facts }: EventReading): Network | undefined {
  const value = (name: string) => facts.other('NETFILTER_PKT', name);
  const source = writtenEnd(value('saddr'), value('sport'));
  const destination = writtenEnd(value('daddr'), value('dport'));
  const ip = source?.ip ?? destination?.ip;
  return ip === undefined
    ? undefined
    : { source, destination, network: { direction: undefined, type: typeOf(ip) } };
}

const LARGEST_PORT = 65_535;

/**
 * `addr=` and `hostname=` of a program's record: where a user came from. sshd tells its port as `rport=`, and its own end
 * as `laddr=` and `lport=`.
 */
function remoteHost({ facts, texts }: EventReading): Network | undefined {
  const address = encodedField(facts, 'addr');
  const host = encodedField(facts, 'hostname');
  if (address === undefined && host === undefined) return undefined;
  const ip = [address, host].find((text) => text !== undefined && isIpAddress(text));
  const field = (name: string) => facts.field(name, facts.leads[0]?.type)?.value;
  const source = {
    ip,
    port: portOf(field('rport')),
    address: texts.of('source.address', address ?? host ?? ''),
    domain: host === undefined || host === ip ? undefined : texts.of('source.domain', host),
  };
  const destination = writtenEnd(field('laddr'), field('lport'));
  const network = ip === undefined ? undefined : ({ direction: 'ingress', type: typeOf(ip) } as const);
  return { source, destination, network };
}

/** The end that a record writes as an address and a port. */
function writtenEnd(ip: string | undefined, port: string | undefined): Endpoint | undefined {
  if (ip === undefined || !isIpAddress(ip)) return undefined;
  return { ip, port: portOf(port), address: ip, domain: undefined };
}

function portOf(text = ''): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= LARGEST_PORT ? Number(text) : undefined;
}

function typeOf(ip: string): 'ipv4' | 'ipv6' {
  return ip.includes(':') ? 'ipv6' : 'ipv4';
}

/** One end of a connection, as `source` and `destination` have it. */
interface Endpoint {
  readonly ip: string | undefined;
  readonly port: number | undefined;
  readonly address: string | undefined;
  readonly domain: string | undefined;
}

/** The end that a socket address names; undefined for families without anything that ECS has a field for. */
function endpointOf(address: SocketAddress, field: string, texts: DocumentTexts): Endpoint | undefined {
  switch (address.family) {
    case 'inet':
    case 'inet6':
      return { ip: address.ip, port: address.port, address: address.ip, domain: undefined };
    case 'unix':
      if (address.name === 'unnamed') return undefined;
      return {
        ip: undefined,
        port: undefined,
        // Tools write the leading NUL of an abstract name as @ (unix(7), ss(8)).
        address: texts.of(field, address.name === 'abstract' ? `@${address.path}` : address.path),
        domain: undefined,
      };
    default:
      return undefined;
  }
}

/** All of a socket address as texts. `raw` stays beside it when it holds more than they tell. */
export function socketData(
  address: SocketAddress,
  raw: string,
  field: string,
  texts: DocumentTexts,
): FlatValue {
  const rest = address.whole ? {} : { saddr: raw };
  switch (address.family) {
    case 'inet':
      return { family: 'inet', ip: address.ip, port: String(address.port), ...rest };
    case 'inet6': {
      const { flow, scope } = address;
      return {
        family: 'inet6',
        ip: address.ip,
        port: String(address.port),
        ...(flow === 0 ? {} : { flow: String(flow) }),
        ...(scope === 0 ? {} : { scope: String(scope) }),
        ...rest,
      };
    }
    case 'unix':
      if (address.name === 'unnamed') return { family: 'unix', ...rest };
      return { family: 'unix', [address.name]: texts.of(`${field}.${address.name}`, address.path), ...rest };
    case 'netlink':
      return { family: 'netlink', pid: String(address.pid), groups: String(address.groups), ...rest };
    case 'packet':
      return {
        family: 'packet',
        protocol: `0x${address.protocol.toString(16).padStart(4, '0')}`,
        interface: String(address.interface),
        hardware: address.hardware,
        ...rest,
      };
    case 'vm':
      return { family: 'vm', cid: String(address.cid), port: String(address.port), ...rest };
    case 'other':
      return { family: String(address.number), ...rest };
  }
}
