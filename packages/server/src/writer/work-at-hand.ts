/** Most characters of a recording id (isRecordingId), all of them ASCII. */
const ID_LENGTH = 128;

/**
 * Which recording a thread works on, in memory that it shares with the one that started it: a thread that runs out of
 * memory says no last word.
 */
export class WorkAtHand {
  readonly memory: SharedArrayBuffer;
  /** The length of the id, and its characters. */
  readonly #bytes: Uint8Array;
  #last: string | undefined;

  constructor(memory = new SharedArrayBuffer(1 + ID_LENGTH)) {
    this.memory = memory;
    this.#bytes = new Uint8Array(memory);
  }

  /** Notes a recording, or that there is none; for the thread that works. */
  note(recording: string | undefined): void {
    if (recording === this.#last) return;
    this.#last = recording;
    this.#bytes[0] = 0;
    if (recording === undefined) return;
    for (let at = 0; at < recording.length; at++) this.#bytes[1 + at] = recording.charCodeAt(at);
    this.#bytes[0] = recording.length;
  }

  /** What the thread noted last, for the one that started it; forgets it. */
  take(): string | undefined {
    const length = this.#bytes[0] ?? 0;
    this.#bytes[0] = 0;
    return length === 0 ? undefined : String.fromCharCode(...this.#bytes.subarray(1, 1 + length));
  }
}
