import type { Keyframe, RecordingEvent } from '@scribery/format';
import { Emulator } from '@scribery/screen';
import type { PlaybackScreen } from '../engine/playback-screen.ts';
import { locate, type Mark, type Place, type ScreenCells, textAt } from '../model/mark.ts';
import { cellsOf } from '../model/screen-cells.ts';
import { fitFont, NARROW_PX, READABLE_FONT_PX } from './fit.ts';
import { paintRow, rowSignature } from './paint-row.ts';
import { reveal } from './reveal.ts';
import { terminalStyles } from './terminal-styles.ts';

/** Size of the sample from which the width of a character is taken: large, so that rounding does not show. */
const SAMPLE_FONT_PX = 100;
const SAMPLE_CHARACTERS = 40;

/**
 * The screen of a recording as rows of text that can be selected. Paints at most once a frame, and only the rows that
 * changed. Marks show cells and stay with their texts while those scroll. A screen that does not fit follows its mark or
 * its cursor. Sends `legible` when `small` or `enlarged` is another.
 */
export class TerminalElement extends HTMLElement implements PlaybackScreen {
  readonly #grid = division('grid');
  readonly #cursor = division('cursor');
  #emulator = new Emulator(80, 24);
  #rows: HTMLElement[] = [];
  #signatures: string[] = [];
  #frame: number | undefined;
  #painted: (() => void)[] = [];
  #marks: ShownMark[] = [];
  readonly #resizes = new ResizeObserver(() => this.fit());
  /** Room for the rows in px, where the element itself does not bound them. */
  maxHeight = Number.POSITIVE_INFINITY;
  full = false;
  /** Letters are never smaller than can be read; what does not fit then is scrolled to. Undefined: so where it is narrow. */
  zoomed: boolean | undefined;
  /** The whole screen fits only with letters that are hard to read. */
  small = false;
  /** Letters are larger than those with which the whole screen fits. */
  enlarged = false;
  /** Something of a recording was shown: before that there is no cursor. */
  #begun = false;
  #overflows = false;
  /** Row and column that were scrolled to last. */
  #revealed = '';
  #advance: number | undefined;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const sheet = terminalStyles.styleSheet;
    if (sheet !== undefined) root.adoptedStyleSheets = [sheet];
    this.#cursor.hidden = true;
    this.#grid.append(this.#cursor);
    root.append(this.#grid);
  }

  connectedCallback(): void {
    this.#resizes.observe(this);
    this.#layOut();
  }

