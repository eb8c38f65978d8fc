import type { AuditRecord } from '../record/audit-record.ts';

/**
 * Identities that are remembered. Serials follow each other, so this many of the latest are known: at 1,000 events a
 * second those of two minutes. Of an older one a late record becomes an event that does not say that it continues one.
 */
const REMEMBERED = 131_072;

/** Which events were given out, and in how many parts; its size does not change (3 MiB). */
export class GivenOut {
  readonly #times = new Float64Array(REMEMBERED);
  readonly #serials = new Float64Array(REMEMBERED).fill(-1);
  readonly #nodes = new Uint32Array(REMEMBERED);
  readonly #parts = new Uint32Array(REMEMBERED);
  readonly #nodeNumbers = new Map<string, number>();

  /** In how many parts an event was given out. */
  parts(event: Pick<AuditRecord, 'node' | 'time' | 'serial'>): number {
    const node = this.#nodeNumber(event.node);
    const slot = slotOf(event.serial, node);
    return this.#serials[slot] === event.serial &&
      this.#times[slot] === event.time &&
      this.#nodes[slot] === node
      ? (this.#parts[slot] ?? 0)
      : 0;
  }

  remember(event: Pick<AuditRecord, 'node' | 'time' | 'serial'>, parts: number): void {
    const node = this.#nodeNumber(event.node);
    const slot = slotOf(event.serial, node);
    this.#serials[slot] = event.serial;
    this.#times[slot] = event.time;
    this.#nodes[slot] = node;
    this.#parts[slot] = parts;
  }

  #nodeNumber(node: string): number {
    const known = this.#nodeNumbers.get(node);
    if (known !== undefined) return known;
    if (this.#nodeNumbers.size >= NODES) this.#nodeNumbers.clear();
    const number = ++this.#lastNode;
    this.#nodeNumbers.set(node, number);
    return number;
  }

  #lastNode = 0;
}

/** Nodes whose numbers are kept; above, all get new ones and what they gave out is forgotten. */
const NODES = 65_536;

/** The serials of several nodes often run close together: each node starts elsewhere. */
function slotOf(serial: number, node: number): number {
  return (serial + node * 40_503) % REMEMBERED;
}
