import { encodedText, saysSomething } from './written-value.ts';

/** Bytes of the command line that a PROCTITLE record holds at most (kernel/audit.h, MAX_PROCTITLE_AUDIT_LEN). */
const TITLE_BYTES = 128;

export interface ProcessTitle {
  /** The arguments that NUL bytes divide; Latin-1. */
  readonly parts: readonly string[];
  /** The title fills its record, so that there may have been more. */
  readonly full: boolean;
}

/** Takes a raw `proctitle` apart; undefined where it says `(null)` or nothing. */
export function readProcessTitle(raw: string): ProcessTitle | undefined {
  if (!saysSomething(raw)) return undefined;
  const text = encodedText(raw);
  // The last argument ends in a NUL as well; it divides nothing.
  const parts = (text.endsWith('\0') ? text.slice(0, -1) : text).split('\0');
  return { parts, full: text.length >= TITLE_BYTES };
}
