import { ALL_DELIVERED, type AuditOutput, type Delivered, type OutgoingEvent } from '../output/output.ts';

/** An output in memory that keeps each event once by its id, as a store does; `before` may hold or fail a delivery. */
export class MemoryOutput implements AuditOutput {
  readonly name: string;
  readonly events = new Map<string, OutgoingEvent>();
  before: (events: readonly OutgoingEvent[]) => Promise<Delivered | undefined> | undefined = () => undefined;

  constructor(name = 'memory') {
    this.name = name;
  }

  get ids(): string[] {
    return [...this.events.keys()];
  }

  async deliver(events: readonly OutgoingEvent[]): Promise<Delivered> {
    const delivered = (await this.before(events)) ?? ALL_DELIVERED;
    const missing = new Set([...delivered.again, ...delivered.refused].map(({ id }) => id));
    for (const event of events) if (!missing.has(event.id)) this.events.set(event.id, event);
    return delivered;
  }

  async close(): Promise<void> {}
}
