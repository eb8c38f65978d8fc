import type { ReceivedMessage } from '@scribery/format';

/** Bytes that a message costs beside its line, about. */
const REST = 512;

/** What messages weigh in queues, in bytes. */
export function messageWeight(messages: readonly ReceivedMessage[]): number {
  return messages.reduce((weight, { line }) => weight + REST + line.length, 0);
}
