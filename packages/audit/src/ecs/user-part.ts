import type { EcsDocument } from './ecs-fields.ts';
import { type Identities, idOf } from './identities.ts';
import type { EventFacts } from './event-facts.ts';

/** `user`: who the process is, and who signed in. */
export function userOf(
  identities: Identities,
  target: { readonly id: string | undefined; readonly name: string | undefined } | undefined,
): EcsDocument['user'] {
  const real = identities.both('uid', 'gid');
  const effective = identities.both('euid', 'egid');
  const saved = identities.both('suid', 'sgid');
  const filesystem = identities.both('fsuid', 'fsgid');
  const audit = identities.user('auid');
  if (
    real === undefined &&
    effective === undefined &&
    saved === undefined &&
    filesystem === undefined &&
    audit === undefined &&
    target === undefined
  )
    return undefined;
  return {
    id: real?.id,
    name: real?.name,
    group: real?.group,
    effective,
    saved,
    filesystem,
    audit,
    target,
  };
}

/** The number of an audit session; undefined when it was never set. */
export function sessionOf(facts: EventFacts): number | undefined {
  const session = idOf(facts.get('ses'));
  return session === undefined ? undefined : Number(session);
}
