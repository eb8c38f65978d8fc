const ESC = 0x1b;
const CR = 0x0d;
const LF = 0x0a;
const STYLE_FINAL = 0x6d;

/** Longest style sequence (`ESC [ 38 ; 2 ; … m`) that a plain line may have, in bytes; far below what a parser cuts off. */
const STYLE_BYTES = 32;

/** Lines that follow each other: where each begins, in bytes, and where the last one ends. */
export interface PlainLines {
  readonly starts: Int32Array;
  readonly count: number;
  readonly end: number;
}

/** Lines after which their length tells whether there can be enough: to look at all of a short burst in vain costs a tenth. */
const SAMPLE_LINES = 8;
/** Lines that are not plain, after which bytes are not looked through any more: where they are many, none are in a row. */
const OTHER_LINES = 16;

let starts = new Int32Array(1024);

/**
 * The first `least` or more lines in a row from `from` on that are plain: printable ASCII and styles, no wider than `cols`,
 * with CR LF at the end. They begin behind a line feed. Undefined when there are none; valid until the next call.
 */
export function findPlainLines(
  bytes: Uint8Array,
  from: number,
  cols: number,
  least: number,
): PlainLines | undefined {
  let at = lineBehind(bytes, from);
  for (let others = 0; others < OTHER_LINES && at > 0 && bytes.length - at >= 2 * least; others++) {
    let count = 0;
    let next = plainLineEnd(bytes, at, cols);
    for (; next > 0; next = plainLineEnd(bytes, at, cols)) {
      if (count === starts.length) starts = larger(starts);
      starts[count++] = at;
      at = next;
      if (count === SAMPLE_LINES && !mayBeEnough(bytes.length, starts[0] ?? 0, at, least)) return undefined;
    }
    if (count >= least) return { starts, count, end: at };
    at = lineBehind(bytes, at);
  }
  return undefined;
}

/** Whether lines as long as those between `start` and `at` would be enough up to `length`. */
function mayBeEnough(length: number, start: number, at: number, least: number): boolean {
  return (length - start) * SAMPLE_LINES >= (at - start) * least;
}

/** Where the next line begins; 0 when there is none. */
function lineBehind(bytes: Uint8Array, at: number): number {
  return bytes.indexOf(LF, at) + 1;
}

/** Where a plain line that begins at `at` ends; 0 when it is not plain, or not complete. */
function plainLineEnd(bytes: Uint8Array, at: number, cols: number): number {
  let end = at;
  let styles = 0;
  for (;;) {
    const byte = bytes[end] ?? 0;
    if (byte >= 0x20 && byte < 0x7f) {
      end++;
    } else if (byte === CR) {
      return bytes[end + 1] === LF && end - at - styles <= cols ? end + 2 : 0;
    } else {
      const behind = byte === ESC ? styleEnd(bytes, end) : 0;
      if (behind === 0) return 0;
      styles += behind - end;
      end = behind;
    }
  }
}

/** Where the style sequence that begins at `at` ends; 0 when it is something else. */
function styleEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at + 1] !== 0x5b) return 0;
  for (let end = at + 2; end < at + STYLE_BYTES; end++) {
    const byte = bytes[end] ?? 0;
    if (byte === STYLE_FINAL) return end + 1;
    if (!(byte >= 0x30 && byte <= 0x39) && byte !== 0x3b) return 0;
  }
  return 0;
}

/** The style sequences of plain lines that decide which style there is behind them: the last that resets it, and the next. */
export function lastStyles(lines: Uint8Array): Uint8Array {
  const all: number[] = [];
  for (let at = lines.lastIndexOf(ESC); at >= 0; at = at === 0 ? -1 : lines.lastIndexOf(ESC, at - 1)) {
    all.push(at);
    if (resets(lines, at)) break;
  }
  const first = all.at(-1) ?? lines.length;
  const styles = new Uint8Array(lines.length - first);
  let length = 0;
  for (const at of all.reverse()) {
    const style = lines.subarray(at, styleEnd(lines, at));
    styles.set(style, length);
    length += style.length;
  }
  return styles.subarray(0, length);
}

/** Whether a style sequence begins with a reset: its first parameter is 0 or left out. */
function resets(lines: Uint8Array, at: number): boolean {
  const [first, second] = [lines[at + 2], lines[at + 3]];
  if (first === STYLE_FINAL || first === 0x3b) return true;
  return first === 0x30 && (second === STYLE_FINAL || second === 0x3b);
}

/** Copies the characters of the plain line that begins at `at` to `units` from `unit` on; gives where they end there. */
export function copyPlainLine(bytes: Uint8Array, at: number, units: Uint16Array, unit: number): number {
  let end = unit;
  for (let next = at; ; next++) {
    const byte = bytes[next] ?? CR;
    if (byte === CR) return end;
    if (byte === ESC) next = styleEnd(bytes, next) - 1;
    else units[end++] = byte;
  }
}

function larger(array: Int32Array): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(array.length * 2);
  twice.set(array);
  return twice;
}
