/**
 * How a line ended in the input: '' is the last line without an end; `cut` a piece of a line that is too long to keep in
 * one, and that goes on with the next.
 */
export type LineEnd = '\n' | '\r\n' | '' | 'cut';
