import { type ErrorCode, type ErrorPlace, registry, ScriberyError } from '@scribery/errors';
import type { Message } from '@scribery/format';
import type { AuditEvent, AuditOutcome, Recording } from '@scribery/store';
import type { Appended } from './writer.ts';

/** What the writer's thread is started with. */
export interface WriterThreadData {
  readonly directory: string;
  readonly logLevel: string;
}

/** What the server's thread asks of the writer's; every request is answered once, by its number. */
export type WriterRequest = { readonly call: number } & (
  | { readonly kind: 'append'; readonly messages: readonly Message[] }
  | { readonly kind: 'append audit'; readonly events: readonly AuditEvent[]; readonly weight: number }
  | { readonly kind: 'end'; readonly recording: string }
  | { readonly kind: 'settle' }
  | { readonly kind: 'close' }
);

/** What an answer holds, where it holds anything. */
export interface WriterAnswer {
  readonly appended?: Appended;
  readonly audited?: readonly AuditOutcome[];
}

/** What the writer's thread tells. */
export type WriterReport =
  | { readonly kind: 'opened' }
  | { readonly kind: 'not opened'; readonly error: PlainError }
  | { readonly kind: 'answer'; readonly call: number; readonly answer?: WriterAnswer }
  | { readonly kind: 'refusal'; readonly call: number; readonly error: PlainError }
  | { readonly kind: 'indexed'; readonly recording: Recording; readonly behind: number };

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
  const cause = new Error('in the writer thread');
  cause.stack = stack;
  return new ScriberyError(code, detail, { place, cause });
}
