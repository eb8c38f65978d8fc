import type { RecordingEvent } from '@scribery/format';
import { filledRowText, rowText } from './terminal/row-text.ts';
import { Emulator } from './terminal/emulator.ts';
import type { ScreenObserver } from './terminal/screen-observer.ts';

/** Size where the recording does not begin with one, in cells. */
const USUAL_SIZE = { cols: 80, rows: 24 };

/**
 * Characters of a line that the terminal wrapped, before it is given out in pieces: as long as a listing without line
 * ends goes on, it has no end.
 */
const LINE_CHARACTERS = 65_536;

/**
 * The readable text of a recording, line by line: what scrolled away, was cleared, or stood there at the end, in order,
 * as it last read. Wrapped lines are whole again. Of a full-screen program its last screen is given, marked with `| `,
 * between a line that says how long it ran and one that says that it ended. No line holds a control character.
 */
export async function* transcript(
  events: Iterable<RecordingEvent> | AsyncIterable<RecordingEvent>,
  size: { readonly cols: number; readonly rows: number } = USUAL_SIZE,
): AsyncGenerator<string> {
  const lines = new TranscriptLines();
  const emulator = Emulator.begin(size.cols, size.rows, lines);
  lines.emulator = emulator;
  try {
    for await (const event of events) {
      lines.at = event.at;
      if (event.kind === 'output') emulator.write(event.data);
      else if (event.kind === 'resize') emulator.resize(event.cols, event.rows);
      else continue;
      yield* lines.ready.splice(0);
    }
    yield* lines.finish();
  } finally {
    emulator.dispose();
  }
}

/** Collects lines as they are about to leave the screen. */
class TranscriptLines implements ScreenObserver {
  readonly ready: string[] = [];
  emulator: Emulator | undefined;
  /** Position of the event that is being applied, in ms. */
  at = 0;
  #begun = 0;
  /** Texts of the first rows that were given out already, because a full-screen program hid them. */
  #told: string[] = [];
  /** What has left of a line whose next row is still on the screen. */
  #line = '';

  rowsLeave(row: number, count: number): void {
    const { buffer, alternate } = this.#screen();
    // A row that leaves at the bottom was scrolled back and is shown again, or is gone with its program.
    if (alternate || row !== buffer.scrollTop) return;
    for (let left = row; left < row + count; left++) this.#row(left);
    this.#told.splice(row, count);
  }

  bufferChanges(): void {
    const { alternate } = this.#screen();
    if (alternate) this.#fullScreenEnds();
    else this.#fullScreenBegins();
  }

  screenErased(): void {
    if (this.#screen().alternate) return;
    this.#rest();
    this.#told = [];
  }

  /** Lines that find no place any more are taken first; those that stay are taken when they leave. */
  sizeChanges(_cols: number, rows: number): void {
    const { buffer, alternate } = this.#screen();
    const excess = alternate ? 0 : Math.min(buffer.y + 1 - rows, buffer.y);
    for (let row = 0; row < excess; row++) this.#row(row);
    if (excess > 0) this.#told.splice(0, excess);
  }

  finish(): string[] {
    if (this.#screen().alternate) this.#fullScreenEnds();
    else this.#rest();
    return this.ready.splice(0);
  }

  #screen() {
    const service = this.emulator?.core._bufferService;
    if (!service) throw new TypeError('no emulator is observed');
    const { buffer, buffers, rows } = service;
    return { buffer, rows, alternate: buffers.active === buffers.alt };
  }

  #row(row: number): void {
    const { buffer } = this.#screen();
    const line = buffer.lines.get(buffer.ybase + row);
    if (!line || this.#told[row] === rowText(line)) return;
    const wraps =
      row + 1 < buffer.lines.length && buffer.lines.get(buffer.ybase + row + 1)?.isWrapped === true;
    this.#line += wraps ? filledRowText(line) : rowText(line);
    if (!wraps || this.#line.length > LINE_CHARACTERS) this.#endLine();
  }

  #endLine(): void {
    this.ready.push(this.#line);
    this.#line = '';
  }

  /** The rows of the screen down to the last that is not blank. */
  #rest(): void {
    let last = this.#screen().rows - 1;
    while (last >= 0 && this.#textAt(last) === '') last--;
    for (let row = 0; row <= last; row++) this.#row(row);
    if (this.#line !== '') this.#endLine();
  }

  #textAt(row: number): string {
    const { buffer } = this.#screen();
    const line = buffer.lines.get(buffer.ybase + row);
    return line ? rowText(line) : '';
  }

  /** What stands on the main screen is told before the program that hides it, and not again when it leaves. */
  #fullScreenBegins(): void {
    this.#begun = this.at;
    const { buffer } = this.#screen();
    for (let row = 0; row <= buffer.y; row++) this.#row(row);
    if (this.#line !== '') this.#endLine();
    this.#told = Array.from({ length: buffer.y + 1 }, (_, row) => this.#textAt(row));
    // A blank row in which the cursor waits is not a line yet.
    if (this.ready.at(-1) === '') this.ready.pop();
  }

  #fullScreenEnds(): void {
    const seconds = ((this.at - this.#begun) / 1000).toFixed(1);
    const screen = this.emulator?.view().lines ?? [];
    const last = screen.findLastIndex((line) => line !== '');
    this.ready.push(`[full-screen program for ${seconds} s; its last screen:]`);
    for (const line of screen.slice(0, last + 1)) this.ready.push(`| ${line}`.trimEnd());
    this.ready.push('[end of the full-screen program]');
  }
}
