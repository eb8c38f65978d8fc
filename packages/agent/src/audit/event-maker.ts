import {
  type AuditEvent,
  type EcsDocument,
  type EcsOptions,
  EcsShape,
  eventFilter,
  eventId,
  type FilterExpression,
} from '@scribery/audit';
import { TrackedEvent } from './delivery/tracked-event.ts';
import { bootOf, type HostBoot, isOwnNode } from './host-boot.ts';
import { lostEventsDocument } from './lost-events.ts';
import type { Loss } from './progress/checkpoint-file.ts';
import { ReportedLosses } from './reported-loss.ts';

export interface EventMakerOptions {
  readonly host: HostBoot;
  readonly filter?: FilterExpression | undefined;
  /** How documents are made; the host is added here. */
  readonly ecs?: Omit<EcsOptions, 'host'>;
  /** Outputs that have to commit an event. */
  readonly outputs: number;
}

/** Makes what is sent of what was read: filtered, as ECS documents, with the host and the boot that each happened in. */
export class EventMaker {
  readonly #options: EventMakerOptions;
  readonly #shape: EcsShape;
  readonly #passes: ((event: AuditEvent) => boolean) | undefined;
  /** The document that the filter asked for, of the event that it looks at. */
  #document: EcsDocument | undefined;
  readonly #losses = new ReportedLosses();

  constructor(options: EventMakerOptions) {
    const { filter, host, ecs } = options;
    this.#options = options;
    this.#shape = new EcsShape({ ...ecs, host: { name: host.name } });
    const documentOf = (event: AuditEvent): EcsDocument => (this.#document ??= this.#shape.document(event));
    this.#passes = filter === undefined ? undefined : eventFilter(filter, documentOf);
  }

  /**
   * What is sent of an event: itself when it passes the filter, and a report when it tells that others were lost.
   * @param onCommitted called when all of it is committed; not when there is nothing
   */
  make(event: AuditEvent, onCommitted: () => void): TrackedEvent[] {
    const document = this.#passing(event);
    const loss = this.#losses.of(event);
    let open = (document === undefined ? 0 : 1) + (loss === undefined ? 0 : 1);
    const committed = (): void => {
      open--;
      if (open === 0) onCommitted();
    };
    const made: TrackedEvent[] = [];
    if (document !== undefined) made.push(this.#event(event, document, committed));
    if (loss !== undefined) {
      const id = `${eventId(event)}:lost`;
      made.push(
        this.lost({ ...loss, from: event.time, to: event.time }, id, this.#options.outputs, committed),
      );
    }
    return made;
  }

  /** The report of a loss of this process itself: what a queue had no room for. */
  dropped(output: string, { count, from, to }: Loss): TrackedEvent {
    const reason = `the queue for ${output} was full`;
    return this.lost({ count, from, to, reason }, this.#lossId('dropped', from, to, count), 1);
  }

  /** The report of a gap in the input. */
  gap(reason: string, now: number): TrackedEvent {
    return this.lost({ from: now, to: now, reason }, this.#lossId('gap', now, now, 0), this.#options.outputs);
  }

  lost(
    loss: { readonly count?: number; readonly from: number; readonly to: number; readonly reason: string },
    id: string,
    outputs: number,
    onCommitted?: () => void,
  ): TrackedEvent {
    const { name } = this.#options.host;
    const boot = bootOf(this.#options.host, { node: '', time: loss.from });
    const line = JSON.stringify(lostEventsDocument({ ...loss, host: { name, boot } }));
    return new TrackedEvent({ id, time: loss.to, host: name, boot, line }, outputs, onCommitted);
  }

  #event(event: AuditEvent, document: EcsDocument, onCommitted: () => void): TrackedEvent {
    const { host, outputs } = this.#options;
    const boot = bootOf(host, event);
    const placed =
      boot === undefined ? document : { ...document, host: { ...document.host, boot: { id: boot } } };
    const name = isOwnNode(host, event.node) ? host.name : event.node;
    const line = this.#shape.json(placed);
    return new TrackedEvent(
      { id: eventId(event), time: event.time, host: name, boot, line },
      outputs,
      onCommitted,
    );
  }

  /** The document of an event that passes the filter. What does not pass still tells of processes. */
  #passing(event: AuditEvent): EcsDocument | undefined {
    // Made once: each time is a sighting of its process.
    this.#document = undefined;
    if (this.#passes === undefined || this.#passes(event))
      return this.#document ?? this.#shape.document(event);
    if (this.#document === undefined) this.#shape.observe(event);
    return undefined;
  }

  #lossId(kind: string, from: number, to: number, count: number): string {
    return `${this.#options.host.name}:${kind}:${from}:${to}:${count}`;
  }
}
