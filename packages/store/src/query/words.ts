import { fold } from './fold.ts';

/** A word of a text: what it is compared as, and where it stands, in UTF-16 units. */
export interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Longest word in UTF-16 units as the index knows it. Base64 and hex blobs would fill the index with words that nobody
 * types in full; a longer word is indexed by its beginning, and comparing with the text itself settles the rest.
 */
export const INDEXED_WORD_UNITS = 40;

/**
 * The words of a text, in order. A word is
 * - a run of letters, digits and their marks; everything else separates, `_` too, so that `denied` is found in
 *   `permission_denied` and `/etc/passwd` is the words `etc passwd`;
 * - a single character of a script that is written without spaces (Chinese, Japanese, Korean, Thai, Lao, Khmer,
 *   Burmese), so that any part of such a text is found as a row of words;
 * - an emoji; one that is joined of several is those in a row.
 *
 * The same function splits what is stored and what is asked for.
 */
export function words(text: string): Word[] {
  return isAscii(text) ? asciiWords(text) : anyWords(text);
}

/**
 * A text as the full-text index is fed with it: words separated by something that FTS5's `ascii` tokenizer takes for a
 * separator. That tokenizer splits and folds ASCII just as `words` does, so plain ASCII passes as it is.
 */
export function indexText(text: string): string {
  const plain = isAscii(text) ? text : text.replace(DRAWING, ' ').replace(CHUNK, indexedWords);
  return hasLongRun(plain) ? plain.replace(LONG_RUN, '$1') : plain;
}

/** A word as the index knows it. */
export function indexedWord(word: string): string {
  if (word.length <= INDEXED_WORD_UNITS) return word;
  const cut = word.slice(0, INDEXED_WORD_UNITS);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them
const ASCII = /^[\x00-\x7f]*$/;

export function isAscii(text: string): boolean {
  return ASCII.test(text);
}

/** Box drawing and block elements: separators that full-screen programs are full of. */
const DRAWING = /[\u2500-\u259f]+/g;

/** What stands between blanks and is not all ASCII; the rest of a text needs no work. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them
const CHUNK = /[!-~]*[^\x00-\x7f][^\x00-\x20]*/g;

function indexedWords(chunk: string): string {
  return ` ${anyWords(chunk)
    .map(({ word }) => indexedWord(word))
    .join(' ')} `;
}

const LONG_RUN = new RegExp(`(?<![A-Za-z0-9])([A-Za-z0-9]{${INDEXED_WORD_UNITS}})[A-Za-z0-9]+`, 'g');

/**
 * Whether there may be a run of letters and digits beyond INDEXED_WORD_UNITS. All text of audit events passes here: this
 * looks at one character in twenty, as a run cannot be between two separators that stand closer (2 GB/s; LONG_RUN
 * alone does 100 MB/s).
 */
function hasLongRun(text: string): boolean {
  for (let end = INDEXED_WORD_UNITS; end < text.length; ) {
    let at = end;
    const from = end - INDEXED_WORD_UNITS;
    while (at >= from && isLetterOrDigit(text.charCodeAt(at))) at--;
    if (at < from) return true;
    end = at + INDEXED_WORD_UNITS + 1;
  }
  return false;
}

/** Some control characters pass too: setting bit 5 makes capitals small and digits of them. */
function isLetterOrDigit(code: number): boolean {
  const small = code | 0x20;
  return (small >= 0x61 && small <= 0x7a) || (small >= 0x30 && small <= 0x39);
}

/** 1 for the ASCII letters and digits. */
const ASCII_WORD = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Whether a UTF-16 unit is an ASCII letter or digit; NaN, what `charCodeAt` gives outside of a text, is none. */
export function isAsciiWordCode(code: number): boolean {
  return ASCII_WORD[code] === 1;
}

function asciiWords(text: string): Word[] {
  const found: Word[] = [];
  const lower = text.toLowerCase();
  let start = -1;
  for (let at = 0; at <= lower.length; at++) {
    if (isAsciiWordCode(lower.charCodeAt(at))) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      found.push({ word: lower.slice(start, at), start, end: at });
      start = -1;
    }
  }
  return found;
}

const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
/** Half-width voice marks are letters to Unicode, but belong to the kana before them. */
const MARKS = String.raw`\p{M}\u{ff9e}\u{ff9f}`;
/** Zero-width joiners and the soft hyphen stand inside words. */
const JOINERS = String.raw`\u{ad}\u{200c}\u{200d}\u{2060}`;

const WORD = new RegExp(
  [
    // A Korean syllable that is written as its letters, as file names of some systems are.
    String.raw`[\u{1100}-\u{115f}][\u{1160}-\u{11a7}]+[\u{11a8}-\u{11ff}]*`,
    `[[${UNSPACED}]--\\p{M}][${MARKS}]*`,
    String.raw`[\p{Extended_Pictographic}\p{Regional_Indicator}][\p{M}\p{Emoji_Modifier}\u{200d}\u{e0020}-\u{e007f}]*`,
    `[[\\p{L}\\p{N}\\p{M}]--[${UNSPACED}]][[\\p{L}\\p{N}\\p{M}${JOINERS}]--[[${UNSPACED}]--\\p{M}]]*`,
  ].join('|'),
  'gv',
);

/** Its own, since a search in what was folded must not move the place where the one in the text goes on. */
const FOLDED_WORD = new RegExp(WORD);

const UNSPACED_WORD = new RegExp(`^[${UNSPACED}]`, 'v');

/** Whether a word is of a script that is written without spaces: rows of such words stand close together. */
export function isUnspaced(word: string): boolean {
  return UNSPACED_WORD.test(word);
}

function anyWords(text: string): Word[] {
  const found: Word[] = [];
  // Not matchAll: it copies the expression for each text, which takes longer than a short text does.
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
    pushFolded(found, match[0], match.index, match.index + match[0].length);
  }
  return found;
}

/** Adds the words that one run of the text folds to: one, as a rule, but `½` is `1` and `2`; both stand where it stood. */
function pushFolded(found: Word[], original: string, start: number, end: number): void {
  if (isAscii(original)) {
    found.push({ word: original.toLowerCase(), start, end });
    return;
  }
  const folded = fold(original);
  if (folded === original) found.push({ word: folded, start, end });
  else for (const word of folded.match(FOLDED_WORD) ?? []) found.push({ word, start, end });
}
