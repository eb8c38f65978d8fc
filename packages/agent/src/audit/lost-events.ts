import { ECS_VERSION } from '@scribery/audit';

/** Events that are known to be missing. */
export interface LostEvents {
  /** Undefined where it is not known how many. */
  readonly count?: number;
  /** Time between which they happened, ms since 1970. */
  readonly from: number;
  readonly to: number;
  /** By what, as the end of a sentence. */
  readonly reason: string;
  /** Where. */
  readonly host: { readonly name: string; readonly boot?: string | undefined };
}

/** The ECS document that reports lost events, so that a trail with holes says so itself. */
export function lostEventsDocument({ count, from, to, reason, host }: LostEvents): object {
  const [first, last] = [new Date(from).toISOString(), new Date(to).toISOString()];
  const many = count === undefined ? 'Events' : `${count} ${count === 1 ? 'event' : 'events'}`;
  const were = count === 1 ? 'was' : 'were';
  const when = from === to ? `at ${first}` : `between ${first} and ${last}`;
  return {
    '@timestamp': last,
    ecs: { version: ECS_VERSION },
    event: {
      kind: 'event',
      category: ['host'],
      type: ['error'],
      action: 'lost-events',
      outcome: 'failure',
    },
    error: { message: `${many} ${were} lost ${when}: ${reason}` },
    host: { name: host.name, ...(host.boot === undefined ? {} : { boot: { id: host.boot } }) },
    auditd: {
      data: {
        lost: { ...(count === undefined ? {} : { events: String(count) }), from: first, to: last, reason },
      },
    },
  };
}
