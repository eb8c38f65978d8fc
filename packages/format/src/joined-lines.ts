const LINE_FEED = 0x0a;

/** Lines in one array, each with a line feed behind it. */
export function joinLines(lines: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(lines.reduce((sum, line) => sum + line.length + 1, 0));
  let end = 0;
  for (const line of lines) {
    joined.set(line, end);
    end += line.length;
    joined[end++] = LINE_FEED;
  }
  return joined;
}

/** The lines that were joined, in the memory of the array; the last one needs no line feed. */
export function splitLines(joined: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < joined.length; ) {
    const found = joined.indexOf(LINE_FEED, start);
    const end = found < 0 ? joined.length : found;
    lines.push(joined.subarray(start, end));
    start = end + 1;
  }
  return lines;
}
