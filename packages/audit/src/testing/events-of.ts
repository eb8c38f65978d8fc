import type { AuditEvent } from '../assembly/audit-event.ts';
import { EventAssembler } from '../assembly/event-assembler.ts';
import { parseRecord } from '../record/parse-record.ts';

/** The events of a log's text, Latin-1; lines that are no records are left out. */
export function eventsOf(log: string): AuditEvent[] {
  const events: AuditEvent[] = [];
  const assembler = new EventAssembler((event) => events.push(event));
  for (const [index, line] of log.split('\n').entries()) {
    const record = parseRecord(line, index + 1, '\n');
    if (record !== undefined) assembler.push(record, record.time);
  }
  assembler.end();
  return events;
}
