import type { Normalised } from '../normalise/normalised.ts';
import { enrichedNames } from '../interpret/enriched-names.ts';
import type { NameResolver } from '../interpret/name-resolver.ts';
import { encodedText, saysSomething } from '../interpret/written-value.ts';
import { encodedField, type EventReading } from './event-reading.ts';
import type { Named } from './identities.ts';

/** An account or a group that an event is about, as far as the event tells. */
interface Account {
  readonly id: string | undefined;
  readonly name: string | undefined;
}

/** `user.target`: the account that a program's record is about, by `acct=` and, where it is an account's, `id=`. */
export function targetOf(
  reading: EventReading,
  { object }: Normalised,
  names: NameResolver,
): Account | undefined {
  const account = encodedField(reading.facts, 'acct');
  const name = account === undefined ? undefined : reading.texts.of('user.target.name', account);
  const byId = object?.type === 'account' ? idOf(reading, (id) => names.user(id)) : undefined;
  if (name === undefined && byId === undefined) return undefined;
  return { id: byId?.id, name: name ?? byId?.name };
}

/** `group`: the group that a program's record is about. */
export function groupOf(
  reading: EventReading,
  { object }: Normalised,
  names: NameResolver,
): Account | undefined {
  if (object?.type !== 'group') return undefined;
  const byId = idOf(reading, (id) => names.group(id));
  const raw = reading.facts.other(reading.facts.leads[0]?.type ?? '', 'grp');
  const name =
    raw === undefined || !saysSomething(raw) ? undefined : reading.texts.of('group.name', encodedText(raw));
  if (name === undefined && byId === undefined) return undefined;
  return { id: byId?.id, name: name ?? byId?.name };
}

/** `id=` of a program's record, which is of an account or of a group, by the type of the record. */
function idOf({ facts, texts }: EventReading, nameOf: (id: string) => string | undefined): Named | undefined {
  const field = facts.field('id', facts.leads[0]?.type);
  if (field === undefined || !/^\d{1,10}$/.test(field.value)) return undefined;
  const name = enrichedNames(field.record.enriched).get('ID') ?? nameOf(field.value);
  return { id: field.value, name: name === undefined ? undefined : texts.of('user.target.name', name) };
}
