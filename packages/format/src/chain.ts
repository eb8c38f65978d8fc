import type { Message } from './message.ts';
import { canonicalMessage } from './serialise-message.ts';

/** SHA-256 of bytes, or of a text as UTF-8, in lower-case hex. Passed in, because Node and browsers have different ones. */
export type Sha256 = (data: string | Uint8Array) => string;

/**
 * Gives a message its `chain`: SHA-256 over the chain of the message before (empty for the first) and the canonical form
 * of this one.
 */
export function chainMessage(previous: string, message: Message, sha256: Sha256): Message {
  return { ...message, chain: sha256(previous + canonicalMessage(message)) };
}

/** What is known about a recording's integrity after its messages so far. */
export interface ChainVerdict {
  /** `unchained`: no message has a chain, so nothing can be said (tlog's own recordings). */
  readonly verdict: 'whole' | 'broken' | 'unchained';
  /** Messages that were checked and are as they were written. */
  readonly messages: number;
  /** Whether the last of them holds the recording's `end`. Without it, messages may be missing after it. */
  readonly ended: boolean;
  /** The first bad or missing message. */
  readonly problem?: { readonly id: number; readonly text: string };
}

/** Checks messages in the order of their ids, one by one; after the first bad one it checks no more. */
export class ChainVerifier {
  readonly #sha256: Sha256;
  #recording: string | undefined;
  #chain = '';
  #messages = 0;
  #chained = false;
  #ended = false;
  #problem: ChainVerdict['problem'];

  constructor(sha256: Sha256) {
    this.#sha256 = sha256;
  }

  get verdict(): ChainVerdict {
    const verdict = this.#problem !== undefined ? 'broken' : this.#chained ? 'whole' : 'unchained';
    const known = { verdict, messages: this.#messages, ended: this.#ended } as const;
    return this.#problem === undefined ? known : { ...known, problem: this.#problem };
  }

  add(message: Message): void {
    if (this.#problem !== undefined) return;
    const text = this.#check(message);
    if (text !== undefined) {
      this.#problem = text === MISSING ? { id: this.#messages + 1, text } : { id: message.id, text };
      return;
    }
    this.#recording = message.rec;
    this.#chained ||= message.chain !== undefined;
    this.#chain = message.chain ?? '';
    this.#messages++;
    this.#ended = message.events?.some(({ type }) => type === 'end') ?? false;
  }

  #check(message: Message): string | undefined {
    if (this.#recording !== undefined && message.rec !== this.#recording) {
      return 'The message is of another recording';
    }
    if (message.id > this.#messages + 1) return MISSING;
    if (message.id <= this.#messages) return 'A message with this id came before';
    if (this.#ended) return 'The message comes after the end of the recording';
    if (message.chain === undefined) return this.#chained ? 'The message has no chain' : undefined;
    if (this.#messages > 0 && !this.#chained) return 'The messages before have no chain';
    const expected = this.#sha256(this.#chain + canonicalMessage(message));
    return message.chain === expected ? undefined : 'The message is not the one that was written here';
  }
}

const MISSING = 'The message is missing';

/** Checks a whole recording; names the first bad or missing message. */
export function verifyChain(messages: Iterable<Message>, sha256: Sha256): ChainVerdict {
  const verifier = new ChainVerifier(sha256);
  for (const message of messages) verifier.add(message);
  return verifier.verdict;
}
