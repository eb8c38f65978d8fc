import type { AuditEvent } from '../assembly/audit-event.ts';

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

/** 64 bits by FNV-1a, twice over 32 bits from two starts; against chance, not against intent. */
function contentHash(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x050c5d1f;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x01000193) ^ (second >>> 15);
  }
  return [first, second].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
