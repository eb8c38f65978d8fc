import type { AuditRecord } from '../record/audit-record.ts';
import type { AuditEvent } from './audit-event.ts';
import { EarlierParts } from './earlier-parts.ts';
import { GivenOut } from './given-out.ts';
import type { GivenPart } from './given-part.ts';
import { HeldLines } from './held-lines.ts';
import { LinkedList } from './linked-list.ts';
import { OpenEvent } from './open-event.ts';
import { OpenEvents } from './open-events.ts';
import { RecentEvents } from './recent-events.ts';
import type { RecordRole } from './record-role.ts';
import { StreamClock } from './stream-clock.ts';

/** ms after its last record at which an event is given out although more might come; what auditd and ausearch wait. */
const EVENT_TIMEOUT_MS = 2000;

/**
 * ms that an event in which nothing is missing waits for a record that may still come (EOE behind PROCTITLE), so that
 * it is not given out in two parts. Half of the 50 ms within which a complete event is to be seen.
 */
const SETTLE_MS = 20;

/**
 * Records of other events that pass before an event is given out without the caller's clock: far more than the kernel
 * mixes on most hosts (it writes the records of a call at once; only other processors' come between), and little memory.
 */
const PASSED_RECORDS = 4096;

/**
 * The same for an event in which nothing is missing and no EOE has to be expected: it is there, none follows what
 * a program wrote, or the node is known to write none (auditd leaves it out of its log). The fewer events wait, the less of them outlives a collection of garbage.
 */
const SETTLED_RECORDS = 256;

/**
 * Where more events are open, so many times as many records pass as there are events before one is given out that is
 * known to have more than one: when their records take turns, each has one before the first gets its next.
 */
const TURNS = 2;

/** What that number of events falls by with each record, when fewer are open than were. */
const NARROWING = 0.25;

/** Bytes of memory that open events may take (`OpenEvent.memory`); then the one that has waited longest is given out. */
const OPEN_MEMORY_LIMIT = 36 * 1024 * 1024;

/** Records of one event; the event is then given out, and what follows continues it. An execve of 6 MiB has 1,700. */
const EVENT_RECORDS_LIMIT = 16_384;

/** Bytes of lines of one event; likewise. The arguments of an execve are at most 6 MiB, 12 MiB in hexadecimal. */
const EVENT_BYTES_LIMIT = 16 * 1024 * 1024;

/**
 * Puts records together that have one identity (node, time, serial), in whatever order they come. The cost of a record
 * does not depend on how many events are open.
 *
 * Two clocks run: the caller's `now`, for input that is being written, and one that the times of the records drive.
 * With a `now` that stands still, the same records always give the same events.
 */
export class EventAssembler {
  readonly #clock = new StreamClock();
  readonly #onEvent: (event: AuditEvent) => void;
  readonly #events = new OpenEvents();
  /** By the time of their last record. */
  readonly #open = new LinkedList<OpenEvent>();
  /** By the time at which they began to settle. */
  readonly #settling = new LinkedList<OpenEvent>();
  readonly #givenOut = new GivenOut();
  readonly #held = new HeldLines();
  readonly #recent = new RecentEvents();
  readonly #earlier: EarlierParts | undefined;
  /** Nodes whose streams have EOE records, and nodes where a complete event has waited for one in vain. */
  readonly #ending = new Set<string>();
  readonly #endless = new Set<string>();
  /** Nodes whose calls have no PROCTITLE: kernels before 3.14, or it is excluded by a rule. */
  readonly #untitled = new Set<string>();
  #latest: OpenEvent | undefined;
  /** Open events that are known to have more records than one. */
  #partial = 0;
  /** How many there were lately: it falls more slowly than events that have taken turns are given out. */
  #widest = 0;
  #memory = 0;
  #records = 0;
  #elapsed = 0;
  #now = 0;

  /** @param earlier parts that were given out before a restart: their lines make the same parts again, late ones new parts */
  constructor(onEvent: (event: AuditEvent) => void, earlier: readonly GivenPart[] = []) {
    this.#onEvent = onEvent;
    for (const part of earlier) this.#givenOut.remember(part, part.part + 1);
    if (earlier.length > 0) this.#earlier = new EarlierParts(earlier);
  }

