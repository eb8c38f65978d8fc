import type { Line } from '@scribery/format';
import { type AuditEvent, timeOf } from '@scribery/store';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { AuditIngestAnswer } from '../api/audit-schemas.ts';
import type { Writer } from '../writer/writer.ts';
import { ingestLines } from './ingest-lines.ts';

/** Longest id, host and boot id, in UTF-16 units: a host name has 255 bytes at most, and an id is made from one. */
const NAME_UNITS = 512;

const AuditLine = Type.Object({
  id: Type.String({ minLength: 1, maxLength: NAME_UNITS }),
  host: Type.String({ minLength: 1, maxLength: NAME_UNITS }),
  boot: Type.String({ maxLength: NAME_UNITS }),
  event: Type.Record(Type.String(), Type.Unknown()),
});
const auditLine = Compile(AuditLine);

type Refusal = AuditIngestAnswer['refused'][number];

/** An event with what it weighs in queues: the length of its line, in UTF-16 units. */
interface WeighedEvent {
  readonly event: AuditEvent;
  readonly weight: number;
}

/** Parses lines and stores the events that are good; resolves when everything is stored for good. */
export async function ingestAudit(
  lines: AsyncIterable<Line>,
  writer: Writer,
  stored: (events: readonly AuditEvent[]) => void,
): Promise<AuditIngestAnswer> {
  const counts = { stored: 0, known: 0 };
  const refused = await ingestLines<WeighedEvent, Refusal>(lines, {
    read: readEvent,
    damaged: (line, message) => refusal(line, null, message),
    weigh: ({ weight }) => weight,
    store: async (batch) => {
      const events = batch.map(({ value }) => value.event);
      const outcomes = await writer.appendAudit(
        events,
        batch.reduce((sum, { value }) => sum + value.weight, 0),
      );
      const added = events.filter((_, index) => outcomes[index] === 'stored');
      counts.stored += added.length;
      counts.known += events.length - added.length;
      if (added.length > 0) stored(added);
    },
  });
  return { ...counts, ...refused };
}

function readEvent(line: number, text: string): WeighedEvent | Refusal {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refusal(
      line,
      null,
      `The line is no JSON (${error instanceof Error ? error.message : String(error)})`,
    );
  }
  if (!auditLine.Check(value)) {
    const [problem] = auditLine.Errors(value);
    return refusal(
      line,
      idOf(value),
      `${problem?.instancePath.slice(1) || 'The line'} ${problem?.message ?? 'is wrong'}`,
    );
  }
  if (Number.isNaN(timeOf(value.event))) {
    return refusal(line, value.id, 'event/@timestamp is no time; ISO 8601 is expected');
  }
  const { id, host, boot, event }: Static<typeof AuditLine> = value;
  return { event: { id, host, boot, event }, weight: text.length };
}

function idOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return typeof value.id === 'string' ? value.id.slice(0, NAME_UNITS) : null;
}

function refusal(line: number, id: string | null, message: string): Refusal {
  return { line, id, code: 'SCR_INPUT_DAMAGED', message };
}
