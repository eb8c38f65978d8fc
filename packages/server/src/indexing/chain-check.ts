import { hash } from 'node:crypto';
import { chainMessage, type Message } from '@scribery/format';

/**
 * Checks the hash chain of a recording, message by message. After a message that is missing, or has no chain, the next
 * one cannot be checked and is taken as it is.
 */
export class ChainCheck {
  #previous: string | undefined;
  #id: number;

  /** Begins before the first message, or after `last`. */
  constructor(last?: Message) {
    this.#id = last?.id ?? 0;
    this.#previous = last === undefined ? '' : last.chain;
  }

  /** Whether the message contradicts the chain. */
  contradicts(message: Message): boolean {
    const previous = message.id === this.#id + 1 ? this.#previous : undefined;
    this.#id = message.id;
    this.#previous = message.chain;
    if (previous === undefined || message.chain === undefined) return false;
    return chainMessage(previous, message, sha256).chain !== message.chain;
  }
}

function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}
