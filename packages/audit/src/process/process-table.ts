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
 * Processes remembered of one host. Older ones are forgotten first; what is forgotten is missing in later events as if
 * it had never been seen. At about 500 bytes each, 10,000 are 5 MB.
 */
const MAX_PROCESSES = 10_000;

/** Hosts whose processes are remembered; with more, the one that came first is forgotten. */
const MAX_HOSTS = 64;

/**
 * The processes that a stream of audit events tells of, by host and process id: the last execution of each, and who
 * started it. A process that ended stays until its id is used anew, for its children outlive it.
 */
export class ProcessTable {
  readonly #hosts = new Map<string, Map<number, ProcessEntry>>();

  get(host: string, pid: number): ProcessEntry | undefined {
    return this.#hosts.get(host)?.get(pid);
  }

  set(host: string, entry: ProcessEntry): void {
    const processes = this.#processes(host);
    // Taken out and put in again it is the youngest; a map keeps the order.
    processes.delete(entry.pid);
    processes.set(entry.pid, entry);
    if (processes.size > MAX_PROCESSES) dropOldest(processes);
  }

  #processes(host: string): Map<number, ProcessEntry> {
    const known = this.#hosts.get(host);
    if (known !== undefined) return known;
    const fresh = new Map<number, ProcessEntry>();
    this.#hosts.set(host, fresh);
    if (this.#hosts.size > MAX_HOSTS) dropOldest(this.#hosts);
    return fresh;
  }
}

function dropOldest<K>(map: Map<K, unknown>): void {
  for (const key of map.keys()) {
    map.delete(key);
    return;
  }
}
