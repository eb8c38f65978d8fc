import { askApi, type Fetch, pathWith } from '../api/call-api.ts';
import type { AuditCommand, CommandPage, ContactedHost, TouchedFile } from '../api/shapes.ts';
import { commandTicks, withCommand } from '../model/command-list.ts';

/** Commands that a page holds of one recording; `scribery commands` gives all. */
const COMMANDS_KEPT = 20_000;

/**
 * When the commands are read again after a recording that was followed has ended, in ms from then: the audit trail comes by
 * its own way, seconds behind. What comes later than the last is there when the page is loaded again.
 */
const READ_AGAIN_AFTER_MS: readonly number[] = [1_000, 3_000, 8_000, 20_000, 60_000];

/** What the audit trail tells of one recording: its commands at once, the rest when it is asked for. */
export class AuditTrail {
  readonly #fetch: Fetch;
  readonly #path: string;
  readonly #changed: () => void;
  readonly #abort = new AbortController();
  #marks: { of: readonly AuditCommand[]; duration: number; at: readonly number[] } = {
    of: [],
    duration: 0,
    at: [],
  };
  commands: readonly AuditCommand[] = [];
  /** Whether the server has told of commands, or that it has none. */
  known = false;
  files: readonly TouchedFile[] | undefined;
  hosts: readonly ContactedHost[] | undefined;

  constructor(fetch: Fetch, recording: string, changed: () => void) {
    this.#fetch = fetch;
    this.#path = `/api/recordings/${encodeURIComponent(recording)}`;
    this.#changed = changed;
  }

  /** Reads the commands. What was told live meanwhile stays. A server without an audit trail has none. */
  async load(): Promise<void> {
    let after: number | null = 0;
    const commands: AuditCommand[] = [];
    while (after !== null && commands.length < COMMANDS_KEPT) {
      const page: CommandPage | undefined = await this.#ask(pathWith(`${this.#path}/commands`, { after }));
      commands.push(...(page?.commands ?? []));
      after = page?.next ?? null;
      const ids = new Set(commands.map(({ id }) => id));
      this.commands = [...commands, ...this.commands.filter(({ id }) => !ids.has(id))];
      this.known = true;
      this.#changed();
    }
  }

  /** A command began or ended while the recording is followed. */
  readonly tell = (command: AuditCommand): void => {
    this.commands = withCommand(this.commands, command);
    this.#changed();
  };

  /** The recording that was followed has ended: what its session did last may still come, also when nobody tells it. */
  recordingEnded(): void {
    for (const delay of READ_AGAIN_AFTER_MS) {
      const timer = setTimeout(() => void this.load(), delay);
      this.#abort.signal.addEventListener('abort', () => clearTimeout(timer));
    }
  }

  /** Where a bar of this duration (ms) shows that commands were started; the same list while nothing changes. */
  marks(duration: number): readonly number[] {
    if (this.#marks.of !== this.commands || this.#marks.duration !== duration) {
      this.#marks = { of: this.commands, duration, at: commandTicks(this.commands, duration) };
    }
    return this.#marks.at;
  }

  async loadFiles(): Promise<void> {
    this.files = (await this.#ask<{ files: TouchedFile[] }>(`${this.#path}/files`))?.files ?? [];
    this.#changed();
  }

  async loadHosts(): Promise<void> {
    this.hosts = (await this.#ask<{ hosts: ContactedHost[] }>(`${this.#path}/hosts`))?.hosts ?? [];
    this.#changed();
  }

  close(): void {
    this.#abort.abort();
  }

  /** The player goes on without the audit trail when it cannot be read: undefined then. */
  async #ask<Shape>(path: string): Promise<Shape | undefined> {
    try {
      return await askApi<Shape>(this.#fetch, path, { signal: this.#abort.signal });
    } catch {
      return undefined;
    }
  }
}
