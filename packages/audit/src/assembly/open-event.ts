import type { AuditRecord } from '../record/audit-record.ts';
import type { AuditEvent, Completion } from './audit-event.ts';
import type { Linked } from './linked-list.ts';
import { type RecordRole, recordRole } from './record-role.ts';

/** Up to so many records a repetition is looked for by comparing; above, in a set. */
const COMPARED = 16;

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
  /** Length of its lines, in bytes. */
  bytes = 0;
  ended = false;
  titled = false;
  readonly node: string;
  readonly time: number;
  readonly serial: number;
  readonly continuation: number;
  /** How many lines it had when it was given out before a restart; then it is given out with as many again. */
  readonly lines: number | undefined;
  readonly #records: AuditRecord[] = [];
  #repeated: AuditRecord[] | undefined;
  #lines: Set<string> | undefined;
  #paths = 0;
  /** `items=` of the call; -1 while there is no call. */
  #items = -1;
  #alone = false;
  #parts = false;
  /** The call is an io_uring operation, which has no PROCTITLE. */
  #untitled = false;

  constructor(first: AuditRecord, continuation: number, lines?: number) {
    this.node = first.node;
    this.time = first.time;
    this.serial = first.serial;
    this.continuation = continuation;
    this.lines = lines;
  }

  get count(): number {
    return this.#records.length + (this.#repeated?.length ?? 0);
  }

  is(record: AuditRecord): boolean {
    return this.serial === record.serial && this.time === record.time && this.node === record.node;
  }

  add(record: AuditRecord): RecordRole {
    const role = recordRole(record.type);
    this.bytes += record.line.length;
    if (this.#isRepeated(record.line)) {
      (this.#repeated ??= []).push(record);
      return role;
    }
    this.#records.push(record);
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

  /** Whether a PROCTITLE has to be expected. */
  get awaitsTitle(): boolean {
    return this.#items >= 0 && !this.titled && !this.#untitled;
  }

  /** What is given out. */
  close(reason: 'clock' | 'end' | 'bound'): AuditEvent {
    const completed: Completion = this.rule() ?? (this.ended ? 'eoe' : reason);
    const lacking =
      this.#items >= 0
        ? this.#items > this.#paths
        : this.#parts || (this.ended && this.#records.length === 1);
    return {
      node: this.node,
      time: this.time,
      serial: this.serial,
      records: this.#records,
      repeated: this.#repeated ?? NONE,
      unparsed: NONE,
      completed,
      incomplete: completed === 'bound' || (lacking && this.continuation === 0),
      continuation: this.continuation,
    };
  }

  #isRepeated(line: string): boolean {
    const records = this.#records;
    if (this.#lines !== undefined) {
      const size = this.#lines.size;
      return this.#lines.add(line).size === size;
    }
    for (const known of records) if (known.line === line) return true;
    if (records.length === COMPARED) this.#lines = new Set([...records.map((record) => record.line), line]);
    return false;
  }
}

const NONE: readonly never[] = [];

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
