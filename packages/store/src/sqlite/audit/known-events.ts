import { type EventFacts, identityOf } from '../../audit/event-facts.ts';
import { textDigest } from '../../hit/order.ts';
import { blob, integer } from '../column.ts';
import type { MonthDatabase } from '../month-database.ts';
import { unpack } from '../packed.ts';
import { AUDIT_SPAN_MS, decodeFacts } from './audit-block.ts';

/**
 * Tells events that are stored from new ones. The blocks whose time an event is in have digests of their ids, four bytes
 * each; one that has the digest of a new event is looked into. An index over all ids would take more than the events.
 */
export class KnownEvents {
  readonly #month: MonthDatabase;
  /** Numbers of the blocks that have a digest. */
  readonly #digests = new Map<number, number[]>();
  readonly #ids = new Map<number, Set<string>>();
  readonly #added = new Set<string>();

  /** @param events those that will be asked about: only blocks of their times are looked at */
  constructor(month: MonthDatabase, events: readonly EventFacts[]) {
    this.#month = month;
    let first = Number.POSITIVE_INFINITY;
    let last = Number.NEGATIVE_INFINITY;
    for (const { time } of events) {
      first = Math.min(first, time);
      last = Math.max(last, time);
    }
    const blocks = month.ownStatement(
      'SELECT number, ids FROM audit_blocks WHERE earliest BETWEEN ? AND ? AND latest >= ?',
    );
    for (const row of blocks.iterate(first - AUDIT_SPAN_MS, last, first)) {
      const number = integer(row['number']);
      for (const digest of idDigestsOf(blob(row['ids']))) {
        const has = this.#digests.get(digest);
        if (has) has.push(number);
        else this.#digests.set(digest, [number]);
      }
    }
  }

  /** Whether an event is new; from then on it is known. */
  add(facts: EventFacts): boolean {
    const id = identityOf(facts);
    if (this.#added.has(id) || this.#isStored(id)) return false;
    this.#added.add(id);
    return true;
  }

  #isStored(id: string): boolean {
    if (this.#month.statement('SELECT 1 FROM audit_recent WHERE identity = ?').get(id)) return true;
    return (this.#digests.get(idDigest(id)) ?? []).some((block) => this.#idsOf(block).has(id));
  }

  #idsOf(block: number): Set<string> {
    let ids = this.#ids.get(block);
    if (!ids) {
      const row = this.#month.statement('SELECT facts FROM audit_blocks WHERE number = ?').get(block);
      ids = new Set(decodeFacts(unpack(blob(row?.['facts']))).map(({ facts }) => identityOf(facts)));
      this.#ids.set(block, ids);
    }
    return ids;
  }
}

/** The digests of ids as they are stored with a block. */
export function idDigests(ids: readonly string[]): Uint8Array {
  const bytes = Buffer.alloc(ids.length * 4);
  for (const [at, id] of ids.entries()) bytes.writeUInt32LE(idDigest(id), at * 4);
  return bytes;
}

function idDigestsOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length >> 2 }, (_, at) => view.getUint32(at * 4, true));
}

function idDigest(id: string): number {
  return textDigest(id) >>> 0;
}
