/**
 * How a line ended in the input. '' is the last line without an end, or a piece of a line that was too long to keep in
 * one: the next piece carries on where it stopped.
 */
export type LineEnd = '\n' | '\r\n' | '';