  disconnectedCallback(): void {
    this.#resizes.disconnect();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }

  reset(cols: number, rows: number): void {
    this.#replace(Emulator.begin(cols, rows));
  }

  restore(keyframe: Keyframe): void {
    this.#replace(Emulator.restore(keyframe));
  }

  apply(event: RecordingEvent): void {
    const { carriedOut } = this.#emulator.resizes;
    if (event.kind === 'output') this.#emulator.write(event.data);
    else if (event.kind === 'resize') this.#emulator.resize(event.cols, event.rows);
    else return;
    if (this.#emulator.resizes.carriedOut !== carriedOut) this.#layOut();
    this.#schedule();
  }

  /** Marks cells once the screen is painted: those at the place of a mark, or where its text stands. None takes all marks away. */
  mark(marks: readonly Mark[]): void {
    for (const { box } of this.#marks) box.remove();
    this.#marks = marks.map((mark) => ({ ...mark, fresh: true, box: division('mark') }));
    for (const { box } of this.#marks) {
      box.hidden = true;
      this.#grid.append(box);
    }
    this.#schedule();
  }

  /** Resolves when what was applied so far is on the page. */
  painted(): Promise<void> {
    if (this.#frame === undefined) return Promise.resolve();
    return new Promise((resolve) => this.#painted.push(resolve));
  }

  /** Chooses the font so that the screen fits. */
  fit(): void {
    const width = this.clientWidth - 2 * paddingOf(this);
    if (width <= 0) return;
    const { cols, rows } = this.#emulator;
    this.#advance ??= this.#measure();
    const room = { width, height: this.maxHeight, full: this.full };
    const whole = fitFont(cols, rows, room, this.#advance);
    const small = whole.font < READABLE_FONT_PX;
    const enlarged = small && (this.zoomed ?? this.clientWidth <= NARROW_PX);
    const { font, line } = enlarged ? fitFont(cols, rows, room, this.#advance, READABLE_FONT_PX) : whole;
    this.#tellLegible(small, enlarged);
    this.#overflows = cols * font * this.#advance > width + 1 || rows * line > this.maxHeight + 1;
    this.#revealed = '';
    this.style.setProperty('max-height', this.#overflows ? `${this.maxHeight}px` : '');
    this.#grid.style.fontSize = `${font}px`;
    this.#grid.style.setProperty('--line', `${line}px`);
    this.#grid.style.width = `${cols}ch`;
    // What is looked at can be out of sight now, also when nothing is painted any more.
    if (this.#overflows) this.#schedule();
  }

  #tellLegible(small: boolean, enlarged: boolean): void {
    if (small === this.small && enlarged === this.enlarged) return;
    this.small = small;
    this.enlarged = enlarged;
    this.dispatchEvent(new Event('legible'));
  }

  #replace(emulator: Emulator): void {
    this.#begun = true;
    this.#emulator.dispose();
    this.#emulator = emulator;
    this.#layOut();
    this.#schedule();
  }

  #layOut(): void {
    const { rows } = this.#emulator;
    while (this.#rows.length > rows) this.#rows.pop()?.remove();
    while (this.#rows.length < rows) {
      const row = division('row');
      this.#rows.push(row);
      this.#cursor.before(row);
    }
    this.#signatures.length = rows;
    this.fit();
  }

  /** A hidden page gets no frames: it is painted at once, or whoever waits would wait for ever. */
  #schedule(): void {
    if (this.#frame !== undefined) return;
    if (document.hidden) {
      this.#paint();
      return;
    }
    this.#frame = requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#paint();
    });
  }

  #paint(): void {
    const cells = this.#rows.map((row, number) => {
      const runs = this.#emulator.styledRow(number);
      const signature = rowSignature(runs);
      if (signature !== this.#signatures[number]) {
        this.#signatures[number] = signature;
        paintRow(row, runs);
      }
      return runs;
    });
    this.#paintCursor();
    if (this.#marks.length > 0) this.#paintMarks(cells.map(cellsOf));
    if (this.#overflows) this.#follow();
    for (const resolve of this.#painted.splice(0)) resolve();
  }

  #paintCursor(): void {
    const { cursor, cols } = this.#emulator.view();
    this.#cursor.hidden = !cursor.visible || !this.#begun;
    setBox(this.#cursor, { row: cursor.row, column: Math.min(cursor.column, cols - 1), width: 1 });
  }

  #paintMarks(cells: ScreenCells): void {
    this.#marks = this.#marks.map((mark) => paintMark(cells, mark));
  }

  /** Scrolls to what is looked at when that is elsewhere; who scrolled away meanwhile is left there. */
  #follow(): void {
    const box = this.#marks.find(({ box }) => !box.hidden)?.box ?? this.#cursor;
    const place = `${box.style.top} ${box.style.left}`;
    if (box.hidden || place === this.#revealed) return;
    this.#revealed = place;
    reveal(this, box);
  }

  #measure(): number {
    const sample = document.createElement('span');
    sample.textContent = '0'.repeat(SAMPLE_CHARACTERS);
    sample.style.fontSize = `${SAMPLE_FONT_PX}px`;
    sample.style.position = 'absolute';
    sample.style.visibility = 'hidden';
    this.#grid.append(sample);
    const { width } = sample.getBoundingClientRect();
    sample.remove();
    return width / SAMPLE_CHARACTERS / SAMPLE_FONT_PX;
  }
}

/** A mark on the grid; `fresh` until it was painted once. */
interface ShownMark extends Mark {
  readonly fresh: boolean;
  readonly box: HTMLElement;
}

/** Puts the box of a mark where its text stands now; gives the mark as it is then. */
function paintMark(cells: ScreenCells, mark: ShownMark): ShownMark {
  const { box, place, text, fresh } = mark;
  const stands = fresh ? firstPlace(cells, place, text) : locate(cells, place, text);
  box.hidden = stands === undefined;
  if (stands === undefined) return mark;
  if (fresh) box.classList.add('fresh');
  setBox(box, stands);
  return { box, place: stands, text: textAt(cells, stands), fresh: false };
}

/** Where a mark begins: at its place when the text, or its first row, stands there; else where the text stands. */
function firstPlace(cells: ScreenCells, place: Place, text: string): Place | undefined {
  const there = textAt(cells, place).trimEnd();
  if (text === '' || (there !== '' && text.startsWith(there))) return place;
  return locate(cells, place, text);
}

function setBox(box: HTMLElement, { row, column, width }: Place): void {
  box.style.top = `calc(${row} * var(--line))`;
  box.style.left = `${column}ch`;
  box.style.width = `${width}ch`;
}

function paddingOf(element: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(element).paddingLeft) || 0;
}

function division(className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  return element;
}
