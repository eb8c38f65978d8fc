/** Random numbers from a seed (mulberry32): the same seed gives the same damage. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What can befall a line; each gives the lines that stand in its place. */
type Damage = (line: string, random: (below: number) => number) => readonly string[];

const at = (line: string, random: (below: number) => number): number => random(line.length + 1);

const damages: readonly Damage[] = [
  // A byte becomes another: any, a control, or one of those that mean something.
  (line, random) => [replaced(line, at(line, random), String.fromCharCode(random(256)))],
  (line, random) => [replaced(line, at(line, random), '\0')],
  (line, random) => [replaced(line, at(line, random), '="\'(){} ,:\x1d\r\n'.charAt(random(14)))],
  // A piece is gone, the rest is gone, or the line is there twice.
  (line, random) => [line.slice(0, at(line, random))],
  (line, random) => {
    const start = at(line, random);
    return [line.slice(0, start) + line.slice(start + random(40))];
  },
  (line) => [line, line],
  () => [],
  // Its end is lost, so that it runs into the next.
  (line, random) => [`${line.slice(0, at(line, random))}${line}`],
  // Another number where one stands: of the stamp, of items, of argc.
  (line, random) => {
    const numbers = [...line.matchAll(/\d+/g)];
    const found = numbers[random(Math.max(1, numbers.length))];
    if (found === undefined) return [line];
    const other = ['0', '4294967295', '99999999999999999999', '1e9', '-1', `${random(100)}`][random(6)] ?? '';
    return [line.slice(0, found.index) + other + line.slice(found.index + found[0].length)];
  },
  (line, random) => [line.repeat(1 + random(20))],
  (line, random) => [`${line}${'A'.repeat(random(20_000))}`],
];

function replaced(line: string, index: number, text: string): string {
  return line.slice(0, index) + text + line.slice(index + 1);
}

/** A damaged copy of lines: about every third is changed, and some change places. */
export function damagedLog(lines: readonly string[], seed: number): string {
  const random = seeded(seed);
  const result = lines.flatMap((line) =>
    random(3) > 0 ? [line] : (damages[random(damages.length)]?.(line, random) ?? []),
  );
  for (let swaps = result.length >> 4; swaps > 0; swaps--) {
    const [a, b] = [random(result.length), random(result.length)];
    [result[a], result[b]] = [result[b] ?? '', result[a] ?? ''];
  }
  return result.join(random(10) === 0 ? '\r\n' : '\n') + (random(2) === 0 ? '\n' : '');
}
