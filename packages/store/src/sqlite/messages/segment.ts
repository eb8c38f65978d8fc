import { joinLines, type Message, splitLines } from '@scribery/format';
import { pack, unpackBytes } from '../packed.ts';

/**
 * Bytes of messages that are packed as one. More packs hardly better and costs every seek the unpacking of more; this
 * takes half a millisecond.
 */
export const SEGMENT_BYTES = 256 * 1024;

/** One message as it is stored. */
export interface StoredMessage {
  readonly id: number;
  /** The message as one line of JSON, in UTF-8. */
  readonly body: Uint8Array;
}

/** Cuts messages, in the order of their ids, into groups of about SEGMENT_BYTES; the last may be smaller. */
export function cutSegments(messages: readonly StoredMessage[]): StoredMessage[][] {
  const groups: StoredMessage[][] = [];
  let group: StoredMessage[] = [];
  let bytes = 0;
  for (const message of messages) {
    group.push(message);
    bytes += message.body.length;
    if (bytes < SEGMENT_BYTES) continue;
    groups.push(group);
    group = [];
    bytes = 0;
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

/** Messages as the body of a segment: lines of JSON, packed. */
export function packSegment(messages: readonly StoredMessage[]): Uint8Array {
  return pack(joinLines(messages.map(({ body }) => body)).subarray(0, -1));
}

/** The messages of a segment whose ids begin with `first` and end with `last`. */
export function unpackSegment(body: Uint8Array, first: number, last: number): StoredMessage[] {
  const lines = splitLines(unpackBytes(body));
  const complete = last - first + 1 === lines.length;
  // Where no id is missing the lines need not be parsed to be told apart: a seek parses only what it plays.
  return lines.map((line, index) => ({
    id: complete ? first + index : parseMessage(line).id,
    body: line,
  }));
}

/** The message that a body says, as it was appended. */
export function parseMessage(body: Uint8Array): Message {
  const message: Message = JSON.parse(bodyText(body));
  return message;
}

/** A body as text. */
export function bodyText(body: Uint8Array): string {
  return Buffer.from(body.buffer, body.byteOffset, body.length).toString();
}
