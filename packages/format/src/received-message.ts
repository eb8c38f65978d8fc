import type { Message } from './message.ts';

/** A message, and the line of JSON that says it: who stores it need not write it again. */
export interface ReceivedMessage {
  readonly message: Message;
  /** UTF-8, from `{` to `}`, without a line feed. JSON.parse of it gives `message`. */
  readonly line: Uint8Array;
}

const encoder = new TextEncoder();

/** A message that has no line yet. */
export function withLine(message: Message): ReceivedMessage {
  return { message, line: encoder.encode(JSON.stringify(message)) };
}
