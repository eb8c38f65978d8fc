const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** East Asian wide and fullwidth characters and emoji (Unicode 16, UAX #11), in ranges coarse enough for a table. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** How many cells a text without control characters takes in a terminal. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of graphemes(text)) width += WIDE.test(character) ? 2 : 1;
  return width;
}

/** The characters of a text as people count them: with their combining marks, an emoji of several code points is one. */
export function* graphemes(text: string): Generator<string> {
  for (const { segment } of GRAPHEMES.segment(text)) yield segment;
}
