/** The time that a query is about, as its words `since:` and `until:` have it; empty where it has none. */
export interface QueryTime {
  readonly since: string;
  readonly until: string;
}

/** A word of time at the end of a query, where it holds for all of it. In a text or an expression a mark that ends it follows. */
const LAST = /(?:^|\s+)(since|until):([^\s()"/]+)$/i;

/** Divides a query into the times at its end and the rest. Where `OR` is outside of parentheses, they are a part of its last way. */
export function splitTime(query: string): { readonly rest: string; readonly time: QueryTime } {
  const all = query.trim();
  const time = { since: '', until: '' };
  let rest = all;
  for (let found = LAST.exec(rest); found !== null; found = LAST.exec(rest)) {
    const name = found[1]?.toLowerCase() === 'since' ? 'since' : 'until';
    if (time[name] !== '') break;
    time[name] = found[2] ?? '';
    rest = rest.slice(0, found.index);
  }
  const belongsToRest = hasOpenOr(rest) || /(?:^|\s)(?:AND|NOT|-)$/.test(rest);
  return belongsToRest ? { rest: all, time: { since: '', until: '' } } : { rest, time };
}

/** A query about another time. */
export function withTime(query: string, { since, until }: QueryTime): string {
  const { rest } = splitTime(query);
  const whole = hasOpenOr(rest) ? `(${rest})` : rest;
  return [whole, since && `since:${since}`, until && `until:${until}`]
    .filter((part) => part !== '')
    .join(' ');
}

function hasOpenOr(query: string): boolean {
  let outside = query.replace(/"(?:[^"\\]|\\.)*"|\/(?:[^/\\]|\\.)*\//g, 'x');
  for (let before = ''; before !== outside; ) {
    before = outside;
    outside = outside.replace(/\([^()]*\)/g, 'x');
  }
  return /(?:^|\s)OR(?:\s|$)/.test(outside);
}
