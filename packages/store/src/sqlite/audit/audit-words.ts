import { nameKey } from '../../hit/field-check.ts';
import { textDigest } from '../../hit/order.ts';
import type { EventFacts } from '../../audit/event-facts.ts';
import type { EventNeed, Phrase } from '../../query/alternatives.ts';
import { errnoOf } from '../../query/event-term.ts';
import type { Required } from '../../query/required-words.ts';
import { indexedWord, indexText, words } from '../../query/words.ts';
import { nameHex, nameWord } from '../lines/about.ts';

/** What the index is fed with for a block of events, by its columns. */
export interface AuditWords {
  readonly cmd: string;
  readonly exe: string;
  readonly file: string;
  readonly about: string;
}

/** The words of a block; what is in it again and again tells the index nothing new. */
export function auditWords(facts: readonly EventFacts[]): AuditWords {
  const about = new Set([BADLY_LISTED]);
  for (const one of facts) for (const word of aboutWords(one)) about.add(word);
  return {
    cmd: fed(facts.map(({ command }) => command)),
    exe: fed(facts.map(({ exe }) => exe)),
    file: fed(facts.flatMap(({ files }) => files)),
    about: [...about].join(' '),
  };
}

/** A word between texts that none holds (it is of the private use area), so that no phrase goes from one to the next. */
const BETWEEN_TEXTS = ' \ue000\n';

function fed(texts: readonly string[]): string {
  return [...new Set(texts)].map(indexText).join(BETWEEN_TEXTS);
}

function aboutWords({ host, session, user, as, ips, exit, error, command }: EventFacts): string[] {
  return [
    nameWord('host', nameKey(host)),
    nameWord('user', nameKey(user)),
    effectiveWord(as),
    ...(session === null ? [] : [sessionWord(host, session)]),
    ...ips.map(addressWord),
    ...(exit === null ? [] : [exitWord(exit)]),
    ...(error === '' ? [] : [errorWord(error)]),
    ...((exit === null || exit === 0) && error === ''
      ? []
      : words(command).map(({ word }) => badlyWord(word))),
  ];
}

/** The index's word for an audit session of a host, whatever the boot: that is compared with the event itself. */
export function sessionWord(host: string, session: number): string {
  return `s${textDigest(`${nameKey(host)}\n${session}`).toString(36)}`;
}

const effectiveWord = (user: string): string => `a${nameHex(nameKey(user))}`;
const addressWord = (ip: string): string => `i${nameHex(ip.toLowerCase())}`;
const exitWord = (exit: number): string => `x${exit < 0 ? 'm' : ''}${Math.abs(exit)}`;
const errorWord = (error: string): string => `e${error.toLowerCase()}`;

/**
 * A word of a command that did not end well. There are few, and both `make` and something that failed are in nearly every
 * block.
 */
const badlyWord = (word: string): string => `z${indexedWord(word)}`;

/** Is in every block whose badly ended commands are listed: all but those of older versions. */
const BADLY_LISTED = 'listed';

/** The FTS5 expressions for blocks in which an event may be all that is needed; none when any block may have one. */
export function needExpressions(need: readonly EventNeed[]): string[] {
  const parts = [...need.map(termExpression), badlyExpression(need)];
  return parts.filter((part) => part !== undefined);
}

/** For commands that did not end well, by their words. */
function badlyExpression(need: readonly EventNeed[]): string | undefined {
  const endsBadly = need.some((term) => term.field === 'exit' && (term.value === 0 ? term.not : !term.not));
  const phrases = need.filter((term) => term.field === 'cmd').filter((term) => 'words' in term);
  if (!endsBadly || phrases.length === 0) return undefined;
  const parts = phrases.flatMap(({ words: all, prefix }) =>
    all.map((word, at) => `${badlyWord(word)}${prefix && at === all.length - 1 ? ' *' : ''}`),
  );
  const old = phrases.map((phrase) => `(cmd : ${phraseExpression(phrase)})`).join(' AND ');
  return `((about : (${parts.join(' AND ')})) OR ((${old}) NOT (about : ${BADLY_LISTED})))`;
}

/** The FTS5 expression for blocks in which an event may be what a term asks; undefined when any block may have one. */
function termExpression(term: EventNeed): string | undefined {
  if ('expression' in term) {
    const required = requiredExpression(term.required);
    return required && `(${term.field} : (${required}))`;
  }
  switch (term.field) {
    case 'cmd':
    case 'exe':
    case 'file':
      return `(${term.field} : ${phraseExpression(term)})`;
    case 'ip':
      return patternExpression(term.pattern, addressWord);
    case 'as':
      return patternExpression(term.pattern, effectiveWord);
    case 'exit':
      return term.not ? undefined : `(about : (${exitWords(term.value).join(' OR ')}))`;
  }
}

/** Words and beginnings of words; FTS5 finds no parts of them. */
function requiredExpression(required: Required): string | undefined {
  if (required.type === 'any') return undefined;
  if (required.type === 'word') {
    const { text, from, to } = required;
    return from ? phraseExpression({ words: [text], prefix: !to }) : undefined;
  }
  const parts = required.parts.map(requiredExpression);
  const known = parts.filter((part) => part !== undefined);
  if (known.length === 0 || (required.type === 'or' && known.length < parts.length)) return undefined;
  return `(${known.join(required.type === 'or' ? ' OR ' : ' AND ')})`;
}

function phraseExpression({ words, prefix }: Phrase): string {
  return `"${words.map(indexedWord).join(' ')}"${prefix ? ' *' : ''}`;
}

function patternExpression(pattern: string, word: (text: string) => string): string | undefined {
  const [before = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return `(about : ${word(pattern)})`;
  return before === '' ? undefined : `(about : ${word(before)} *)`;
}

function exitWords(value: string | number): string[] {
  if (typeof value === 'number') return [exitWord(value)];
  const errno = errnoOf(value);
  return errno === undefined ? [errorWord(value)] : [errorWord(value), exitWord(-errno)];
}
