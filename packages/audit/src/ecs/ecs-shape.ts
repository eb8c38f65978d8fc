import type { AuditEvent } from '../assembly/audit-event.ts';
import { type NameResolver, noNames } from '../interpret/name-resolver.ts';
import type { Cut } from '../limit/cut-value.ts';
import { DEFAULT_MAX_EVENT_SIZE, isJsonObject, type JsonObject } from '../limit/fit-event.ts';
import { sizedJson } from '../limit/sized-json.ts';
import { ProcessTracker } from '../process/process-tracker.ts';
import type { EventShape } from '../shape.ts';
import { buildDocument } from './build-document.ts';
import type { EcsDocument } from './ecs-fields.ts';
import { EventFacts } from './event-facts.ts';
import { readEvent } from './event-reading.ts';
import { sightingOf } from './process-sighting.ts';
import { unparsedDocument } from './unparsed-document.ts';

export interface EcsOptions {
  /** Names for ids that the log gives as numbers alone; without it they have none. */
  readonly names?: NameResolver;
  /** Host of events without `node=`, and the boot that it is in. */
  readonly host?: { readonly name?: string; readonly boot?: string };
  /** Adds the lines of each event, as `event.original`. */
  readonly withText?: boolean;
  /** Bytes of JSON that an event may have, at least MIN_EVENT_SIZE; 0 for no limit. */
  readonly maxEventSize?: number;
}

/** Events as documents of the Elastic Common Schema. One for each stream: it follows the processes of its hosts. */
export class EcsShape implements EventShape {
  readonly #names: NameResolver;
  readonly #host: { readonly name?: string; readonly boot?: string };
  readonly #withText: boolean;
  readonly #limit: number;
  readonly #processes = new ProcessTracker();

  constructor(options: EcsOptions = {}) {
    this.#names = options.names ?? noNames;
    this.#host = options.host ?? {};
    this.#withText = options.withText ?? false;
    this.#limit = options.maxEventSize ?? DEFAULT_MAX_EVENT_SIZE;
  }

  event(event: AuditEvent): string {
    return this.json(this.document(event));
  }

  /** The document of an event, not limited in size. */
  document(event: AuditEvent): EcsDocument {
    if (event.completed === 'unparsed') return unparsedDocument(event, this.#host);
    const reading = readEvent(new EventFacts(event));
    return buildDocument(reading, {
      names: this.#names,
      host: this.#host,
      withText: this.#withText,
      ancestry: this.#see(reading),
    });
  }

  /** A document as JSON that fits the size limit. */
  json(document: EcsDocument): string {
    return sizedJson(document, this.#limit, withCuts);
  }

  /** Takes in what an event that is not given out says of processes. */
  observe(event: AuditEvent): void {
    if (event.completed !== 'unparsed') this.#see(readEvent(new EventFacts(event)));
  }

  #see(reading: ReturnType<typeof readEvent>) {
    const sighting = sightingOf(reading);
    return sighting === undefined ? undefined : this.#processes.see(sighting);
  }
}

function withCuts(document: JsonObject, cut: readonly Cut[]): JsonObject {
  const auditd = document['auditd'] ?? {};
  return cut.length > 0 && isJsonObject(auditd) ? { ...document, auditd: { ...auditd, cut } } : document;
}
