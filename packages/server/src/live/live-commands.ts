import {
  type AuditEvent,
  factsOf,
  isInSession,
  type Recording,
  sessionOf,
  type StoreReader,
} from '@scribery/store';
import type { Command } from '../api/audit-schemas.ts';
import { CommandList } from '../audit/command-list.ts';
import { recordedEvents } from '../audit/recording-moments.ts';
import type { LiveHub } from './live-hub.ts';

/** Events that may wait to be told to one viewer; of more, the oldest are left out, and a reload of the page shows them. */
const WAITING_LIMIT = 10_000;

/** The commands of a recording that begin or end while somebody looks on. */
export class LiveCommands {
  readonly #reader: StoreReader;
  readonly #recording: Recording;
  readonly #stop: () => void;
  #waiting: AuditEvent[] = [];
  /** Made when the first event comes: what ends then may have begun before. */
  #list: CommandList | undefined;

  /** `heard` is called when there is something to take. */
  constructor(
    { reader, hub }: { reader: StoreReader; hub: LiveHub },
    recording: Recording,
    heard: () => void,
  ) {
    this.#reader = reader;
    this.#recording = recording;
    const session = sessionOf(recording);
    this.#stop = hub.onAudited((events) => {
      const own = session ? events.filter((event) => isInSession(factsOf(event), session)) : [];
      if (own.length === 0) return;
      this.#waiting = [...this.#waiting, ...own].slice(-WAITING_LIMIT);
      heard();
    });
  }

  /** What is new since the last call: commands as they are now. */
  async take(): Promise<Command[]> {
    const events = this.#waiting;
    if (events.length === 0) return [];
    this.#waiting = [];
    const changed = new Map<string, Command>();
    const list = (this.#list ??= await this.#before(events));
    for (const event of events) for (const command of list.add(event)) changed.set(command.id, command);
    return [...changed.values()];
  }

  close(): void {
    this.#stop();
  }

  /** The commands that were stored before these events. */
  async #before(events: readonly AuditEvent[]): Promise<CommandList> {
    const list = new CommandList(this.#recording);
    const coming = new Set(events.map(({ id }) => id));
    for await (const event of recordedEvents(this.#reader, this.#recording, { kinds: ['cmd', 'exit'] })) {
      if (!coming.has(event.id)) list.add(event);
    }
    return list;
  }
}
