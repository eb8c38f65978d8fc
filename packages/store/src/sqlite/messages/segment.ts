import { pack, unpack } from '../packed.ts';

/**
 * Bytes of messages that are packed as one. More packs hardly better and costs every seek the unpacking of more; this
 * takes half a millisecond.
 */
export const SEGMENT_BYTES = 256 * 1024;

/** One message as it is stored. */
export interface StoredMessage {
  readonly id: number;
  /** The message as one line of JSON. */
  readonly body: string;
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
  return pack(messages.map(({ body }) => body).join('\n'));
}

/** The messages of a segment whose ids begin with `first` and end with `last`. */
export function unpackSegment(body: Uint8Array, first: number, last: number): StoredMessage[] {
  const lines = unpack(body).split('\n');
  const complete = last - first + 1 === lines.length;
  // Where no id is missing the lines need not be parsed to be told apart: a seek parses only what it plays.
  return lines.map((line, index) => ({ id: complete ? first + index : idOf(line), body: line }));
}

function idOf(line: string): number {
  const { id }: { id: number } = JSON.parse(line);
  return id;
}
