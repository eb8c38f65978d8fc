/**
 * The words of a table from numbers to names: names in order, with the number in front of a name that does not
 * follow the one before it. `0 read write 5 fstat` are 0, 1 and 5.
 */
export function numberedNames(table: ReadonlyMap<number, string>): string[] {
  const words: string[] = [];
  let expected = -1;
  for (const [number, name] of [...table].toSorted(([a], [b]) => a - b)) {
    if (number !== expected) words.push(String(number));
    words.push(name);
    expected = number + 1;
  }
  return words;
}
