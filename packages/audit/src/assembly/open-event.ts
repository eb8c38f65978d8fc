import type { AuditRecord } from '../record/audit-record.ts';
import type { AuditEvent, Completion } from './audit-event.ts';
import { HELD_LINE_BYTES, type HeldLine, type HeldLines } from './held-lines.ts';
import type { Linked } from './linked-list.ts';
import { type RecordRole, recordRole } from './record-role.ts';

/** Up to so many records a repetition is looked for by comparing, and lines are held elsewhere; above, in a set. */
const COMPARED = 16;

/**
 * Bytes of memory that an event, and a record beside its line, take. In the heap they have half of that (270 a record, with
 * Node 24): it grows to twice of what is kept for long before it is collected.
 */
const EVENT_BYTES = 640;
const RECORD_BYTES = 512;

/** How far an event is: `settling` when nothing is missing that is known to come. */
export type OpenState = 'open' | 'settling';

/** An event of which more records may come. */
export class OpenEvent implements Linked<OpenEvent> {
  before: OpenEvent | undefined;
  behind: OpenEvent | undefined;
  /** The next event in the same slot of the table: another node or time with the same serial, or by chance. */
  sameSlot: OpenEvent | undefined;
  state: OpenState = 'open';
  /** When its last record came, or when it began to settle: by the caller's clock, the records' clock, their count. */
  since = 0;
  sinceElapsed = 0;
  sinceRecord = 0;
  /** The number of its last record, counted over all events. */
  touched = 0;
  /** Length of its lines, in bytes. */
  bytes = 0;
  /** Bytes of memory that it takes. */
  memory = EVENT_BYTES;
  ended = false;
  titled = false;
  readonly node: string;
  readonly time: number;
  readonly serial: number;
  readonly continuation: number;
  /** How many lines it had when it was given out before a restart; then it is given out with as many again. */
  readonly lines: number | undefined;
  #records: AuditRecord[] = [];
  #repeated: AuditRecord[] | undefined;
  readonly #store: HeldLines;
  /** The last of the lines before those of `#records`. */
  #held: HeldLine = 0;
  #heldCount = 0;
  /** The marks of held lines: a line whose mark is not among them is none of them. */
  #heldMarks = 0;
  #lines: Set<string> | undefined;
  #paths = 0;
  /** `items=` of the call; -1 while there is no call. */
  #items = -1;
  #alone = false;
  #parts = false;
  /** The call is an io_uring operation, which has no PROCTITLE. */
  #untitled = false;

  constructor(first: AuditRecord, store: HeldLines, continuation: number, lines?: number) {
    this.#store = store;
    this.node = first.node;
    this.time = first.time;
    this.serial = first.serial;
    this.continuation = continuation;
    this.lines = lines;
  }

  get count(): number {
    return this.#recordCount + (this.#repeated?.length ?? 0);
  }

