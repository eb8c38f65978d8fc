import type { ScriberyError } from '@scribery/errors';
import type { AuditDocument } from '../../audit/audit-event.ts';
import { OpenCommand } from '../../audit/open-command.ts';
import type { Alternative } from '../../query/alternatives.ts';
import type { EventHit, Hit } from '../../store.ts';
import type { MonthDatabase } from '../month-database.ts';
import { recordingHas } from '../search/recording-has.ts';
import { AuditMonthSearch, type AuditSearchOptions } from './audit-month-search.ts';
import { findEnds } from './find-ends.ts';
import type { KeptEvent } from './month-events.ts';
import { SessionRecordings } from './session-recordings.ts';

/** The searches of all months for audit events, and what is known of the hits that they give. */
export class EventSearch {
  readonly months: readonly AuditMonthSearch[];
  readonly #databases: readonly MonthDatabase[];
  readonly #recordings: SessionRecordings;
  /** Those of hits that were given an end. */
  readonly #events = new WeakMap<EventHit, KeptEvent>();

  constructor(
    databases: readonly MonthDatabase[],
    alternatives: readonly Alternative[],
    options: AuditSearchOptions,
  ) {
    this.#databases = databases;
    this.#recordings = new SessionRecordings(databases, (month, number, recording) =>
      recordingHas(databases, month, number, recording),
    );
    this.months = databases.map(
      (month) => new AuditMonthSearch(month, alternatives, this.#recordings, options),
    );
  }

  /** The document of a hit that these searches gave. */
  document(hit: EventHit): AuditDocument | undefined {
    return this.#event(hit)?.document();
  }

  /** The hits of a page, commands with their ends; and why months could not be read to find those. */
  withEnds(
    hits: readonly Hit[],
    signal: AbortSignal | undefined,
  ): { readonly hits: Hit[]; readonly failures: readonly ScriberyError[] } {
    const commands = hits.map((hit) => (hit.kind === 'cmd' ? this.#command(hit) : undefined));
    const started = commands.filter((command) => command !== undefined);
    const failures = findEnds(this.#databases, started, signal);
    return { hits: hits.map((hit, at) => this.#ended(hit, commands[at])), failures };
  }

  /** The command of a recording that a hit is. */
  #command(hit: EventHit): OpenCommand | undefined {
    const facts = this.#event(hit)?.facts;
    if (facts === undefined || facts.pid === null || hit.position === null) return undefined;
    const owner = this.#recordings.of(facts).find(({ recording }) => recording.recording === hit.recording);
    return owner && new OpenCommand(facts, owner.recording, hit.position);
  }

  #ended(hit: Hit, command: OpenCommand | undefined): Hit {
    if (hit.buffer !== null || command === undefined) return hit;
    const ended = { ...hit, until: command.until };
    const event = this.#event(hit);
    if (event) this.#events.set(ended, event);
    return ended;
  }

  #event(hit: EventHit): KeptEvent | undefined {
    const known = this.#events.get(hit);
    if (known) return known;
    for (const month of this.months) {
      const event = month.event(hit);
      if (event) return event;
    }
    return undefined;
  }
}
