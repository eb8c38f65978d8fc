import { BG, COMBINED, plainColor, WORDS } from '../terminal/cell.ts';
import { ownCells } from '../terminal/shared-cells.ts';
import { underlineWord } from '../terminal/styled-run.ts';
import type { BufferLine, ScreenBuffer, TerminalCore } from '../terminal/xterm-internals.ts';
import { readState, type StateValue, writeState } from './terminal-state.ts';

/**
 * What distinguishes a screen from what its sequences paint; usually the cursor behind the last column, wrapped rows and
 * the saved cursor. Buffers are 0 (main) and 1 (alternate), rows and columns count from 0.
 */
export interface ScreenPatch {
  readonly state?: Readonly<Record<string, StateValue>>;
  /** Rows that begin where the row above wrapped: [buffer, row]. */
  readonly wrapped?: readonly (readonly [number, number])[];
  /** Cells as xterm packs them: [buffer, row, column, content, foreground, background, underline]. */
  readonly cells?: readonly (readonly number[])[];
  /** Strings of cells with combining characters: [buffer, row, column, string]. */
  readonly strings?: readonly (readonly [number, number, number, string])[];
}

/** The patch that turns `painted` into `wanted`; both have the same size. */
export function screenPatch(wanted: TerminalCore, painted: TerminalCore): ScreenPatch {
  const state: Record<string, StateValue> = {};
  const paintedState = readState(painted);
  for (const [name, value] of readState(wanted)) {
    if (!sameValue(value, paintedState.get(name))) state[name] = value;
  }
  const wrapped: [number, number][] = [];
  const cells: number[][] = [];
  const strings: [number, number, number, string][] = [];
  for (const [buffer, [a, b]] of buffersOf(wanted, painted).entries()) {
    for (let row = 0; row < wanted._bufferService.rows; row++) {
      const line = a.lines.get(a.ybase + row);
      const other = b.lines.get(b.ybase + row);
      if (!line || !other) continue;
      if (line.isWrapped) wrapped.push([buffer, row]);
      for (const column of differingCells(line, other)) {
        const at = column * WORDS;
        const [content = 0, foreground = 0, background = 0] = line._data.subarray(at, at + WORDS);
        const colors = [plainColor(foreground), plainColor(background)];
        cells.push([buffer, row, column, content, ...colors, underlineWord(line, column)]);
      }
      for (const [key, string] of Object.entries(line._combined)) {
        if (other._combined[Number(key)] !== string) strings.push([buffer, row, Number(key), string]);
      }
    }
  }
  return {
    ...(Object.keys(state).length > 0 && { state }),
    ...(wrapped.length > 0 && { wrapped }),
    ...(cells.length > 0 && { cells }),
    ...(strings.length > 0 && { strings }),
  };
}

/** Applies a patch; what lies outside the screen is left out. */
export function applyScreenPatch(core: TerminalCore, patch: ScreenPatch): void {
  for (const [name, value] of Object.entries(patch.state ?? {})) writeState(core, name, value);
  const { buffers } = core._bufferService;
  const lineAt = (buffer = 0, row = 0): BufferLine | undefined =>
    (buffer ? buffers.alt : buffers.normal).lines.get(row);
  for (const [buffer, row] of patch.wrapped ?? []) {
    const line = lineAt(buffer, row);
    if (line) line.isWrapped = true;
  }
  for (const [
    buffer,
    row,
    column = 0,
    content = 0,
    foreground = 0,
    background = 0,
    underline = 0,
  ] of patch.cells ?? []) {
    const line = lineAt(buffer, row);
    if (!line || column >= line.length) continue;
    ownCells(line);
    line._data.set([content, foreground, background], column * WORDS);
    if (background & BG.extended) {
      const extended = core._inputHandler._curAttrData.extended.clone();
      extended._ext = underline;
      line._extendedAttrs[column] = extended;
    }
  }
  for (const [buffer, row, column, string] of patch.strings ?? []) {
    const line = lineAt(buffer, row);
    if (!line) continue;
    ownCells(line);
    line._combined[column] = string;
  }
}

function buffersOf(a: TerminalCore, b: TerminalCore): readonly (readonly [ScreenBuffer, ScreenBuffer])[] {
  const [one, other] = [a._bufferService.buffers, b._bufferService.buffers];
  return [
    [one.normal, other.normal],
    [one.alt, other.alt],
  ];
}

function differingCells(line: BufferLine, other: BufferLine): number[] {
  const [a, b] = [line._data, other._data];
  const columns: number[] = [];
  for (let column = 0, word = 0; column < line.length; column++, word += WORDS) {
    const content = a[word] ?? 0;
    const background = a[word + 2] ?? 0;
    if (content === b[word] && a[word + 1] === b[word + 1] && background === b[word + 2]) {
      if ((background & BG.extended) === 0 && (content & COMBINED) === 0) continue;
      if (underlineWord(line, column) === underlineWord(other, column) && sameString(line, other, column))
        continue;
    } else if (
      content === b[word] &&
      plainColor(a[word + 1] ?? 0) === plainColor(b[word + 1] ?? 0) &&
      plainColor(background) === plainColor(b[word + 2] ?? 0) &&
      underlineWord(line, column) === underlineWord(other, column) &&
      sameString(line, other, column)
    ) {
      continue;
    }
    columns.push(column);
  }
  return columns;
}

function sameString(line: BufferLine, other: BufferLine, column: number): boolean {
  if (((line._data[column * WORDS] ?? 0) & COMBINED) === 0) return true;
  return line._combined[column] === other._combined[column];
}

function sameValue(a: StateValue, b: StateValue | undefined): boolean {
  return a === b || (Array.isArray(a) && JSON.stringify(a) === JSON.stringify(b));
}
