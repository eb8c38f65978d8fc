import { type ErrorCode, type ErrorPlace, registry, ScriberyError } from '@scribery/errors';

/** An error as it passes between threads, which structured cloning would make a bare `Error`. */
export interface PlainError {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly place: ErrorPlace;
  readonly stack: string;
}

export function plainError(error: unknown): PlainError {
  if (error instanceof ScriberyError) {
    const detail = error.message.slice(registry[error.code].text.length + 2);
    return { code: error.code, detail, place: error.place, stack: error.stack ?? '' };
  }
  const detail = error instanceof Error ? error.message : String(error);
  return {
    code: 'SCR_INTERNAL',
    detail,
    place: {},
    stack: error instanceof Error ? (error.stack ?? '') : '',
  };
}

export function revivedError({ code, detail, place, stack }: PlainError): ScriberyError {
  const cause = new Error('in another thread');
  cause.stack = stack;
  return new ScriberyError(code, detail, { place, cause });
}
