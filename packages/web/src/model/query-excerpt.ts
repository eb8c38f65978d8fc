/** Characters shown before a column: what stands further left is cut off, so that the place is seen on a narrow page too. */
const LEAD = 24;

/**
 * The part of a query around a column, cut before it.
 *
 * @param column in UTF-16 units, from 1
 */
export function queryExcerpt(
  query: string,
  column: number,
): { readonly before: string; readonly after: string } {
  const at = Math.min(Math.max(0, column - 1), query.length);
  const from = at > LEAD ? wholeCharacter(query, at - LEAD + 1) : 0;
  return { before: `${from > 0 ? '…' : ''}${query.slice(from, at)}`, after: query.slice(at) };
}

/** Not inside a character of two units. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
}
