import { type ProcessEntry, ProcessTable } from './process-table.ts';

/** What an event says of the process that it is about. */
export interface ProcessSighting {
  readonly host: string;
  /** Id of the event. */
  readonly event: string;
  readonly pid: number;
  readonly parent: number | undefined;
  readonly name: string | undefined;
  readonly executable: string | undefined;
  /** Arguments, when the event is an execution that worked. */
  readonly executed: readonly string[] | undefined;
  /** Process id of the child, when the event is a fork, vfork or clone that worked. */
  readonly child: number | undefined;
  readonly session: number | undefined;
}

/** What the stream knows beside the event itself. */
export interface Ancestry {
  /** The process as it is after the event. */
  readonly own: ProcessEntry;
  readonly parent: ProcessEntry | undefined;
}

/** Follows processes through a stream of events: their executions, children and sessions. */
export class ProcessTracker {
  readonly #table = new ProcessTable();

  /** Takes in what an event says of its process; gives what is known of it and of its parent. */
  see(sighting: ProcessSighting): Ancestry {
    const { host, pid, parent, child } = sighting;
    const parentEntry = parent === undefined ? undefined : this.#table.get(host, parent);
    const known = this.#table.get(host, pid);
    const own = ownEntry(sighting, known, parentEntry);
    if (own !== known) this.#table.set(host, own);
    if (child !== undefined)
      this.#table.set(host, { ...own, pid: child, parent: pid, started: sighting.event });
    return { own, parent: parentEntry };
  }
}

/**
 * What is known of a process after it was seen. Arguments belong to one execution: they are kept as long as the
 * program file is the same. The origin is never taken back: a daemon that has left its session, and a session that
 * was opened inside another, still come from there.
 */
function ownEntry(
  sighting: ProcessSighting,
  known: ProcessEntry | undefined,
  parent: ProcessEntry | undefined,
): ProcessEntry {
  const { pid, name, executable, executed, session } = sighting;
  const same = known !== undefined && (executable === undefined || executable === known.executable);
  if (same && executed === undefined && known.parent === sighting.parent && known.session === session)
    return known;
  const args = executed ?? (same ? known.args : undefined);
  // An id that is used anew has another parent, another program and another session, all at once.
  const again =
    same ||
    (known !== undefined && (known.parent === (parent?.pid ?? sighting.parent) || known.session === session));
  return {
    pid,
    parent: sighting.parent ?? known?.parent,
    name: name ?? known?.name,
    executable: executable ?? known?.executable,
    args,
    started: executed !== undefined ? sighting.event : same ? known.started : undefined,
    session,
    origin: (again ? known.origin : parent?.origin) ?? parent?.origin ?? session,
  };
}