  /**
   * Takes a record. `now` (ms of a clock that does not go back) is given where events are waited for: one that ends is
   * then given out at once. From a file, it waits for records that a sorted or mixed log has behind the end.
   */
  push(record: AuditRecord, now?: number): void {
    this.#records++;
    this.#widest = Math.max(this.#partial, this.#widest - NARROWING);
    this.#elapsed = this.#clock.at(record.time);
    this.tick(now ?? this.#now);
    const event = this.#find(record) ?? this.#begin(record);
    this.#latest = event;
    const role = this.#add(event, record);
    if (role === 'end') this.#expectEnds(record.node);
    if (
      event.lines === undefined ? now !== undefined && event.rule() === 'eoe' : event.count === event.lines
    ) {
      this.#giveOut(event, 'end');
      return;
    }
    this.#place(event);
    if (event.count >= EVENT_RECORDS_LIMIT || event.bytes >= EVENT_BYTES_LIMIT) this.#giveOut(event, 'bound');
    while (this.#memory > OPEN_MEMORY_LIMIT) {
      const oldest = this.#settling.first ?? this.#open.first;
      if (oldest === undefined) break;
      if (this.#late(oldest, PASSED_RECORDS)) this.#giveLate(oldest);
      else this.#giveOut(oldest, 'bound');
    }
  }

  /** Gives out what has waited long enough at `now`. */
  tick(now: number): void {
    this.#now = now;
    for (let event = this.#settling.first; event !== undefined; event = this.#settling.first) {
      if (now - event.since < SETTLE_MS && !this.#settled(event)) break;
      this.#giveOut(event, 'clock');
    }
    for (let event = this.#open.first; event !== undefined; event = this.#open.first) {
      if (now - event.since < EVENT_TIMEOUT_MS && !this.#late(event, this.#patienceWith(event))) break;
      this.#giveLate(event);
    }
  }

  /** Gives out an event for which nothing more came. */
  #giveLate(event: OpenEvent): void {
    if (event.state === 'open' && event.awaitsTitle && event.rule() === 'items')
      this.#untitled.add(event.node);
    this.#giveOut(event, 'clock');
  }

  /** Records of others that pass before an event is given out. */
  #patienceWith(event: OpenEvent): number {
    return event.isPartial ? Math.max(PASSED_RECORDS, TURNS * this.#widest) : PASSED_RECORDS;
  }

  #late(event: OpenEvent, records: number): boolean {
    return this.#passed(event, records) && this.#elapsed - event.sinceElapsed >= EVENT_TIMEOUT_MS;
  }

  #passed(event: OpenEvent, records: number): boolean {
    return this.#records - event.sinceRecord >= records;
  }

  #settled(event: OpenEvent): boolean {
    const rule = event.rule();
    if (rule === 'eoe' || rule === 'alone' || this.#endless.has(event.node))
      return this.#passed(event, SETTLED_RECORDS);
    const passed = this.#passed(event, this.#patienceWith(event));
    if (passed && !event.ended) this.#endless.add(event.node);
    return passed;
  }

  #expectEnds(node: string): void {
    this.#ending.add(node);
    this.#endless.delete(node);
  }

  /** No more records come: gives out what is open, at most so many events; false when that was all. */
  end(limit = Number.POSITIVE_INFINITY): boolean {
    for (let count = 0; count < limit; count++) {
      const event = this.#settling.first ?? this.#open.first;
      if (event === undefined) return false;
      this.#giveOut(event, 'end');
    }
    return true;
  }

  #add(event: OpenEvent, record: AuditRecord): RecordRole {
    const { memory, isPartial } = event;
    const role = event.add(record);
    if (event.isPartial && !isPartial) this.#partial++;
    this.#memory += event.memory - memory;
    const idle = this.#recent.note(event, this.#records);
    if (idle !== undefined) this.#hold(idle);
    return role;
  }

  #hold(event: OpenEvent): void {
    const { memory } = event;
    event.hold();
    this.#memory += event.memory - memory;
  }

  #find(record: AuditRecord): OpenEvent | undefined {
    return this.#latest?.is(record) === true ? this.#latest : this.#events.get(record);
  }

  #begin(record: AuditRecord): OpenEvent {
    const earlier = this.#earlier?.take(record);
    const event = new OpenEvent(
      record,
      this.#held,
      earlier?.part ?? this.#givenOut.parts(record),
      earlier?.lines,
    );
    this.#events.add(event);
    this.#memory += event.memory;
    this.#open.append(event);
    return event;
  }

  /** Puts an event where its state wants it: to settle, or behind those whose last record is older. */
  #place(event: OpenEvent): void {
    const settles = this.#settles(event);
    if (event.state === 'settling') {
      if (settles) return;
      this.#settling.remove(event);
      this.#open.append(event);
      event.state = 'open';
    } else if (settles) {
      this.#open.remove(event);
      this.#settling.append(event);
      event.state = 'settling';
    } else if (event !== this.#open.last) {
      this.#open.remove(event);
      this.#open.append(event);
    }
    event.since = this.#now;
    event.sinceElapsed = this.#elapsed;
    event.sinceRecord = this.#records;
  }

  #settles(event: OpenEvent): boolean {
    // An end whose event lacks something: its records come in another order, or are lost.
    if (event.ended) return true;
    switch (event.rule()) {
      case undefined:
        return false;
      case 'eoe':
      case 'alone':
        return true;
      case 'proctitle':
        return !this.#ending.has(event.node);
      case 'items':
        return !this.#ending.has(event.node) && (!event.awaitsTitle || this.#untitled.has(event.node));
    }
  }

  #giveOut(event: OpenEvent, reason: 'clock' | 'end' | 'bound'): void {
    (event.state === 'settling' ? this.#settling : this.#open).remove(event);
    this.#events.remove(event);
    this.#recent.forget(event);
    if (event.isPartial) this.#partial--;
    this.#memory -= event.memory;
    if (this.#latest === event) this.#latest = undefined;
    // Of a part from before a restart it is known, and others may have followed it.
    if (event.lines === undefined) this.#givenOut.remember(event, event.continuation + 1);
    this.#onEvent(event.close(reason));
  }
}
