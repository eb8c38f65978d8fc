import type { SQLOutputValue } from 'node:sqlite';

/** What a column of a row must be; anything else means that the file was changed by something else. */
export function integer(value: SQLOutputValue | undefined): number {
  if (typeof value !== 'number') throw new SyntaxError(`a number was expected, not ${typeof value}`);
  return value;
}

export function text(value: SQLOutputValue | undefined): string {
  if (typeof value !== 'string') throw new SyntaxError(`a text was expected, not ${typeof value}`);
  return value;
}

export function blob(value: SQLOutputValue | undefined): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new SyntaxError(`a blob was expected, not ${typeof value}`);
  return value;
}
