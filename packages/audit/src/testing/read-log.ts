import type { AuditEvent } from '../assembly/audit-event.ts';
import { EventReader, type ReadCounts } from '../assembly/event-reader.ts';
import type { InputForm } from '../line/input-form.ts';

/** A log that was read to its end. */
export interface ReadLog {
  readonly events: AuditEvent[];
  readonly counts: ReadCounts;
}

/** Reads a log, Latin-1 where it is text, in chunks of so many bytes that lie in one buffer, as from a file. */
export function readLog(
  log: string | Uint8Array,
  options: { readonly chunk?: number; readonly form?: InputForm } = {},
): ReadLog {
  const events: AuditEvent[] = [];
  const { form } = options;
  const reader = new EventReader({
    onEvent: (event) => events.push(event),
    ...(form === undefined ? {} : { form }),
  });
  const bytes = typeof log === 'string' ? Buffer.from(log, 'latin1') : log;
  for (const chunk of reusedChunks(bytes, options.chunk ?? bytes.length)) reader.push(chunk);
  reader.end();
  return { events, counts: reader.counts };
}

/** Bytes in chunks that share one buffer: whoever keeps one without a copy sees it change. */
export function* reusedChunks(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  const buffer = Buffer.alloc(Math.max(1, size));
  for (let at = 0; at < bytes.length; at += buffer.length) {
    const piece = bytes.subarray(at, at + buffer.length);
    buffer.set(piece);
    yield buffer.subarray(0, piece.length);
    buffer.fill(0x2a);
  }
}

/** What an event consists of: `1.000:7 SYSCALL PATH (eoe)`. */
export function outline(event: AuditEvent): string {
  const { node, time, serial, records, completed, continuation, incomplete, repeated } = event;
  const marks = [
    ...(continuation > 0 ? [`continuation ${continuation}`] : []),
    ...(incomplete ? ['incomplete'] : []),
    ...(repeated.length > 0 ? [`repeated ${repeated.length}`] : []),
  ];
  const who = `${node === '' ? '' : `${node} `}${(time / 1000).toFixed(3)}:${serial}`;
  return [who, ...records.map(({ type }) => type), `(${[completed, ...marks].join(', ')})`].join(' ');
}
