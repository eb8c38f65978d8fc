/** Something that somebody types, and what he waits for before he goes on. */
export interface Step {
  /** Pause before typing, in ms: reading, thinking. */
  readonly think?: number;
  readonly keys: string;
  /** Text that has to be shown afterwards; the shell's prompt if left out, nothing if empty. */
  readonly wait?: string;
  /** Typed at once, as keys that are held down or pasted. */
  readonly fast?: true;
}

/** One sample recording: who, where, when, and what he does. */
export interface Story {
  /** File name and end of the recording id. */
  readonly name: string;
  readonly user: string;
  readonly host: string;
  /** Wall time at which it is said to have begun, ISO 8601. */
  readonly start: string;
  readonly cols: number;
  readonly rows: number;
  /** Whether the audit trail is a part of it. */
  readonly audited?: true;
  /** Shell commands that lay out the home directory before the recording, run as the user. */
  readonly prepare: string;
  readonly steps: readonly Step[];
}
