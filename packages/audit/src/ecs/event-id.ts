import type { AuditEvent } from '../assembly/audit-event.ts';
import { contentHash } from '../record/content-hash.ts';

/** Time and serial as the log writes them: `1718000000.123:456`. */
export function stampOf(event: AuditEvent): string {
  const rest = event.time % 1000;
  return `${Math.trunc(event.time / 1000)}.${rest < 10 ? '00' : rest < 100 ? '0' : ''}${rest}:${event.serial}`;
}

/** Bytes that an index takes as an `_id` (Elasticsearch and OpenSearch: 512), less room for all but the node. */
const MAX_NODE_BYTES = 400;

/**
 * The identity of an event in a store: node, time and serial, and the number of the part where an event was given out in
 * several. Sent twice it is stored once. A line that belongs to no event is known by what it says.
 */
export function eventId(event: AuditEvent): string {
  const node = encodeURIComponent(event.node).slice(0, MAX_NODE_BYTES);
  const part = event.continuation === 0 ? '' : `:${event.continuation}`;
  const line =
    event.completed === 'unparsed'
      ? `:line-${contentHash(event.unparsed.map(({ line }) => line).join('\n'))}`
      : '';
  return `${node}${node === '' ? '' : ':'}${stampOf(event)}${part}${line}`;
}
