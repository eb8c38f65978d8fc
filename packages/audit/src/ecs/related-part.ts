import type { EcsDocument } from './ecs-fields.ts';
import type { Network } from './network-part.ts';

/** `related`: every user, address and host of the event, each once, so that one search finds them all. */
export function relatedOf(
  user: EcsDocument['user'],
  { source, destination }: Network,
): EcsDocument['related'] {
  const users: string[] = [];
  for (const each of [user, user?.effective, user?.audit, user?.saved, user?.filesystem, user?.target]) {
    const name = each?.name ?? each?.id;
    if (name !== undefined && !users.includes(name)) users.push(name);
  }
  const ip = source?.ip ?? destination?.ip;
  const host = source?.domain ?? destination?.domain;
  if (users.length === 0 && ip === undefined && host === undefined) return undefined;
  return {
    user: users.length === 0 ? undefined : users,
    ip: ip === undefined ? undefined : [ip],
    hosts: host === undefined ? undefined : [host],
  };
}
