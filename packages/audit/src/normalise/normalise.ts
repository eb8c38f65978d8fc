import type { EventReading } from '../ecs/event-reading.ts';
import type { FilesOf } from '../ecs/chosen-files.ts';
import type { Network } from '../ecs/network-part.ts';
import type { PathItem } from '../ecs/path-items.ts';
import type { Normalised } from './normalised.ts';

export function normalise(
  reading: EventReading,
  { files }: { files: FilesOf; network: Network; items: readonly PathItem[] },
): Normalised {
  const { facts, context } = reading;
  const executed = context.syscall === 'execve' || context.syscall === 'execveat';
  return {
    kind: 'event',
    category: executed ? ['process'] : undefined,
    type: executed ? ['start'] : undefined,
    action: executed ? 'executed' : (context.syscall ?? facts.lead?.type.toLowerCase() ?? 'unknown'),
    object:
      files.path === undefined ? undefined : { type: 'file', primary: files.path, secondary: files.other },
  };
}
