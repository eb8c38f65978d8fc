import type { EventReading } from '../ecs/event-reading.ts';
import type { PathItem } from '../ecs/path-items.ts';
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
  if (items.some(({ nametype }) => nametype === 'CREATE')) return 'create';
  const argument = flagArguments[operation ?? ''];
  const written =
    argument !== undefined
      ? `0x${context.arguments[argument]?.slice(-8) ?? '0'}`
      : (facts.other('OPENAT2', 'oflag') ?? '0').replace(/^0(?=[0-7])/, '0o');
  return (Number(written) & WRITING) === 0 ? undefined : 'write';
}
