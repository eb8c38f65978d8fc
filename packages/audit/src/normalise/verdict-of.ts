import type { EventFacts } from '../ecs/event-facts.ts';
import { interpretValue } from '../tables/values/interpret-value.ts';

/** Words by which records say that something was allowed or denied, and the fields that have them. */
const verdicts: Readonly<Record<string, Readonly<Record<string, 'allowed' | 'denied'>>>> = {
  seresult: { granted: 'allowed', denied: 'denied' },
  apparmor: { ALLOWED: 'allowed', AUDIT: 'allowed', DENIED: 'denied' },
  // fanotify(7): FAN_ALLOW and FAN_DENY.
  resp: { '1': 'allowed', '2': 'denied' },
};

/** Actions of seccomp(2) with which the system call is made. */
const seccompAllows = /^SECCOMP_RET_(?:LOG|ALLOW|TRACE)$/;

/** What a record of a type says of an access; undefined where it does not say. */
export function verdictOf(facts: EventFacts, type: string): 'allowed' | 'denied' | undefined {
  for (const [field, words] of Object.entries(verdicts)) {
    const word = facts.other(type, field)?.replaceAll('"', '');
    const verdict = word === undefined ? undefined : words[word];
    if (verdict !== undefined) return verdict;
  }
  const code = facts.other(type, 'code');
  const action = code === undefined ? undefined : interpretValue('seccomp-action', code, 0);
  if (action === undefined) return undefined;
  return seccompAllows.test(action) ? 'allowed' : 'denied';
}
