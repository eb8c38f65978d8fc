import type { Phrase } from './alternatives.ts';
import type { EventTerm } from './event-term.ts';
import type { QueryNode } from './tree.ts';
import { isUnspaced } from './words.ts';

/** What a query searches for, as the end of a sentence: `“permission denied” on the screen, user alice`. */
export function describeQuery(node: QueryNode): string {
  if (node.type === 'and' && node.nodes.length === 0) return 'everything';
  return describe(node, false);
}

function describe(node: QueryNode, inner: boolean): string {
  switch (node.type) {
    case 'and':
    case 'or': {
      const text = node.nodes
        .map((part) => describe(part, true))
        .join(node.type === 'and' ? ' and ' : ' or ');
      return inner ? `(${text})` : text;
    }
    case 'not':
      return `not ${describe(node.node, true)}`;
    case 'text':
      return `${quoted(node)} ${node.kind === 'saw' ? 'on the screen' : 'typed'}`;
    case 'expression':
      return `/${node.expression}/ ${node.kind === 'saw' ? 'on the screen' : 'typed'}`;
    case 'event':
      return describeEvent(node.term);
    case 'field':
      return `${node.field === 'rec' ? 'recording' : node.field} ${node.pattern}`;
    case 'time':
      return `${node.bound === 'since' ? 'since' : 'before'} ${utc(node.at)}`;
  }
}

function describeEvent(term: EventTerm): string {
  switch (term.field) {
    case 'cmd':
      return `${'expression' in term ? `/${term.expression}/` : quoted(term)} in a command`;
    case 'exe':
      return `program ${quoted(term)}`;
    case 'file':
      return `file ${quoted(term)}`;
    case 'ip':
      return `address ${term.pattern}`;
    case 'as':
      return `as user ${term.pattern}`;
    case 'exit':
      return `exit ${term.not ? 'not ' : ''}${term.value}`;
  }
}

function quoted({ words, prefix }: Phrase): string {
  const text = words.map((word, n) => `${isApart(words[n - 1], word) ? ' ' : ''}${word}`).join('');
  return `“${text}${prefix ? '…' : ''}”`;
}

/** Whether a blank stands between two words of a phrase. */
function isApart(before: string | undefined, word: string): boolean {
  return before !== undefined && !(isUnspaced(before) && isUnspaced(word));
}

function utc(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime())
    ? 'an unknown time'
    : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
