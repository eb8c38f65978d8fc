import { ScriberyError } from '@scribery/errors';

/** A place in a list, as the text that a client sends back; its content is the store's own business. */
export function encodeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** The values of a cursor. Throws SCR_REQUEST_INVALID when they are not of these types, in order. */
export function decodeCursor(cursor: string, types: readonly ('string' | 'number')[]): (string | number)[] {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch (error) {
    throw invalid(error);
  }
  if (!Array.isArray(values) || values.length !== types.length) throw invalid();
  if (values.some((value, index) => typeof value !== types[index])) throw invalid();
  return values;
}

function invalid(cause?: unknown): ScriberyError {
  return new ScriberyError(
    'SCR_REQUEST_INVALID',
    'this cursor is not one that a page before gave; begin at the first page',
    {
      place: { field: 'cursor' },
      ...(cause === undefined ? {} : { cause }),
    },
  );
}
