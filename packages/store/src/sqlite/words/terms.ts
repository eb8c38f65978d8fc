import { indexedWord } from '../../query/words.ts';

/**
 * A term is what the index lists blocks by: a text of bytes (UTF-16 units below 256), so that terms compare as their
 * bytes do. A word that was seen is its own term. Behind one of these bytes, which no word begins with, stands a word that
 * was typed, a word about the recording, or the number of two words that stood side by side.
 */
export const MARK = { saw: 0, typed: 1, about: 2, pair: 3 } as const;

export type WordKind = 'saw' | 'typed' | 'about';

/**
 * Pairs of words are known by a number of so many bits. A block has about 400 to 2,400 pairs, so at most one block in a
 * hundred seems to have one that it has not. A bit more halves that, and makes the lists of pairs a tenth longer.
 */
export const PAIR_BITS = 18;

/** The term for a word as `words` gives it, or for the beginning of one. */
export function wordTerm(kind: WordKind, word: string): string {
  const mark = MARK[kind];
  return (mark === 0 ? '' : String.fromCharCode(mark)) + bytesOf(indexedWord(word));
}

/** The term for two words side by side, by their terms. */
export function pairTerm(first: string, second: string): string {
  return pairText(pairOf(termHash(first), termHash(second)));
}

/** The term for a pair by its number. */
export function pairText(pair: number): string {
  return String.fromCharCode(MARK.pair, pair >> 16, (pair >> 8) & 0xff, pair & 0xff);
}

/** The number of a pair, from the hashes of its words. */
export function pairOf(first: number, second: number): number {
  return Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b) >>> (32 - PAIR_BITS);
}

/** The hash of a pair among those of words. */
export function pairHash(pair: number): number {
  return Math.imul(pair + 1, 0x9e3779b1) | 0;
}

/** Bytes of a word that are kept as two numbers of four, the first byte highest; 0 stands behind the end. */
export const HEAD_BYTES = 8;

/** The hash of a word from its head and the hash of what follows that; 0 when nothing does. */
export function wordHash(high: number, low: number, tail: number): number {
  let hash = Math.imul(high, 0x9e3779b1) ^ Math.imul(low, 0x85ebca6b) ^ tail;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

/** Goes on with the hash of what follows the head of a word; FNV-1a, but that it begins with 0. */
export function tailHash(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

/** The hash of a term. */
export function termHash(term: string): number {
  const byte = (at: number) => (at < term.length ? term.charCodeAt(at) : 0);
  if (byte(0) === MARK.pair) return pairHash((byte(1) << 16) | (byte(2) << 8) | byte(3));
  const four = (at: number) => (byte(at) << 24) | (byte(at + 1) << 16) | (byte(at + 2) << 8) | byte(at + 3);
  let tail = 0;
  for (let at = HEAD_BYTES; at < term.length; at++) tail = tailHash(tail, byte(at));
  return wordHash(four(0), four(4), tail);
}

/**
 * The bytes of a word: UTF-8, but that each surrogate is three bytes by itself, so that the beginning of a word is the
 * beginning of its bytes.
 */
export function bytesOf(word: string): string {
  let bytes = '';
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    if (unit < 0x80) bytes += String.fromCharCode(unit);
    else if (unit < 0x800) bytes += String.fromCharCode(0xc0 | (unit >> 6), 0x80 | (unit & 0x3f));
    else {
      bytes += String.fromCharCode(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f));
    }
  }
  return bytes;
}
