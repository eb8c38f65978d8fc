/** What each key does, in the order in which they are read. */
const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['Space p', 'pause, go on'],
  ['← →', '5 seconds'],
  ['↑ ↓', '1 minute on, back'],
  ['Home End', 'beginning, end'],
  ['.', 'next change'],
  ['} {', 'twice, half the speed'],
  ['Backspace', 'normal speed'],
  ['/', 'search in this recording'],
  ['n N', 'next, previous hit'],
  ['0-9', 'jump to 0-90 %'],
  ['30:00G', 'jump to a time; G: to the end'],
  ['f', 'follow a live recording'],
  ['i', 'skip idle times'],
  ['h j k l', 'other part of a large screen'],
  ['q', 'quit'],
];

const KEY_WIDTH = Math.max(...KEYS.map(([keys]) => keys.length)) + 2;
const LEFT_WIDTH = 36;

/** What `?` shows: two columns where `width` (cells) has room for them, else one. */
export function helpLines(width: number): string[] {
  const lines = KEYS.map(([keys, does]) => keys.padEnd(KEY_WIDTH) + does);
  const half = Math.ceil(lines.length / 2);
  const wide = lines
    .slice(0, half)
    .map((line, n) => `${line.padEnd(LEFT_WIDTH)}${lines[half + n] ?? ''}`.trimEnd());
  return Math.max(...wide.map((line) => line.length)) <= width ? wide : lines;
}
