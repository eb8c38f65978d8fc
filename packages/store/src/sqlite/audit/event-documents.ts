import type { AuditDocument } from '../../audit/audit-event.ts';
import { blob, text } from '../column.ts';
import type { MonthDatabase } from '../month-database.ts';
import { unpack } from '../packed.ts';

/** Blocks whose documents are kept unpacked, about half a megabyte each: events of one session lie side by side. */
const BLOCKS_KEPT = 4;

/** Reads the documents of events of a month. */
export class EventDocuments {
  readonly #month: MonthDatabase;
  /** Those used last at the end. */
  readonly #blocks = new Map<number, readonly string[]>();

  constructor(month: MonthDatabase) {
    this.#month = month;
  }

  /** The document of an event by its place in a block. */
  inBlock(number: number, at: number): AuditDocument {
    const documents = this.#blocks.get(number) ?? this.#unpack(number);
    this.#blocks.delete(number);
    this.#blocks.set(number, documents);
    const [oldest] = this.#blocks.keys();
    if (this.#blocks.size > BLOCKS_KEPT && oldest !== undefined) this.#blocks.delete(oldest);
    const json = documents[at];
    if (json === undefined) throw new SyntaxError(`block ${number} has no event ${at}`);
    return parsedDocument(json);
  }

  #unpack(number: number): string[] {
    const row = this.#month.statement('SELECT events FROM audit_blocks WHERE number = ?').get(number);
    return unpack(blob(row?.['events'])).split('\n');
  }

  /** The document of an event that is not packed yet. */
  recent(number: number): AuditDocument {
    const row = this.#month.statement('SELECT event FROM audit_recent WHERE number = ?').get(number);
    return parsedDocument(text(row?.['event']));
  }
}

function parsedDocument(json: string): AuditDocument {
  const document: AuditDocument = JSON.parse(json);
  return document;
}
