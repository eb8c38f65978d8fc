import type { AuditRecord } from '../record/audit-record.ts';
import { contentHash } from '../record/content-hash.ts';
import type { GivenPart } from './given-part.ts';

/** Parts that an earlier process gave out: lines of theirs that are read again are to make the same parts. */
export class EarlierParts {
  readonly #parts = new Map<string, GivenPart[]>();

  constructor(parts: readonly GivenPart[]) {
    for (const part of parts) {
      const key = keyOf(part);
      const known = this.#parts.get(key);
      if (known === undefined) this.#parts.set(key, [part]);
      else known.push(part);
    }
  }

  /** The part that a record is the first of; each is given once. */
  take(record: AuditRecord): GivenPart | undefined {
    const parts = this.#parts.get(keyOf(record));
    if (parts === undefined) return undefined;
    const first = contentHash(record.line);
    const at = parts.findIndex((part) => part.first === first);
    return at < 0 ? undefined : parts.splice(at, 1)[0];
  }
}

function keyOf({ node, time, serial }: Pick<GivenPart, 'node' | 'time' | 'serial'>): string {
  return `${serial} ${time} ${node}`;
}
