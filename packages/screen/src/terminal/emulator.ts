import type { Keyframe } from '@scribery/format';
import { keyframeParts } from '../keyframe/keyframe-parts.ts';
import { applyScreenPatch } from '../keyframe/screen-patch.ts';
import { limitMarks } from './mark-limit.ts';
import { passLines } from './pass-lines.ts';
import { quicken } from './quicken.ts';
import { resizeTerminal } from './resize-terminal.ts';
import { bytesUntilResize, countOutput, countResize } from './resize-work.ts';
import { rowText } from './row-text.ts';
import { observeScreen, type ScreenObserver } from './screen-observer.ts';
import { type StyledRun, styledRuns } from './styled-run.ts';
import { clampSize, type TerminalSize } from './terminal-size.ts';
import { unfinishedCharacter } from './unfinished-character.ts';
import { openTerminal, type TerminalCore } from './xterm-internals.ts';

/** What stands on a screen, as text. */
export interface ScreenView {
  readonly cols: number;
  readonly rows: number;
  readonly buffer: 'main' | 'alternate';
  /** Where the next character goes, from 0; `column` is `cols` behind a character in the last column. */
  readonly cursor: { readonly row: number; readonly column: number; readonly visible: boolean };
  /** One string a row, without trailing blanks. */
  readonly lines: readonly string[];
}

/** Bytes that are parsed at once: xterm's buffer holds 131,072 code points and is not meant to be split. */
const PIECE_BYTES = 65_536;

const NO_BYTES = new Uint8Array(0);
const LF = 0x0a;
const CR = 0x0d;

/**
 * A terminal that takes the output of a recording and shows nothing: it answers no request, has no title and no
 * clipboard, and gives out printable text only. Same bytes and sizes in, same screen out, however they are cut; but for
 * wide characters in the last column while autowrap is off, which xterm treats as the cut falls.
 */
export class Emulator {
  /** The inner parts; for this package only. */
  readonly core: TerminalCore;
  readonly #observer: ScreenObserver | undefined;
  #heldBack: Uint8Array = NO_BYTES;
  #dirtyFirst = 0;
  #dirtyLast = -1;
  #faults = 0;
  #sizePutOff: TerminalSize | undefined;
  readonly #resizes = { carriedOut: 0, putOff: 0 };

  /** A cleared screen of this size in cells, clamped to `SIZE_BOUNDS`. */
  constructor(cols: number, rows: number, observer?: ScreenObserver) {
    const size = clampSize(cols, rows);
    this.core = openTerminal(size.cols, size.rows);
    limitMarks(this.core);
    quicken(this.core);
    // Handlers that are registered later run first: the observer sees the screen as it was.
    if (observer) observeScreen(this.core, observer);
    this.#observer = observer;
  }

  /**
   * An emulator for a recording from its start. Until `resize` tells the size of a terminal there was none: the bytes are
   * those of a pipe, whose lines end with LF alone, and are shown as a terminal would have got them, with CR LF (as
   * ONLCR of termios does it). A keyframe remembers it.
   */
  static begin(cols: number, rows: number, observer?: ScreenObserver): Emulator {
    const emulator = new Emulator(cols, rows, observer);
    emulator.core.hasNoTerminal = true;
    return emulator;
  }

  /**
   * An emulator that shows the keyframe, and goes on from it as one that took all of the recording.
   * Throws SCR_INPUT_DAMAGED where the keyframe cannot be read.
   */
  static restore(keyframe: Keyframe, observer?: ScreenObserver): Emulator {
    const { sequences, pending, patch } = keyframeParts(keyframe);
    const emulator = new Emulator(keyframe.cols, keyframe.rows, observer);
    emulator.write(sequences);
    emulator.write(pending);
    applyScreenPatch(emulator.core, patch);
    return emulator;
  }

  get cols(): number {
    return this.core._bufferService.cols;
  }

  get rows(): number {
    return this.core._bufferService.rows;
  }

  /**
   * How often xterm threw: on what was written, whose rest, at most 64 KiB, is then not on the screen; or on a change of
   * the width, which then cuts lines instead of wrapping them.
   */
  get faults(): number {
    return this.#faults;
  }

  /** Resizes that were carried out, and those for which output had to come first, or that others overtook meanwhile. */
  get resizes(): { readonly carriedOut: number; readonly putOff: number } {
    return this.#resizes;
  }

  /** Whether a size waits for output to come. A keyframe cannot hold it. */
  get awaitsSize(): boolean {
    return this.#sizePutOff !== undefined;
  }

  /** Bytes at the end of what was written that begin a UTF-8 character. */
  get unfinishedCharacter(): Uint8Array {
    return this.#heldBack;
  }

  /** Takes output of the recorded program. */
  write(bytes: Uint8Array): void {
    const size = this.#sizePutOff;
    const before = size ? bytesUntilResize(this.core, size) : Number.POSITIVE_INFINITY;
    if (!size || before > bytes.length) {
      this.#write(bytes);
      return;
    }
    this.#write(bytes.subarray(0, before));
    this.#changeSize(size);
    this.#write(bytes.subarray(before));
  }

