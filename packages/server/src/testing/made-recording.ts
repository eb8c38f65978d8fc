import { createHash } from 'node:crypto';
import { type Message, MessageEncoder, type RecordingEvent, serialiseMessage } from '@scribery/format';

/** Events written down shortly: `[ms, 'o', text]`, `[ms, 'i', text]`, `[ms, 'r', cols, rows]`, `[ms, 'x', status]`. */
export type ShortEvent =
  | readonly [number, 'o' | 'i', string]
  | readonly [number, 'r', number, number]
  | readonly [number, 'x', number];

/** Wall time of position 0 of made recordings. */
export const START = Date.UTC(2026, 10, 20, 12);

/** The session of made recordings and events. */
export const MADE_SESSION = { host: 'db01', boot: 'boot-1', session: 7 } as const;

/** Messages of a recording, one for each group of events, chained. */
export function madeMessages(recording: string, groups: readonly (readonly ShortEvent[])[]): Message[] {
  const encoder = new MessageEncoder(
    { ...MADE_SESSION, recording, user: 'alice', term: 'xterm-256color', start: START },
    { sha256: (text) => createHash('sha256').update(text).digest('hex') },
  );
  const messages: Message[] = [];
  for (const group of groups) {
    for (const event of group) {
      messages.push(...encoder.push(recordingEvent(event)).map(({ message }) => message));
    }
    const last = encoder.flush();
    if (last !== undefined) messages.push(last.message);
  }
  return messages;
}

/** A body for ingest. */
export function lines(messages: readonly Message[]): string {
  return messages.map((message) => `${serialiseMessage(message)}\n`).join('');
}

function recordingEvent(event: ShortEvent): RecordingEvent {
  const [at, kind] = event;
  switch (kind) {
    case 'o':
      return { kind: 'output', at, data: Buffer.from(event[2]) };
    case 'i':
      return { kind: 'input', at, data: Buffer.from(event[2]) };
    case 'r':
      return { kind: 'resize', at, cols: event[2], rows: event[3] };
    case 'x':
      return { kind: 'end', at, exit: event[2] };
  }
}
