/** What the stream told of a process. */
export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number | undefined;
  /** Texts are those of a document: readable. */
  readonly name: string | undefined;
  readonly executable: string | undefined;
  /** Arguments of its last execution; missing when that was not in the stream. */
  readonly args: readonly string[] | undefined;
  /** Id of the event of that execution, or of the fork that made the process. */
  readonly started: string | undefined;
  /** Its audit session when it was last seen. */
  readonly session: number | undefined;
  /** Session of the first ancestor that the stream knows: it stays when a process leaves its session or gets a new one. */
  readonly origin: number | undefined;
}

/**
 * Processes of one host that are remembered at least; the same number of older ones may be. What is forgotten is missing
 * in later events as if it had never been seen. At about 300 bytes each, twice 10,000 are 6 MB.
 */
const PROCESSES = 10_000;

/** Hosts whose processes are remembered; with more, the one that came first is forgotten. */
const MAX_HOSTS = 64;

/**
 * The processes that a stream of audit events tells of, by host and process id: the last execution of each, and who
 * started it. A process that ended stays until its id is used anew, for its children outlive it.
 */
export class ProcessTable {
  readonly #hosts = new Map<string, Generations>();

  get(host: string, pid: number): ProcessEntry | undefined {
    return this.#hosts.get(host)?.get(pid);
  }

  set(host: string, entry: ProcessEntry): void {
    const known = this.#hosts.get(host);
    if (known !== undefined) known.set(entry);
    else this.#begin(host).set(entry);
  }

  #begin(host: string): Generations {
    for (const first of this.#hosts.keys()) {
      if (this.#hosts.size < MAX_HOSTS) break;
      this.#hosts.delete(first);
    }
    const fresh = new Generations();
    this.#hosts.set(host, fresh);
    return fresh;
  }
}

/** Processes in two generations: when the young one is full it becomes the old one, and the old one is forgotten. */
class Generations {
  #young = new Map<number, ProcessEntry>();
  #old = new Map<number, ProcessEntry>();

  get(pid: number): ProcessEntry | undefined {
    const young = this.#young.get(pid);
    if (young !== undefined) return young;
    const old = this.#old.get(pid);
    if (old !== undefined) this.set(old);
    return old;
  }

  set(entry: ProcessEntry): void {
    this.#young.set(entry.pid, entry);
    if (this.#young.size < PROCESSES) return;
    this.#old = this.#young;
    this.#young = new Map();
  }
}
