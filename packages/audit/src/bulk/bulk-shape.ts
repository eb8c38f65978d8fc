import type { AuditEvent } from '../assembly/audit-event.ts';
import { eventId } from '../ecs/event-id.ts';
import type { EventShape } from '../shape.ts';

/**
 * Puts an action line before each document, as the bulk interface of Elasticsearch and OpenSearch takes them: `create`
 * with an id of the event's own, so that what is sent twice is stored once.
 */
export class BulkShape implements EventShape {
  readonly #shape: EventShape;
  readonly #index: string | undefined;

  /** Without `index` it is named by the address that the lines are sent to. */
  constructor(shape: EventShape, index?: string) {
    this.#shape = shape;
    this.#index = index;
  }

  observe(event: AuditEvent): void {
    this.#shape.observe?.(event);
  }

  event(event: AuditEvent): string {
    const action = { create: { _index: this.#index, _id: eventId(event) } };
    return `${JSON.stringify(action)}\n${this.#shape.event(event)}`;
  }
}
