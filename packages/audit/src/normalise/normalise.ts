import type { EventReading } from '../ecs/event-reading.ts';
import type { Normalisation } from '../tables/normalisation/normalisation.ts';
import { recordNormalisation } from '../tables/normalisation/record-normalisation.ts';
import { syscallNormalisation } from '../tables/normalisation/syscall-normalisation.ts';
import { recordPlace } from '../tables/record-place.ts';
import { recordTypeNumber } from '../tables/record-type-number.ts';
import type { Normalised } from './normalised.ts';
import { objectOf, type ObjectSources } from './object-of.ts';
import { openedFor } from './opened-for.ts';
import { verdictOf } from './verdict-of.ts';

/** Calls whose own words stay, whatever other record stands beside them: who looks for commands finds them all. */
const alwaysTold: ReadonlySet<string> = new Set(['execve', 'execveat', 'exit', 'exit_group']);

/** A record that tells what its event is. */
interface Lead {
  readonly type: string;
  readonly row: Normalisation;
}

/**
 * Puts an event in words, by the tables. A record that tells of something special (a rule that was changed, an access
 * that was denied) goes before the system call in which it happened. Without a row the action is the bare name.
 */
export function normalise(reading: EventReading, sources: ObjectSources): Normalised {
  const operation = reading.operation;
  const call =
    operation === undefined ? undefined : syscallNormalisation(operation, openedFor(reading, sources.items));
  const lead = leadOf(reading);
  if (call !== undefined && (lead === undefined || alwaysTold.has(operation ?? ''))) {
    const told = inWords(call, undefined, reading, sources);
    return lead?.row.verdict === true ? withVerdict(told, lead, reading) : told;
  }
  if (lead !== undefined) return inWords(lead.row, lead.type, reading, sources);
  const name = operation ?? reading.facts.event.records[0]?.type.toLowerCase() ?? 'unknown';
  return {
    action: reading.texts.of('event.action', name),
    category: undefined,
    type: undefined,
    object: { type: 'unknown', primary: undefined, secondary: undefined },
  };
}

function leadOf({ facts }: EventReading): Lead | undefined {
  for (const { type } of facts.leads) {
    const number = recordTypeNumber(type);
    if (number === undefined || recordPlace(number) === 'part') continue;
    const row = recordNormalisation(number);
    if (row !== undefined) return { type, row };
  }
  return undefined;
}

function inWords(
  row: Normalisation,
  recordType: string | undefined,
  reading: EventReading,
  sources: ObjectSources,
): Normalised {
  const verdict = row.verdict && recordType !== undefined ? verdictOf(reading.facts, recordType) : undefined;
  const type = verdict === undefined ? row.type : [...row.type, verdict];
  return {
    action: row.action,
    category: row.category.length === 0 ? undefined : row.category,
    type: type.length === 0 ? undefined : type,
    object: objectOf(row, recordType, reading, sources),
  };
}

/** A command that a policy had a say in is still a command. */
function withVerdict(told: Normalised, { type, row }: Lead, { facts }: EventReading): Normalised {
  const verdict = verdictOf(facts, type);
  return {
    ...told,
    category: [...(told.category ?? []), ...row.category],
    type: verdict === undefined ? told.type : [...(told.type ?? []), verdict],
  };
}
