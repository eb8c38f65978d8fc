import type { AuditEvent, AuditOutcome, Recording } from '@scribery/store';
import type { PlainError } from '../threads/plain-error.ts';
import type { Appended } from './writer.ts';

/** What the writer's thread is started with. */
export interface WriterThreadData {
  readonly directory: string;
  readonly logLevel: string;
  /** Memory of a WorkAtHand. */
  readonly atWork: SharedArrayBuffer;
  /** Recordings whose screens are not followed. */
  readonly givenUp: ReadonlySet<string>;
}

/** What the server's thread asks of the writer's; every request is answered once, by its number. */
export type WriterRequest = { readonly call: number } & (
  | { readonly kind: 'append'; readonly lines: Uint8Array }
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
