/**
 * Reads the compact text of a table from numbers to names: a number says where the next name stands,
 * names after it count on. `0 read write 5 fstat` are 0, 1 and 5.
 */
export function parseNumberedNames(words: readonly string[]): Map<number, string> {
  const table = new Map<number, string>();
  let number = 0;
  for (const word of words) {
    const first = word.charCodeAt(0);
    if (first >= 48 && first <= 57) number = Number(word);
    else table.set(number++, word);
  }
  return table;
}
