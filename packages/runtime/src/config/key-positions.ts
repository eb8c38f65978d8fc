/** Where a key stands in a TOML text; both count from 1. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** Joins the parts of a key path; no key of a TOML text can contain it unescaped in our own table. */
const SEPARATOR = '\u0000';

/**
 * Where the keys and tables of a TOML document stand: smol-toml tells positions of syntax errors only, and a wrong value
 * has to be shown in its place as well. Reads a text that smol-toml has accepted; what it does not recognise it skips.
 * Key: the path's parts joined by `pathKey`.
 */
export function keyPositions(toml: string): Map<string, Position> {
  const positions = new Map<string, Position>();
  let table: string[] = [];
  let line = 1;
  let lineStart = 0;
  let at = 0;
  const note = (path: string[], offset: number) => {
    for (let length = 1; length <= path.length; length++) {
      const key = pathKey(path.slice(0, length));
      if (!positions.has(key)) positions.set(key, { line, column: offset - lineStart + 1 });
    }
  };
  while (at < toml.length) {
    const start = skip(toml, at, /[ \t\r]*/y);
    if (toml[start] === '[') {
      const [path, end] = readPath(toml, skip(toml, start, /\[+[ \t]*/y));
      note(path, start);
      table = path;
      at = end;
    } else if (start < toml.length && toml[start] !== '#' && toml[start] !== '\n') {
      const [path, end] = readPath(toml, start);
      note([...table, ...path], start);
      at = endOfValue(toml, end);
    } else {
      at = start;
    }
    // The rest of the line is a comment, or nothing; the value may have spanned lines.
    const newline = toml.indexOf('\n', at);
    const next = newline < 0 ? toml.length : newline + 1;
    for (let offset = lineStart; ; ) {
      const found = toml.indexOf('\n', offset);
      if (found < 0 || found >= next) break;
      line++;
      lineStart = found + 1;
      offset = found + 1;
    }
    at = next;
  }
  return positions;
}

/** The key of a path in the map that `keyPositions` gives. */
export function pathKey(path: readonly string[]): string {
  return path.join(SEPARATOR);
}

function skip(text: string, from: number, pattern: RegExp): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

function readPath(text: string, from: number): [string[], number] {
  const path: string[] = [];
  let at = from;
  for (;;) {
    const part = /\s*(?:"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'|([A-Za-z0-9_-]+))[ \t]*/y;
    part.lastIndex = at;
    const match = part.exec(text);
    if (match === null) return [path, at];
    path.push(match[1] ?? match[2] ?? match[3] ?? '');
    at = part.lastIndex;
    if (text[at] !== '.') return [path, at];
    at++;
  }
}

/** The offset after the value that begins after `from`: strings and brackets may span lines. */
function endOfValue(text: string, from: number): number {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const token =
      /"""(?:[^\\]|\\[^])*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*|[[{]|[\]}]|\n|[^]/y;
    token.lastIndex = at;
    const word = token.exec(text)?.[0] ?? '';
    if (word === '\n' && depth === 0) return at;
    if (word === '[' || word === '{') depth++;
    if (word === ']' || word === '}') depth--;
    at += Math.max(1, word.length);
  }
  return at;
}
