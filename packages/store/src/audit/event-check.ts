import { matchesPattern, nameKey } from '../hit/field-check.ts';
import type { EventNeed, EventNeeds, TextTerm } from '../query/alternatives.ts';
import { findAsciiPhrase } from '../query/ascii-phrase.ts';
import { errnoOf, type ExitValue } from '../query/event-term.ts';
import { findPhrase } from '../query/phrase.ts';
import { isAscii, words } from '../query/words.ts';
import type { EventFacts } from './event-facts.ts';

/**
 * Whether an event counts where something is asked of events. The end of a process does only where it is asked how it
 * ended: its command is an event of its own, and would be found twice.
 */
export function isAskedFor({ kind }: EventFacts, { need }: EventNeeds): boolean {
  return kind === 'exit' ? need.some(({ field }) => field === 'exit') : need.length > 0;
}

/** Whether one event is all that is needed and nothing that is refused. */
export function meetsEvent(facts: EventFacts, { need, refuse }: EventNeeds): boolean {
  return need.every((term) => meets(facts, term)) && !refuse.some((term) => meets(facts, term));
}

/** Where a phrase or an expression stands in a text: [start, end) in UTF-16 units, in order. */
export function placesIn(text: string, term: TextTerm): [number, number][] {
  if ('expression' in term) return term.find(text);
  return isAscii(text) ? findAsciiPhrase(text.toLowerCase(), term) : findPhrase(words(text), term);
}

function meets(facts: EventFacts, term: EventNeed): boolean {
  switch (term.field) {
    case 'cmd':
      return placesIn(facts.command, term).length > 0;
    case 'exe':
      return placesIn(facts.exe, term).length > 0;
    case 'file':
      return facts.files.some((file) => placesIn(file, term).length > 0);
    case 'ip':
      return facts.ips.some((ip) => matchesPattern(term.pattern.toLowerCase(), ip));
    case 'as':
      return matchesPattern(nameKey(term.pattern), nameKey(facts.as));
    case 'exit':
      return (facts.exit !== null || facts.error !== '') && exitIs(facts, term.value) !== term.not;
  }
}

function exitIs({ exit, error }: EventFacts, value: ExitValue): boolean {
  if (typeof value === 'number') return exit === value;
  const errno = errnoOf(value);
  return error === value || (errno !== undefined && exit === -errno);
}
