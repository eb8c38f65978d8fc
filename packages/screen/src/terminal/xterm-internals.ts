// oxlint-disable-next-line typescript/triple-slash-reference -- nothing else brings the declarations into every program
/// <reference path="./xterm-module.d.ts" />
import { ScriberyError } from '@scribery/errors';
import { Unicode11Addon } from '@xterm/addon-unicode11/lib/addon-unicode11.mjs';
import { Terminal } from '@xterm/headless/lib-headless/xterm-headless.mjs';

/*
 * All that is used of @xterm/headless beyond its public interface; the version is pinned exactly and `openTerminal`
 * checks the shape at run time. Why each is needed:
 *   _inputHandler.parse     synchronous parsing; `write` is asynchronous, and `writeSync` never recovers from an exception
 *   _inputHandler._curAttrData, _parser, _charsetService, coreService, coreMouseService, optionsService
 *                           state that a keyframe holds and that the public interface does not tell
 *   _inputHandler.print, _unicodeService, _parser.setPrintHandler
 *                           characters are written in runs, see print-runs.ts
 *   _dirtyRowTracker        the rows that the last parse touched
 *   _bufferService, lines   raw cells (the public cell objects are twenty times slower), and the moment of a scroll
 *   addCodepointToCell      marks that a cell takes are bounded, see mark-limit.ts
 *   setCell, copyFrom, …    rows share cells until one of them is written, see shared-cells.ts
 *   getBlankLine, _resetBufferLine
 *                           blank rows do, see blank-rows.ts
 *   lines.set, _restrictCursor, markRangeDirty, _eraseAttrData
 *                           rows are moved by their count at once, see row-moves.ts
 *   precedingJoinState, insertCells, getNullCell
 *                           characters are repeated in rows, see repeat-character.ts
 *   insertCells, deleteCells
 *                           cells are moved at once, see cell-moves.ts
 *   _setCursor              the screen is filled in rows, see alignment-pattern.ts
 */

/** One row of cells: three words a cell (content, foreground, background), see cell.ts. */
export interface BufferLine {
  _data: Uint32Array;
  /** Strings of the cells that hold more than one code point, by column. */
  _combined: Record<number, string>;
  _extendedAttrs: Record<number, ExtendedAttributes | undefined>;
  length: number;
  isWrapped: boolean;
  /** Ours: its cells are those of other rows, too; see shared-cells.ts. */
  sharesCells?: boolean;
  /** Ours: cells of its own, of which it has no use while it shares others. */
  spareCells?: Uint32Array | undefined;
  readonly constructor: new (cols: number) => BufferLine;
  setCell(column: number, cell: unknown): void;
  setCellFromCodepoint(column: number, code: number, width: number, attributes: Attributes): void;
  addCodepointToCell(column: number, code: number, width: number): void;
  getWidth(column: number): number;
  hasContent(column: number): number;
  insertCells(column: number, count: number, cell: CellData): void;
  deleteCells(column: number, count: number, cell: CellData): void;
  copyCellsFrom(from: BufferLine, column: number, to: number, count: number, backwards: boolean): void;
  getString(column: number): string;
  fill(cell: unknown, butProtected?: boolean): void;
  copyFrom(from: BufferLine): void;
  clone(): BufferLine;
  resize(cols: number, fill: unknown): unknown;
}

interface ExtendedAttributes {
  /** Underline style and colour, see cell.ts. */
  _ext: number;
  clone(): ExtendedAttributes;
}

export interface Attributes {
  fg: number;
  bg: number;
  extended: ExtendedAttributes;
}

/** A cell outside of a row. */
export interface CellData extends Attributes {
  readonly content: number;
}

interface LineList {
  readonly length: number;
  maxLength: number;
  get(index: number): BufferLine | undefined;
  set(index: number, line: BufferLine | undefined): void;
}

export interface ScreenBuffer {
  readonly lines: LineList;
  ybase: number;
  x: number;
  y: number;
  savedX: number;
  savedY: number;
  savedCurAttrData: Attributes;
  savedCharset: Charset | undefined;
  scrollTop: number;
  scrollBottom: number;
  tabs: Record<number, boolean | undefined>;
  readonly _bufferService: { readonly cols: number };
  getNullCell(attributes: Attributes): CellData;
  getBlankLine(attributes: Attributes, wrapped?: boolean): BufferLine;
  /** Ours: a row whose cells blank ones share; see blank-rows.ts. */
  blankRow?: BufferLine;
}

/** A table of replaced characters; undefined is US ASCII. */
export type Charset = Readonly<Record<string, string>>;

export interface Parameters {
  readonly params: Int32Array;
  readonly length: number;
  toArray(): readonly (number | readonly number[])[];
  _rejectDigits: boolean;
  _rejectSubDigits: boolean;
  _digitIsSub: boolean;
}

interface SequenceParser {
  currentState: number;
  precedingJoinState: number;
  readonly _collect: number;
  readonly _params: Parameters;
  readonly _oscParser: { _handlers: object };
  readonly _dcsParser: { _handlers: object };
  setPrintHandler(handler: (codes: Uint32Array, start: number, end: number) => void): void;
  reset(): void;
}

interface SequenceName {
  readonly prefix?: string;
  readonly intermediates?: string;
  readonly final: string;
}

