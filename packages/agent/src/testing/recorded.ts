import { createHash } from 'node:crypto';
import assert from 'node:assert/strict';
import {
  chainMessage,
  type Message,
  MessageDecoder,
  parseMessage,
  type RecordingEvent,
} from '@scribery/format';

/** The messages of some lines, which have to be whole: ids from 1 without a hole or a double, and an unbroken chain. */
export function wholeMessages(lines: readonly string[]): Message[] {
  let chain = '';
  return lines.map((line, n) => {
    const { message, problem } = parseMessage(line);
    assert.ok(message !== undefined, problem?.text);
    assert.equal(message.id, n + 1);
    const { chain: found, ...bare } = message;
    assert.equal(found, chainMessage(chain, bare, sha256).chain);
    chain = found ?? '';
    return message;
  });
}

/** Events of messages, which have to decode without a problem. */
export function eventsOf(messages: readonly Message[]): RecordingEvent[] {
  const decoder = new MessageDecoder();
  return messages.flatMap((message) => {
    const { events, problems } = decoder.decode(message);
    assert.deepEqual(problems, []);
    return events;
  });
}

/** All bytes of one kind of event. */
export function bytesOf(events: readonly RecordingEvent[], kind: 'output' | 'input'): Buffer {
  return Buffer.concat(events.flatMap((event) => (event.kind === kind ? [event.data] : [])));
}

/** The lines of a file's text, each of which is ended. */
export function linesOfText(text: string): string[] {
  assert.ok(text === '' || text.endsWith('\n'), 'the last line is ended');
  return text.split('\n').slice(0, -1);
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
