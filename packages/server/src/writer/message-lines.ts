import type { Message, ReceivedMessage } from '@scribery/format';

const LINE_FEED = 0x0a;

/**
 * The lines of messages in one array, each with a line feed. Between threads they go so: an array is copied at once, and
 * an object value by value, which takes longer than reading its line again.
 */
export function joinLines(messages: readonly ReceivedMessage[]): Uint8Array {
  const joined = new Uint8Array(messages.reduce((sum, { line }) => sum + line.length + 1, 0));
  let end = 0;
  for (const { line } of messages) {
    joined.set(line, end);
    end += line.length;
    joined[end++] = LINE_FEED;
  }
  return joined;
}

/** The messages that were joined; they were checked before. */
export function readMessages(joined: Uint8Array): ReceivedMessage[] {
  const bytes = Buffer.from(joined.buffer, joined.byteOffset, joined.length);
  const messages: ReceivedMessage[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(LINE_FEED, start);
    const message: Message = JSON.parse(bytes.toString('utf8', start, end));
    messages.push({ message, line: bytes.subarray(start, end) });
    start = end + 1;
  }
  return messages;
}
