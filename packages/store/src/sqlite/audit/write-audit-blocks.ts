import { type EventFacts, identityOf } from '../../audit/event-facts.ts';
import { freeNumber } from '../lines/block-number.ts';
import type { MonthDatabase } from '../month-database.ts';
import { pack } from '../packed.ts';
import { AUDIT_SPAN_MS, encodeFacts } from './audit-block.ts';
import { auditWords } from './audit-words.ts';
import { idDigests } from './known-events.ts';

/** An event as it is stored: its facts, and its document as JSON. */
export interface StoredEvent {
  readonly facts: EventFacts;
  readonly event: string;
}

/**
 * Events, and UTF-16 units of their documents, that make a block. A search unpacks the facts of a block for each hit that
 * is rare: half as many make that a little quicker and the store a tenth larger.
 */
const BLOCK_EVENTS = 256;
const BLOCK_UNITS = 1024 * 1024;

/**
 * Packs and indexes events. Those of one session come into one block as far as they go: its events are read together, and
 * are alike.
 */
export function writeAuditBlocks(month: MonthDatabase, events: readonly StoredEvent[]): void {
  const insertBlock = month.statement(
    'INSERT INTO audit_blocks (number, earliest, latest, ids, facts, events) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const insertWords = month.statement(
    'INSERT INTO audit_words (rowid, cmd, exe, file, about) VALUES (?, ?, ?, ?, ?)',
  );
  let above = -1;
  for (const { block, earliest, latest } of cutAuditBlocks(events)) {
    const number = freeNumber(month, 'audit_blocks', latest, above);
    above = number;
    const facts = block.map((one) => one.facts);
    const { cmd, exe, file, about } = auditWords(facts);
    insertBlock.run(
      number,
      earliest,
      latest,
      idDigests(facts.map(identityOf)),
      pack(encodeFacts(facts)),
      pack(block.map(({ event }) => event).join('\n')),
    );
    // FTS5 takes only an integer for its rowid, and node:sqlite binds a number as a real.
    insertWords.run(BigInt(number), cmd, exe, file, about);
  }
}

interface AuditBlock {
  readonly block: readonly StoredEvent[];
  readonly earliest: number;
  readonly latest: number;
}

/** Cuts events into blocks, the one that ends first at first: FTS5 likes rows that come in order. */
function cutAuditBlocks(events: readonly StoredEvent[]): AuditBlock[] {
  const blocks: AuditBlock[] = [];
  let block: StoredEvent[] = [];
  let units = 0;
  let earliest = 0;
  let latest = 0;
  for (const one of events.toSorted(bySession)) {
    const { time } = one.facts;
    const first = Math.min(time, earliest);
    const last = Math.max(time, latest);
    const full = block.length >= BLOCK_EVENTS || units >= BLOCK_UNITS || last - first > AUDIT_SPAN_MS;
    if (block.length > 0 && full) blocks.push({ block, earliest, latest });
    if (block.length === 0 || full) {
      block = [];
      units = 0;
    }
    earliest = block.length > 0 ? first : time;
    latest = block.length > 0 ? last : time;
    block.push(one);
    units += one.event.length;
  }
  if (block.length > 0) blocks.push({ block, earliest, latest });
  return blocks.sort((a, b) => a.latest - b.latest);
}

function bySession({ facts: a }: StoredEvent, { facts: b }: StoredEvent): number {
  return (
    compare(a.host, b.host) ||
    compare(a.boot, b.boot) ||
    (a.session ?? -1) - (b.session ?? -1) ||
    a.time - b.time ||
    a.serial - b.serial
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
