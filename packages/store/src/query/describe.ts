import type { QueryNode } from './tree.ts';

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
      return `“${node.words.join(' ')}${node.prefix ? '…' : ''}” ${node.kind === 'saw' ? 'on the screen' : 'typed'}`;
    case 'field':
      return `${node.field === 'rec' ? 'recording' : node.field} ${node.pattern}`;
    case 'time':
      return `${node.bound === 'since' ? 'since' : 'before'} ${utc(node.at)}`;
  }
}

function utc(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime())
    ? 'an unknown time'
    : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
