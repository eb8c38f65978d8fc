import type { EcsDocument } from './ecs-fields.ts';
import type { Network } from './network-part.ts';

/** `related`: every user, address and host of the event, each once, so that one search finds them all. */
export function relatedOf(
  user: EcsDocument['user'],
  { source, destination }: Network,
): EcsDocument['related'] {
  const users = user === undefined ? [] : usersOf(user);
  const ip = source?.ip ?? destination?.ip;
  const host = source?.domain ?? destination?.domain;
  if (users.length === 0 && ip === undefined && host === undefined) return undefined;
  return {
    user: users.length === 0 ? undefined : users,
    ip: ip === undefined ? undefined : [ip],
    hosts: host === undefined ? undefined : [host],
  };
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
