/** What the meaning of some fields depends on: the system call that the event is about. */
export interface FieldContext {
  /** Number of the architecture: 0xc000003e. */
  readonly architecture: number | undefined;
  /** Name of the system call. */
  readonly syscall: string | undefined;
  /** `a0` to `a3` of it, as written: some mean something only together. */
  readonly arguments: readonly (string | undefined)[];
}
