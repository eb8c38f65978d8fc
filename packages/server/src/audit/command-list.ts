import { commandLine } from '@scribery/format';
import {
  type AuditDocument,
  type AuditEvent,
  factsOf,
  numberAt,
  type Recording,
  textAt,
  textsAt,
} from '@scribery/store';
import type { Command } from '../api/audit-schemas.ts';
import { EventClock } from './recording-moments.ts';

/** The commands of a recording, made from the events of its session, which are told in the order of the kernel. */
export class CommandList {
  readonly #clock: EventClock;
  readonly #commands: Command[] = [];
  /** Place of the newest command of each process in the list. */
  readonly #byPid = new Map<number, number>();
  readonly #seen = new Set<string>();

  constructor(recording: Recording) {
    this.#clock = new EventClock(recording);
  }

  get commands(): readonly Command[] {
    return this.#commands;
  }

  /** Takes in an event; gives the commands that it began or ended. One that was told before is known. */
  add(event: AuditEvent): Command[] {
    const { id, kind, time, pid, exit } = factsOf(event);
    if (kind === 'event' || this.#seen.has(id)) return [];
    this.#seen.add(id);
    const { position, after_end } = this.#clock.at(time);
    const before = pid === null ? undefined : this.#end(pid, position, kind === 'exit' ? exit : null);
    const changed = before === undefined ? [] : [before];
    if (kind === 'exit') return changed;
    const document = event.event;
    const ppid = numberAt(document, 'process', 'parent', 'pid') ?? null;
    const args = textsAt(document, 'process', 'args');
    const command: Command = {
      id,
      position,
      after_end,
      until: null,
      time,
      pid,
      ppid,
      // A program that takes over a process was started by the one that was there.
      parent: before?.id ?? this.#of(ppid)?.id ?? null,
      user: nameAt(document) ?? '',
      effective_user: nameAt(document, 'effective') ?? nameAt(document) ?? '',
      exe: textAt(document, 'process', 'executable') ?? '',
      args,
      line: commandLine(args),
      cwd: textAt(document, 'process', 'working_directory') ?? null,
      exit: null,
    };
    this.#commands.push(command);
    if (pid !== null) this.#byPid.set(pid, this.#commands.length - 1);
    return [...changed, command];
  }

  /** Ends what runs in a process; undefined when nothing does. */
  #end(pid: number, until: number, exit: number | null): Command | undefined {
    const at = this.#byPid.get(pid);
    const running = this.#of(pid);
    if (at === undefined || running === undefined || running.until !== null) return undefined;
    const ended = { ...running, until, exit };
    this.#commands[at] = ended;
    return ended;
  }

  #of(pid: number | null): Command | undefined {
    const at = pid === null ? undefined : this.#byPid.get(pid);
    return at === undefined ? undefined : this.#commands[at];
  }
}

/** A user of the document by name, or else by id. */
function nameAt(document: AuditDocument, ...place: readonly string[]): string | undefined {
  return textAt(document, 'user', ...place, 'name') ?? textAt(document, 'user', ...place, 'id');
}
