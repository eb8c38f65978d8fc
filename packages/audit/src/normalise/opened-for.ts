import type { EventFacts } from '../ecs/event-facts.ts';
import type { EventReading } from '../ecs/event-reading.ts';
import type { PathItem } from '../ecs/path-items.ts';
import type { FieldContext } from '../interpret/field-context.ts';
import type { OpenedFor } from '../tables/normalisation/syscall-normalisation.ts';

/** The argument that has the flags of calls that open a file. */
const flagArguments: Readonly<Record<string, number>> = {
  open: 1,
  openat: 2,
  open_by_handle_at: 2,
  mq_open: 1,
};

/** O_WRONLY and O_RDWR (fcntl.h); the same on every architecture. */
const WRITING = 0x3;

/** What a call that opens a file did beyond that: it made the file, or asked to write to it. */
export function openedFor(
  { operation, context, facts }: EventReading,
  items: readonly PathItem[],
): OpenedFor | undefined {
  for (const { nametype } of items) if (nametype === 'CREATE') return 'create';
  return ((flagsOf(operation ?? '', context, facts) ?? 0) & WRITING) === 0 ? undefined : 'write';
}

/** The flags of a call that opens a file; those of openat2 stand in memory, of which there is a record. */
function flagsOf(operation: string, context: FieldContext, facts: EventFacts): number | undefined {
  const argument = flagArguments[operation];
  if (argument !== undefined) return Number.parseInt(context.arguments[argument]?.slice(-8) ?? '0', 16);
  if (operation !== 'openat2') return undefined;
  const flags = facts.other('OPENAT2', 'oflag') ?? '0';
  return Number.parseInt(flags, flags.startsWith('0x') ? 16 : 8);
}
