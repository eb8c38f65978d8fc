import { isIpAddress } from '../interpret/ip-address.ts';
import type { EcsDocument } from './ecs-fields.ts';
import type { EventReading } from './event-reading.ts';
import type { Network } from './network-part.ts';

/** `related`: every user, address and host of the event, each once, so that one search finds them all. */
export function relatedOf(
  user: EcsDocument['user'],
  network: Network,
  reading: EventReading,
): EcsDocument['related'] {
  const users = user === undefined ? [] : usersOf(user);
  const addresses = addressesOf(network, reading);
  const host = network.source?.domain ?? network.destination?.domain;
  if (users.length === 0 && addresses.length === 0 && host === undefined) return undefined;
  return {
    user: users.length === 0 ? undefined : users,
    ip: addresses.length === 0 ? undefined : addresses,
    hosts: host === undefined ? undefined : [host],
  };
}

/** Fields in which the kernel and programs write an address of the network. */
const addressFields: ReadonlySet<string> = new Set([
  'addr',
  'saddr',
  'daddr',
  'laddr',
  'faddr',
  'src',
  'dst',
]);

function addressesOf({ source, destination }: Network, { sockets, facts }: EventReading): string[] {
  const addresses = new Set<string>();
  if (source?.ip !== undefined) addresses.add(source.ip);
  if (destination?.ip !== undefined) addresses.add(destination.ip);
  for (const { address } of sockets)
    if (address?.family === 'inet' || address?.family === 'inet6') addresses.add(address.ip);
  for (const { record, names, values } of facts.others) {
    if (record.type === 'SYSCALL') continue;
    for (const [at, name] of names.entries()) {
      if (!addressFields.has(name)) continue;
      const value = values[at] ?? '';
      if (isIpAddress(value)) addresses.add(value);
    }
  }
  return [...addresses];
}

/** Users by name, or by id where the event has no name, each once. */
function usersOf(user: NonNullable<EcsDocument['user']>): string[] {
  const users: string[] = [];
  add(users, user);
  add(users, user.effective);
  add(users, user.audit);
  add(users, user.saved);
  add(users, user.filesystem);
  add(users, user.target);
  return users;
}

function add(users: string[], user: NonNullable<EcsDocument['user']>['audit']): void {
  const name = user?.name ?? user?.id;
  if (name !== undefined && !users.includes(name)) users.push(name);
}
