import type { StoredMark } from '../input/log-mark.ts';

/** Parts of a file, from and to (not included), in order. */
export type Ranges = readonly (readonly [number, number])[];

/** What of a log file is still to be read, as a checkpoint keeps it: all from `offset` on but the parts that are done. */
export interface UnfinishedLog {
  readonly mark: StoredMark;
  readonly offset: number;
  readonly done: Ranges;
}
