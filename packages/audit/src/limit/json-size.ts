import { utf8Length } from './utf8-length.ts';

/** Bytes that a value takes as JSON in UTF-8. */
export function jsonSize(value: unknown): number {
  return utf8Length(JSON.stringify(value));
}
