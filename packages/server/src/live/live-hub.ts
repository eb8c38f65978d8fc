import { EventEmitter } from 'node:events';
import type { AuditEvent, Recording } from '@scribery/store';

interface HubEvents {
  /** Messages of this recording were stored, or its document changed. */
  changed: [recording: string];
  indexed: [recording: Recording];
  audited: [events: readonly AuditEvent[]];
  ended: [];
}

/** Where the writer tells what is new, and live viewers listen. Tells that something is new, not what: that is in the store. */
export class LiveHub {
  readonly #events = new EventEmitter<HubEvents>().setMaxListeners(0);
  #open = true;

  /** Whether viewers may go on; false once the server is about to end. */
  get open(): boolean {
    return this.#open;
  }

  stored(recording: string): void {
    this.#events.emit('changed', recording);
  }

  indexed(recording: Recording): void {
    this.#events.emit('changed', recording.recording);
    this.#events.emit('indexed', recording);
  }

  audited(events: readonly AuditEvent[]): void {
    this.#events.emit('audited', events);
  }

  /** Ends all listening. */
  close(): void {
    this.#open = false;
    this.#events.emit('ended');
  }

  /** Calls `heard` whenever something of `recording` is new, and at the end; the answer stops it. */
  onChange(recording: string, heard: () => void): () => void {
    const changed = (which: string) => {
      if (which === recording) heard();
    };
    this.#events.on('changed', changed).on('ended', heard);
    return () => void this.#events.off('changed', changed).off('ended', heard);
  }

  /** Calls `heard` with every document that was stored anew, and with undefined at the end; the answer stops it. */
  onIndexed(heard: (recording: Recording | undefined) => void): () => void {
    const ended = () => heard(undefined);
    this.#events.on('indexed', heard).on('ended', ended);
    return () => void this.#events.off('indexed', heard).off('ended', ended);
  }

  /** Calls `heard` with audit events that were stored; the answer stops it. */
  onAudited(heard: (events: readonly AuditEvent[]) => void): () => void {
    this.#events.on('audited', heard);
    return () => void this.#events.off('audited', heard);
  }
}
