import type { Message } from './message.ts';
import { canonicalMessage } from './serialise-message.ts';

/** SHA-256 of a text (as UTF-8), in lower-case hex. Passed in, because Node and browsers have different ones. */
export type Sha256 = (text: string) => string;

/**
 * Gives a message its `chain`: SHA-256 over the chain of the message before (empty for the first) and the canonical form
 * of this one.
 */
export function chainMessage(previous: string, message: Message, sha256: Sha256): Message {
  return { ...message, chain: sha256(previous + canonicalMessage(message)) };
}
