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

  /**
   * Whether the message contradicts the chain. `line` is the JSON that it came as, where that is at hand: mostly it is the
   * canonical form already, over which the chain is, and the message need not be written down once more.
   */
  contradicts(message: Message, line?: Uint8Array): boolean {
    const previous = message.id === this.#id + 1 ? this.#previous : undefined;
    this.#id = message.id;
    this.#previous = message.chain;
    if (previous === undefined || message.chain === undefined) return false;
    if (line !== undefined && lineFollows(previous, message.chain, line)) return false;
    return chainMessage(previous, message, sha256).chain !== message.chain;
  }
}

/** What a chained line ends with, in bytes: `,"chain":"`, 64 digits and `"}`. */
const ENDING = 76;

/** Room for the chain before and a line as senders make them; what is larger gets its own, so that this stays small. */
const ROOM = Buffer.allocUnsafe(64 * 1024);

/** Whether the chain over exactly what stands before it in the line is the one that the line ends with. */
function lineFollows(previous: string, chain: string, line: Uint8Array): boolean {
  const rest = line.length - ENDING;
  if (rest < 0) return false;
  const length = previous.length + line.length;
  const joined = length <= ROOM.length ? ROOM : Buffer.allocUnsafe(length);
  const start = joined.write(previous, 'latin1');
  joined.set(line, start);
  if (joined.toString('latin1', start + rest, start + line.length) !== `,"chain":"${chain}"}`) return false;
  joined[start + rest] = CLOSING_BRACE;
  return sha256(joined.subarray(0, start + rest + 1)) === chain;
}

const CLOSING_BRACE = 0x7d;

function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}
