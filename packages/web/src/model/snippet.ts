/** A piece of a line of evidence. */
export interface SnippetPart {
  readonly text: string;
  readonly matched: boolean;
}

/** Characters shown before the first match and in all, so that a hit is one or two lines of a page. */
const LEAD = 40;
const LENGTH = 240;

/**
 * The part of a line around its first match, without its indent, cut at its matches. `…` tells that there is more on that side.
 *
 * @param matches [start, end) in UTF-16 units, any order, may overlap
 */
export function snippet(text: string, matches: readonly (readonly [number, number])[]): SnippetPart[] {
  const first = Math.min(...matches.map(([start]) => start), text.length);
  const indent = text.length - text.trimStart().length;
  const from = first - indent > LEAD + 1 ? boundary(text, first - LEAD) : Math.min(indent, first);
  const to = boundary(text, Math.min(text.length, from + LENGTH));
  const parts: SnippetPart[] = [];
  const add = (part: string, matched: boolean): void => {
    if (part !== '') parts.push({ text: part, matched });
  };
  add(from > indent ? '…' : '', false);
  let at = from;
  for (const [start, end] of matches.toSorted((a, b) => a[0] - b[0])) {
    const begin = Math.max(at, Math.min(start, to));
    const stop = Math.max(begin, Math.min(end, to));
    add(text.slice(at, begin), false);
    add(text.slice(begin, stop), true);
    at = stop;
  }
  add(text.slice(at, to), false);
  add(to < text.length ? '…' : '', false);
  return parts;
}

/** Not inside a character of two units. */
function boundary(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
