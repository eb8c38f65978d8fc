/** What a renderer may look at besides the argument itself. */
export interface ArgumentContext {
  /** The code of the architecture. */
  readonly arch: number;
  readonly index: number;
  /** All arguments of the call as the record has them, where they are known: some mean something only by another. */
  readonly all: readonly (string | undefined)[];
}

/** Gives an argument as text; undefined where it says nothing. `value` is its lower 32 bits, without sign. */
export type ArgumentRenderer = (value: number, context: ArgumentContext, text: string) => string | undefined;
