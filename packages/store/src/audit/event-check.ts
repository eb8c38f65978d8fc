import { matchesPattern, nameKey } from '../hit/field-check.ts';
import type { EventNeeds, Phrase } from '../query/alternatives.ts';
import { findAsciiPhrase } from '../query/ascii-phrase.ts';
import { errnoOf, type EventTerm, type ExitValue } from '../query/event-term.ts';
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

/** Where a phrase stands in a text: [start, end) in UTF-16 units, in order. */
export function phraseIn(text: string, phrase: Phrase): [number, number][] {
  return isAscii(text) ? findAsciiPhrase(text.toLowerCase(), phrase) : findPhrase(words(text), phrase);
}

function meets(facts: EventFacts, term: EventTerm): boolean {
  switch (term.field) {
    case 'cmd':
      return phraseIn(facts.command, term).length > 0;
    case 'exe':
      return phraseIn(facts.exe, term).length > 0;
    case 'file':
      return facts.files.some((file) => phraseIn(file, term).length > 0);
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