  get #recordCount(): number {
    return this.#heldCount + this.#records.length;
  }

  is(record: AuditRecord): boolean {
    return this.serial === record.serial && this.time === record.time && this.node === record.node;
  }

  add(record: AuditRecord): RecordRole {
    const role = recordRole(record.type);
    this.bytes += record.line.length;
    this.memory += record.line.length + RECORD_BYTES;
    if (this.#isRepeated(record.line)) {
      (this.#repeated ??= []).push(record);
      return role;
    }
    if (this.#records === NONE_YET) this.#records = [record];
    else this.#records.push(record);
    switch (role) {
      case 'end':
        this.ended = true;
        break;
      case 'call':
        this.#items = itemsOf(record.body);
        this.#untitled = record.type === 'URINGOP';
        break;
      case 'path':
        this.#paths++;
        this.#parts = true;
        break;
      case 'title':
        this.titled = true;
        this.#parts = true;
        break;
      case 'part':
        this.#parts = true;
        break;
      case 'alone':
        this.#alone = true;
        break;
      case 'either':
        break;
    }
    return role;
  }

  /** The rule by which nothing is missing, if one says so. */
  rule(): 'eoe' | 'proctitle' | 'items' | 'alone' | undefined {
    if (this.#items > this.#paths) return undefined;
    if (this.ended && this.#items >= 0) return 'eoe';
    if (this.titled) return 'proctitle';
    if (this.#items >= 0) return 'items';
    return this.#alone && !this.#parts ? 'alone' : undefined;
  }

  /** Whether it has a call or what belongs to one, so that it is known to have more records than one. */
  get isPartial(): boolean {
    return this.#items >= 0 || this.#parts;
  }

  /** Whether a PROCTITLE has to be expected. */
  get awaitsTitle(): boolean {
    return this.#items >= 0 && !this.titled && !this.#untitled;
  }

  /** Its lines are put where they take less memory, until it is given out. */
  hold(): void {
    if (this.#recordCount > COMPARED) return;
    const records = this.#records;
    for (let at = 0; at < records.length; at++) {
      const record = records[at];
      const held = record === undefined ? 0 : this.#store.hold(record, this.#held);
      if (record === undefined || held === 0) {
        this.#records = records.slice(at);
        return;
      }
      this.#held = held;
      this.#heldCount++;
      this.#heldMarks |= markOf(record.line);
      this.memory += HELD_LINE_BYTES - RECORD_BYTES;
    }
    this.#records = NONE_YET;
  }

  /** What is given out. */
  close(reason: 'clock' | 'end' | 'bound'): AuditEvent {
    const records = this.#takeRecords();
    const completed: Completion = this.rule() ?? (this.ended ? 'eoe' : reason);
    const lacking =
      this.#items >= 0 ? this.#items > this.#paths : this.#parts || (this.ended && records.length === 1);
    return {
      node: this.node,
      time: this.time,
      serial: this.serial,
      records,
      repeated: this.#repeated ?? NONE,
      unparsed: NONE,
      completed,
      incomplete: completed === 'bound' || (lacking && this.continuation === 0),
      continuation: this.continuation,
    };
  }

  /** All records; it has none after that. */
  #takeRecords(): AuditRecord[] {
    const held = this.#heldCount;
    const later = this.#records;
    this.#records = NONE_YET;
    if (held === 0) return later;
    const records = new Array<AuditRecord>(held + later.length);
    this.#store.release(this.#held, records, held - 1);
    for (const [at, record] of later.entries()) records[held + at] = record;
    this.#held = 0;
    this.#heldCount = 0;
    this.#heldMarks = 0;
    this.memory += held * (RECORD_BYTES - HELD_LINE_BYTES);
    return records;
  }

  #isRepeated(line: string): boolean {
    const records = this.#records;
    if (this.#lines !== undefined) {
      const size = this.#lines.size;
      return this.#lines.add(line).size === size;
    }
    for (const known of records) if (known.line === line) return true;
    if ((this.#heldMarks & markOf(line)) !== 0 && this.#store.has(this.#held, line)) return true;
    if (this.#recordCount < COMPARED) return false;
    this.#records = this.#takeRecords();
    this.#lines = new Set([...this.#records.map((record) => record.line), line]);
    return false;
  }
}

const NONE: readonly never[] = [];

/** Records of an event whose lines are all held; nothing is ever put in. */
const NONE_YET: AuditRecord[] = [];

/** One bit of 32, by the length of a line and some of its characters. */
function markOf(line: string): number {
  const { length } = line;
  return (
    1 << (length + line.charCodeAt(length - 1) + 3 * line.charCodeAt(5) + 5 * line.charCodeAt(length >> 1))
  );
}

const ITEMS = 'items=';

/** The number of PATHs that a call's record counts. */
function itemsOf(body: string): number {
  const start = body.startsWith(ITEMS) ? 0 : body.indexOf(` ${ITEMS}`) + 1;
  if (!body.startsWith(ITEMS, start)) return 0;
  let items = 0;
  for (let at = start + ITEMS.length; ; at++) {
    const digit = body.charCodeAt(at) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return items;
    items = items * 10 + digit;
  }
}
