import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { Collection, type CollectionOptions } from '../collection.ts';
import { followInput } from '../input/follow-input.ts';
import { AuditLog } from './audit-log.ts';
import { MemoryOutput } from './memory-output.ts';

/** The machine of these tests. */
export const HOST = { name: 'db01', boot: 'boot-1', since: 1_700_000_000_000 };

/** A moment of its boot, ms since 1970. */
export const NOW = HOST.since + 5000;

/** A log in a directory of its own, and collections of it, which end before the directory is removed. */
export class CollectedLog {
  readonly log: AuditLog;
  readonly checkpoint: string;
  readonly #stops: (() => Promise<void>)[] = [];

  constructor(t: TestContext) {
    const directory = mkdtempSync(join(tmpdir(), 'scribery-agent-'));
    this.log = new AuditLog(directory);
    this.checkpoint = join(directory, 'checkpoint');
    t.after(async () => {
      for (const stop of this.#stops) await stop();
      rmSync(directory, { recursive: true, force: true });
    });
  }

  get options(): CollectionOptions {
    return {
      host: HOST,
      input: (unfinished) => followInput({ path: this.log.path, unfinished }),
      form: 'log',
      checkpoint: this.checkpoint,
      outputs: [{ output: new MemoryOutput(), required: true }],
      retryFirstMs: 1,
      retryMostMs: 4,
    };
  }

  /** Collects until it is stopped, or the input ends. */
  async collect(options: Partial<CollectionOptions> = {}): Promise<RunningCollection> {
    const output = new MemoryOutput();
    const outputs = [{ output, required: true }];
    const collection = await Collection.open({ ...this.options, outputs, ...options });
    const running = new RunningCollection(collection, output);
    this.#stops.push(() => running.stop());
    return running;
  }
}

class RunningCollection {
  readonly collection: Collection;
  readonly output: MemoryOutput;
  /** Resolves when it has ended. */
  readonly done: Promise<void>;
  readonly #stop = new AbortController();

  constructor(collection: Collection, output: MemoryOutput) {
    this.collection = collection;
    this.output = output;
    this.done = collection.run(this.#stop.signal);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.done;
  }
}
