/** What does not count when words are compared: accents and other marks that any script borrows, emoji tones, joiners. */
const IGNORED = /[[[\p{Mn}&&\p{Script=Inherited}]\p{Emoji_Modifier}\p{Cf}]--[\u3099\u309a]]/gv;

/** Ideographs, kana and Korean syllables that have one form only: most of what is asked for in such texts. */
const UNCHANGED = /^[\u4e00-\u9fff\u3041-\u3096\u30a1-\u30fa\uac00-\ud7a3]$/;

/**
 * One word as it is compared: without case, accents and compatibility forms (`Café`, `CAFE` and `cafe` are one; so are
 * `ﬁ` and `fi`, `Straße` and `STRASSE`). Vowel signs that are part of a script stay. The result may hold characters
 * that are no word characters (`½` gives `1⁄2`), and may be empty.
 */
export function fold(word: string): string {
  if (UNCHANGED.test(word)) return word;
  return word
    .normalize('NFKD')
    .replace(IGNORED, '')
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .normalize('NFC');
}
