import type { EcsDocument } from './ecs-fields.ts';
import type { Network } from './network-part.ts';

/** `related`: every user, address and host of the event, each once, so that one search finds them all. */
export function relatedOf(
  user: EcsDocument['user'],
  { source, destination }: Network,
): EcsDocument['related'] {
  const users = new Set<string>();
  for (const each of [user, user?.effective, user?.audit, user?.saved, user?.filesystem, user?.target]) {
    const name = each?.name ?? each?.id;
    if (name !== undefined) users.add(name);
  }
  const ip = source?.ip ?? destination?.ip;
  const host = source?.domain ?? destination?.domain;
  if (users.size === 0 && ip === undefined && host === undefined) return undefined;
  return {
    user: users.size === 0 ? undefined : [...users],
    ip: ip === undefined ? undefined : [ip],
    hosts: host === undefined ? undefined : [host],
  };
}
