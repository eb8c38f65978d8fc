import { contentHash } from '../record/content-hash.ts';
import type { AuditEvent } from './audit-event.ts';

/** What tells a part of an event that was given out from the other parts, and from what is still to come of the event. */
export interface GivenPart {
  readonly node: string;
  /** ms since 1970. */
  readonly time: number;
  readonly serial: number;
  /** 0, or how many parts were given out before it. */
  readonly part: number;
  /** How many lines it has, repetitions among them. */
  readonly lines: number;
  /** Hash of its first line. */
  readonly first: string;
}

/** The part that an event is; undefined for lines that belong to no event. */
export function givenPart({
  node,
  time,
  serial,
  continuation,
  records,
  repeated,
}: AuditEvent): GivenPart | undefined {
  const [first] = records;
  if (first === undefined) return undefined;
  const lines = records.length + repeated.length;
  return { node, time, serial, part: continuation, lines, first: contentHash(first.line) };
}
