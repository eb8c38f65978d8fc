import type { ProcessSighting } from '../process/process-tracker.ts';
import type { EventReading } from './event-reading.ts';
import { idOf } from './identities.ts';

/** Calls that return the process id of a new child (fork(2), clone(2)); threads are tasks of the same kind. */
const forks: ReadonlySet<string> = new Set(['fork', 'vfork', 'clone', 'clone3']);

/** What an event says of the process that it is about; undefined when it names none. */
export function sightingOf(reading: EventReading): ProcessSighting | undefined {
  const { facts, context, exit, result } = reading;
  const pid = facts.get('pid');
  if (pid === undefined) return undefined;
  const worked = result !== 'fail';
  const parent = facts.get('ppid');
  const session = idOf(facts.get('ses'));
  return {
    host: facts.event.node,
    event: reading.id,
    pid: Number(pid),
    parent: parent === undefined ? undefined : Number(parent),
    name: reading.name,
    executable: reading.executable,
    executed: isExecution(context.syscall) && worked ? reading.args : undefined,
    child: worked && forks.has(context.syscall ?? '') && exit !== undefined && exit > 0 ? exit : undefined,
    session: session === undefined ? undefined : Number(session),
  };
}

export function isExecution(syscall: string | undefined): boolean {
  return syscall === 'execve' || syscall === 'execveat';
}
