import type { Selection } from './constants.ts';

/** The constants of one table. */
export interface TableSelection extends Selection {
  readonly table: string;
  /** False where architectures have values of their own; true, the default, is the quicker way. */
  readonly everywhere?: boolean;
}
