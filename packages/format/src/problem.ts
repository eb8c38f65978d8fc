/**
 * What a reader tolerated. `line` too long or not text; `json` not JSON; `message` a key is missing or wrong; `recording`
 * another recording's message, or a name that is not a recording id; `header` differs from the recording's first
 * message; `timing`, `text` the timing string is wrong or disagrees with the text; `order`, `gap` ids that come late,
 * twice or not at all; `position` time goes back; `event` an event that cannot be read.
 */
export type ProblemKind =
  | 'line'
  | 'json'
  | 'message'
  | 'recording'
  | 'header'
  | 'timing'
  | 'text'
  | 'order'
  | 'gap'
  | 'position'
  | 'event';

/** Where a problem is; lines count from 1, `id` is a message's. */
export interface ProblemPlace {
  readonly line?: number;
  readonly recording?: string;
  readonly id?: number;
  readonly field?: string;
}

/** Damage that was found and passed over: a value, because the rest of the input is still good. */
export interface FormatProblem {
  readonly kind: ProblemKind;
  /** A sentence for people; it repeats no unchecked text from the input. */
  readonly text: string;
  readonly place: ProblemPlace;
}