export interface InputHandler {
  parse(data: Uint8Array): unknown;
  print(codes: Uint32Array, start: number, end: number): void;
  readonly _unicodeService: { charProperties(code: number, preceding: number): number };
  readonly _curAttrData: Attributes;
  _eraseAttrData(): Attributes;
  readonly _parser: SequenceParser;
  readonly _dirtyRowTracker: {
    readonly start: number;
    readonly end: number;
    markDirty(row: number): void;
    markRangeDirty(first: number, last: number): void;
  };
  _restrictCursor(): void;
  _setCursor(column: number, row: number): void;
  _resetBufferLine(row: number, butProtected?: boolean): void;
  registerCsiHandler(name: SequenceName, handler: (parameters: Parameters) => boolean): unknown;
  registerEscHandler(name: SequenceName, handler: () => boolean): unknown;
}

export interface TerminalCore {
  /** Ours: no window size was told, so that there was no terminal; see `Emulator.begin`. */
  hasNoTerminal?: boolean;
  /** Ours: cells that resizes touched and output has not made up for; see resize-work.ts. */
  resizeWork?: number;
  readonly _inputHandler: InputHandler;
  readonly _bufferService: {
    readonly cols: number;
    readonly rows: number;
    readonly buffer: ScreenBuffer;
    readonly buffers: {
      readonly normal: ScreenBuffer;
      readonly alt: ScreenBuffer;
      readonly active: ScreenBuffer;
      activateNormalBuffer(): void;
      activateAltBuffer(fill: Attributes): void;
    };
    scroll(erase: Attributes, wrapped?: boolean): void;
    resize(cols: number, rows: number): void;
  };
  readonly _charsetService: {
    charset: Charset | undefined;
    glevel: number;
    _charsets: (Charset | undefined)[];
  };
  readonly coreService: {
    isCursorHidden: boolean;
    readonly modes: { insertMode: boolean };
    readonly decPrivateModes: Record<string, boolean | string | undefined>;
  };
  readonly coreMouseService: { activeProtocol: string; activeEncoding: string };
  readonly optionsService: {
    readonly options: {
      convertEol: boolean;
      cursorBlink: boolean;
      scrollback: number;
      windowsPty: { buildNumber?: number };
    };
  };
  resize(cols: number, rows: number): void;
  reset(): void;
  dispose(): void;
}

/** A terminal without scrollback, with Unicode 11 widths, silent, and its inner parts. Size in cells, already clamped. */
export function openTerminal(cols: number, rows: number, Implementation = Terminal): TerminalCore {
  const terminal = new Implementation({ cols, rows, scrollback: 0, allowProposedApi: true, logLevel: 'off' });
  terminal.loadAddon(new Unicode11Addon());
  terminal.unicode.activeVersion = '11';
  const core: unknown = Reflect.get(terminal, '_core');
  assertCore(core);
  // No operating system command or device control string changes a cell but hyperlinks (OSC 8), whose only trace would
  // be an underline. Without handlers nothing is collected of them, so that an endless one costs no memory.
  core._inputHandler._parser._oscParser._handlers = Object.create(null);
  core._inputHandler._parser._dcsParser._handlers = Object.create(null);
  return core;
}

const EXPECTED: Readonly<Record<string, string>> = {
  '_inputHandler.parse': 'function',
  '_inputHandler.print': 'function',
  '_inputHandler._unicodeService.charProperties': 'function',
  '_inputHandler._parser.setPrintHandler': 'function',
  '_inputHandler._parser.precedingJoinState': 'number',
  '_inputHandler._restrictCursor': 'function',
  '_inputHandler._setCursor': 'function',
  '_inputHandler._resetBufferLine': 'function',
  '_inputHandler._curAttrData.fg': 'number',
  '_inputHandler._eraseAttrData': 'function',
  '_inputHandler._curAttrData.extended._ext': 'number',
  '_inputHandler._dirtyRowTracker.start': 'number',
  '_inputHandler._dirtyRowTracker.markDirty': 'function',
  '_inputHandler._dirtyRowTracker.markRangeDirty': 'function',
  '_inputHandler._parser.currentState': 'number',
  '_inputHandler._parser._collect': 'number',
  '_inputHandler._parser._params._digitIsSub': 'boolean',
  '_inputHandler._parser._oscParser._handlers': 'object',
  '_inputHandler._parser._dcsParser._handlers': 'object',
  '_bufferService.scroll': 'function',
  '_bufferService.buffers.activateNormalBuffer': 'function',
  '_bufferService.buffers.activateAltBuffer': 'function',
  '_bufferService.buffer.getBlankLine': 'function',
  '_bufferService.buffer.getNullCell': 'function',
  '_bufferService.buffer.lines.get': 'function',
  '_bufferService.buffer.lines.set': 'function',
  '_bufferService.buffer.savedY': 'number',
  '_bufferService.buffer.tabs': 'object',
  '_charsetService.glevel': 'number',
  '_charsetService._charsets': 'object',
  'coreService.isCursorHidden': 'boolean',
  'coreService.modes.insertMode': 'boolean',
  'coreService.decPrivateModes.wraparound': 'boolean',
  'coreMouseService.activeProtocol': 'string',
  'optionsService.options.convertEol': 'boolean',
};

function assertCore(core: unknown): asserts core is TerminalCore {
  for (const [path, type] of Object.entries(EXPECTED)) {
    let value: unknown = core;
    for (const key of path.split('.')) {
      value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
    }
    if (typeof value !== type) {
      throw new ScriberyError(
        'SCR_INTERNAL',
        `this version of @xterm/headless has no ${path} that is a ${type}`,
      );
    }
  }
}