  /**
   * Takes the size that a terminal has; gives what it is clamped to. Where resizes have cost much, it is the size only
   * after some more output, see resize-work.ts.
   */
  resize(cols: number, rows: number): TerminalSize {
    this.core.hasNoTerminal = false;
    const size = clampSize(cols, rows);
    const awaited = this.#sizePutOff;
    if (awaited?.cols === size.cols && awaited.rows === size.rows) return size;
    this.#sizePutOff = undefined;
    if (size.cols === this.cols && size.rows === this.rows) return size;
    if (bytesUntilResize(this.core, size) === 0) {
      this.#changeSize(size);
    } else {
      this.#sizePutOff = size;
      this.#resizes.putOff++;
    }
    return size;
  }

  view(): ScreenView {
    const { buffer, buffers, cols, rows } = this.core._bufferService;
    const lines: string[] = [];
    for (let row = 0; row < rows; row++) {
      const line = buffer.lines.get(buffer.ybase + row);
      lines.push(line ? rowText(line) : '');
    }
    return {
      cols,
      rows,
      buffer: buffers.active === buffers.alt ? 'alternate' : 'main',
      cursor: { row: buffer.y, column: buffer.x, visible: !this.core.coreService.isCursorHidden },
      lines,
    };
  }

  /** The cells of a row (from 0) with their looks, over the whole width. */
  styledRow(row: number): StyledRun[] {
    const { buffer } = this.core._bufferService;
    const line = buffer.lines.get(buffer.ybase + row);
    return line ? styledRuns(line) : [];
  }

  /** The first and last row that may have changed since the last call; undefined where none has. */
  takeDirtyRows(): { readonly first: number; readonly last: number } | undefined {
    if (this.#dirtyLast < this.#dirtyFirst) return undefined;
    const dirty = { first: this.#dirtyFirst, last: Math.min(this.#dirtyLast, this.rows - 1) };
    this.#dirtyFirst = Number.POSITIVE_INFINITY;
    this.#dirtyLast = -1;
    return dirty;
  }

  dispose(): void {
    this.core.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  #changeSize(size: TerminalSize): void {
    this.#sizePutOff = undefined;
    this.#resizes.carriedOut++;
    countResize(this.core, size);
    this.#observer?.sizeChanges?.(size.cols, size.rows);
    if (!resizeTerminal(this.core, size.cols, size.rows)) this.#faults++;
    this.#markDirty(0, size.rows - 1);
    this.#observer?.sizeChanged?.();
  }

  #write(bytes: Uint8Array): void {
    countOutput(this.core, bytes.length);
    const shown = this.core.hasNoTerminal === true ? withCarriageReturns(bytes) : bytes;
    const data = this.#heldBack.length > 0 ? join(this.#heldBack, shown) : shown;
    const complete = data.length - unfinishedCharacter(data);
    this.#heldBack = complete < data.length ? new Uint8Array(data.subarray(complete)) : NO_BYTES;
    for (let start = 0; start < complete; ) {
      let end = Math.min(complete, start + PIECE_BYTES);
      if (end < complete) end -= unfinishedCharacter(data.subarray(start, end));
      this.#take(withoutBrokenEnd(data.subarray(start, end)));
      start = end;
    }
  }

  #take(piece: Uint8Array): void {
    if (this.#observer && !this.#observer.linesPass) this.#parse(piece);
    else passLines(this.core, this.#observer, piece, (part) => this.#parse(part));
  }

  #parse(piece: Uint8Array): void {
    if (piece.length === 0) return;
    const input = this.core._inputHandler;
    const { buffers } = this.core._bufferService;
    const before = buffers.active;
    try {
      input.parse(piece);
    } catch {
      this.#faults++;
      input._parser.reset();
    }
    if (buffers.active === before) this.#markDirty(input._dirtyRowTracker.start, input._dirtyRowTracker.end);
    else this.#markDirty(0, this.rows - 1);
  }

  #markDirty(first: number, last: number): void {
    this.#dirtyFirst = Math.min(this.#dirtyFirst, Math.max(0, first));
    this.#dirtyLast = Math.max(this.#dirtyLast, last);
  }
}

/**
 * What is left when the beginnings of characters at the end are taken away. Here they are known not to go on, and the
 * decoder would drop them in the middle of a piece; at its end it would wait for their rest.
 */
function withoutBrokenEnd(piece: Uint8Array): Uint8Array {
  let rest = piece;
  for (let broken = 1; broken > 0; rest = rest.subarray(0, rest.length - broken))
    broken = unfinishedCharacter(rest);
  return rest;
}

/** Lines as a terminal gets them: CR LF for LF. No other character holds its byte. */
function withCarriageReturns(bytes: Uint8Array): Uint8Array {
  let lines = 0;
  for (const byte of bytes) if (byte === LF) lines++;
  const shown = new Uint8Array(bytes.length + lines);
  let to = 0;
  for (const byte of bytes) {
    if (byte === LF) shown[to++] = CR;
    shown[to++] = byte;
  }
  return shown;
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
