import type { Recording } from '../recording.ts';
import type { EventFacts } from './event-facts.ts';
import { kernelOrder } from './kernel-order.ts';
import { positionAt, steadyClock } from './recording-clock.ts';

/** A command of a recording whose end is looked for among the commands and ends of its session, which may come in any order. */
export class OpenCommand {
  readonly recording: Recording;
  readonly #facts: EventFacts;
  readonly #position: number;
  #end: EventFacts | undefined;

  /** `position` is that of the command in the recording, in ms. */
  constructor(facts: EventFacts, recording: Recording, position: number) {
    this.recording = recording;
    this.#facts = facts;
    this.#position = position;
  }

  get pid(): number | null {
    return this.#facts.pid;
  }

  /** Wall time in ms that the end is not before. */
  get since(): number {
    return this.#clockWasSet ? Number.NEGATIVE_INFINITY : this.#facts.time;
  }

  /** The position in ms at which its process ended, or another program took it over; null while none is known. */
  get until(): number | null {
    if (this.#end === undefined) return null;
    const { clock, start } = this.recording;
    return Math.max(this.#position, positionAt(clock ?? steadyClock(start), this.#end.time, this.#position));
  }

  /** Whether its end may be among events that happened between two wall times (ms), before the one that is known. */
  mayEnd(earliest: number, latest: number): boolean {
    if (this.#clockWasSet) return true;
    return latest >= this.#facts.time && (this.#end === undefined || earliest <= this.#end.time);
  }

  /** Takes in the start or the end of its process in the session. */
  meet(facts: EventFacts): void {
    if (!isBefore(this.#facts, facts)) return;
    if (this.#end === undefined || isBefore(facts, this.#end)) this.#end = facts;
  }

  get #clockWasSet(): boolean {
    return (this.recording.clock?.length ?? 1) > 1;
  }
}

function isBefore(a: EventFacts, b: EventFacts): boolean {
  return kernelOrder([a, b])(a, b) < 0;
}
