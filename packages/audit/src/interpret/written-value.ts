import { decodeHex, isEncoded } from './hex.ts';

/**
 * Whether a raw value says something. `?`, `(null)`, `(none)` and nothing at all say that there is no value, each in its
 * own way; in quotes they are values like others: a program may well be called `?`.
 */
export function saysSomething(raw: string): boolean {
  switch (raw) {
    case '':
    case '""':
    case '?':
    case '(null)':
    case '(none)':
      return false;
    default:
      return true;
  }
}

/** What Linux-PAM writes as `acct`, in quotes, where it knows of no account (libpam/pam_audit.c). */
export const NO_ACCOUNT = '"?"';

/** The text of a value that its writer encodes when it has to: without quotes, or decoded. Latin-1. */
export function encodedText(raw: string): string {
  if (isQuoted(raw)) return raw.slice(1, -1);
  return isEncoded(raw) ? decodeHex(raw) : raw;
}

/** A value without the quotes around it, if there are any. */
export function withoutQuotes(raw: string): string {
  return isQuoted(raw) ? raw.slice(1, -1) : raw;
}

export function isQuoted(raw: string): boolean {
  return raw.length >= 2 && raw.charCodeAt(0) === QUOTE && raw.charCodeAt(raw.length - 1) === QUOTE;
}

const QUOTE = 0x22;
