import type { TerminalOutput } from './viewer-terminal.ts';

/** Everything that the viewer's terminal is to show. */
export interface Frame {
  /** One a row, from the top: characters and colour sequences, none of them moving beyond the row. */
  readonly rows: readonly string[];
  /** Where the cursor is shown; undefined: nowhere. */
  readonly cursor: { readonly row: number; readonly column: number } | undefined;
}

/** Brings frames to a terminal by writing the rows that changed. */
export class Painter {
  readonly #output: TerminalOutput;
  #rows: readonly string[] = [];
  #cursor = '';

  constructor(output: TerminalOutput) {
    this.#output = output;
  }

  /** The terminal shows something unknown: the next frame is written whole. */
  forget(): void {
    this.#rows = [];
    this.#cursor = '';
  }

  paint({ rows, cursor }: Frame): void {
    let text = this.#rows.length === rows.length ? '' : '\x1b[0m\x1b[2J';
    const known = text === '' ? this.#rows : rows.map(() => '');
    rows.forEach((row, n) => {
      if (known[n] !== row) text += `\x1b[${n + 1};1H\x1b[0m\x1b[K${row}`;
    });
    const at = cursor === undefined ? '\x1b[?25l' : `\x1b[${cursor.row + 1};${cursor.column + 1}H\x1b[?25h`;
    this.#rows = rows;
    if (text === '' && at === this.#cursor) return;
    this.#cursor = at;
    // Terminals that know synchronised output show the frame at once; the others pass over the mode.
    this.#output.write(`\x1b[?2026h\x1b[?25l${text}\x1b[0m${at}\x1b[?2026l`);
  }
}
