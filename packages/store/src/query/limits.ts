/** Longest query in UTF-8 bytes. Nobody types more, and a parser should not chew on a megabyte; longer ones are refused. */
export const QUERY_BYTES = 4096;

/** How deep parentheses and NOT may nest. Deeper ones are refused, so that recursion over the tree is bounded. */
export const QUERY_DEPTH = 32;

/** Terms in a query. Each costs a posting list; more are refused. */
export const QUERY_TERMS = 64;

/**
 * Alternatives that a query may have once it is written as "(a and b) or (c and d) …". `(a OR b) (c OR d) …` doubles
 * them with each pair; a query beyond this is refused as too large.
 */
export const QUERY_ALTERNATIVES = 64;
