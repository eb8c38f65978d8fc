import { INDEXED_WORD_UNITS } from '../../query/words.ts';
import { TEXT_END } from '../lines/block.ts';
import { FoldedChunks } from './folded-chunks.ts';
import { HEAD_BYTES, MARK, PAIR_BITS, pairHash, pairOf, tailHash, type WordKind, wordHash } from './terms.ts';

/** Most blocks whose terms are collected at once: the number of a pair and a block's place fit into 32 bits together. */
export const COLLECTED_BLOCKS = 1 << (32 - PAIR_BITS);

/** Most bytes of one word with its mark. */
export const WORD_BYTES = 1 + 3 * INDEXED_WORD_UNITS;

/** What `pairs` has of a pair in a block: its number and the entries of its words. */
export const PAIR = 3;

/** Pairs met last, which are not entered again: more than most blocks have. */
const LAST_PAIRS = 4096;

/**
 * Collects the terms of blocks, one block after the other. All text that is stored passes here. So no text is made of a
 * word, words of eight bytes and less are compared as two numbers, and what is looked at is as small as one block: that
 * words of many blocks are the same comes out when all are sorted.
 */
export class TermCollector {
  /** An entry for each word of each block, block by block: its first bytes, its hash, and its tail. */
  highs = new Int32Array(1 << 12);
  lows = new Int32Array(1 << 12);
  hashes = new Int32Array(1 << 12);
  /** Where in `tails` what follows the head of a word begins, times 128, plus the length of the whole word. */
  places = new Int32Array(1 << 12);
  tails = new Uint8Array(1 << 12);
  pairs = new Uint32Array(PAIR << 12);
  /** Where the entries and the pairs of the ended blocks end. */
  readonly entryEnds: number[] = [];
  readonly pairEnds: number[] = [];
  #entries = 0;
  #blockStart = 0;
  #tailsEnd = 0;
  #pairsEnd = 0;
  /** Entries of the current block by their hashes, from its first one on, each plus one; 0 where there is none. */
  #slots = new Uint32Array(1 << 11);
  /** By their numbers, where in `pairs` pairs were entered last, plus one. */
  readonly #lastPairs = new Uint32Array(LAST_PAIRS);
  #text = Buffer.allocUnsafe(1 << 16);
  readonly #folded = new FoldedChunks();
  /** The mark of the words that come, and the entry of the word before; -1 before the first of a text. */
  #mark = 0;
  #previous = -1;

  /** Takes in texts of the current block, with TEXT_END between them. */
  add(kind: WordKind, texts: string): void {
    // Bytes of all of them at once are gone through several times as fast as the units of each.
    if (this.#text.length < 3 * texts.length) this.#text = Buffer.allocUnsafe(6 * texts.length);
    this.#mark = MARK[kind];
    this.#addText(this.#text, this.#text.write(texts));
  }

  #addText(text: Buffer, length: number): void {
    this.#previous = -1;
    /** Where what stands between blanks begins, and the word before it. */
    let chunk = 0;
    let before = -1;
    for (let at = 0; at < length; at++) {
      let byte = text[at] ?? 0;
      let inWord = IN_WORD[byte] ?? 0;
      if (inWord !== 0) {
        const start = at;
        const { tails } = this;
        let high = this.#mark;
        let low = 0;
        let tail = 0;
        let bytes = high === 0 ? 0 : 1;
        let tailEnd = this.#tailsEnd;
        do {
          if (bytes < 4) high = (high << 8) | inWord;
          else if (bytes < HEAD_BYTES) low = (low << 8) | inWord;
          else if (at - start < INDEXED_WORD_UNITS) {
            tails[tailEnd++] = inWord;
            tail = tailHash(tail, inWord);
          } else bytes--;
          bytes++;
          byte = ++at < length ? (text[at] ?? 0) : 0;
          inWord = IN_WORD[byte] ?? 0;
        } while (inWord !== 0);
        if (byte < 0x80 || isDrawing(text, at)) this.#word(high, low, tail, bytes);
      }
      if (byte >= 0x80) {
        if (isDrawing(text, at)) at += 2;
        else {
          // Not plain: what stands between the blanks is taken in anew as a whole, as its script is divided.
          this.#previous = before;
          while (at < length && isInChunk(text[at] ?? 0) && !isDrawing(text, at)) at++;
          for (const word of this.#folded.words(text.toString('utf8', chunk, at))) this.#addBytes(word);
          at--;
          continue;
        }
      } else if (isInChunk(byte)) continue;
      if (byte === TEXT_END_BYTE) this.#previous = -1;
      chunk = at + 1;
      before = this.#previous;
    }
  }

  /** Ends the current block; gives the hashes of all its terms. */
  endBlock(): Int32Array {
    const firstPair = this.pairEnds.at(-1) ?? 0;
    const words = this.#entries - this.#blockStart;
    const pairs = (this.#pairsEnd - firstPair) / PAIR;
    const hashes = new Int32Array(words + pairs);
    hashes.set(this.hashes.subarray(this.#blockStart, this.#entries));
    for (let at = 0; at < pairs; at++) hashes[words + at] = pairHash(this.pairs[firstPair + at * PAIR] ?? 0);
    this.entryEnds.push(this.#entries);
    this.pairEnds.push(this.#pairsEnd);
    this.#blockStart = this.#entries;
    this.#slots.fill(0);
    return hashes;
  }

  #addBytes(word: string): void {
    let high = this.#mark;
    let low = 0;
    let tail = 0;
    let bytes = high === 0 ? 0 : 1;
    let tailEnd = this.#tailsEnd;
    for (let at = 0; at < word.length; at++, bytes++) {
      const byte = word.charCodeAt(at);
      if (bytes < 4) high = (high << 8) | byte;
      else if (bytes < HEAD_BYTES) low = (low << 8) | byte;
      else {
        this.tails[tailEnd++] = byte;
        tail = tailHash(tail, byte);
      }
    }
    this.#word(high, low, tail, bytes);
  }

  /** Enters a word of so many bytes, whose tail stands behind the last one's, and its pair with the word before. */
  #word(rightHigh: number, rightLow: number, tail: number, bytes: number): void {
    const high = bytes < 4 ? rightHigh << (8 * (4 - bytes)) : rightHigh;
    const low = bytes > 4 && bytes < HEAD_BYTES ? rightLow << (8 * (HEAD_BYTES - bytes)) : rightLow;
    const hash = wordHash(high, low, tail);
    const entry = this.#entry(high, low, hash, bytes);
    if (this.#previous >= 0) this.#pair(this.#previous, entry, hash);
    if (this.#mark !== MARK.about) this.#previous = entry;
  }

  #entry(high: number, low: number, hash: number, bytes: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let found = slots[slot] ?? 0; found !== 0; found = slots[slot] ?? 0) {
      const entry = this.#blockStart + found - 1;
      if (
        this.highs[entry] === high &&
        this.lows[entry] === low &&
        (bytes <= HEAD_BYTES ? (this.places[entry] ?? 0) <= HEAD_BYTES : this.#sameTail(entry, bytes))
      ) {
        return entry;
      }
      slot = (slot + 1) & mask;
    }
    const entry = this.#entries++;
    if (entry === this.highs.length) this.#growEntries();
    this.highs[entry] = high;
    this.lows[entry] = low;
    this.hashes[entry] = hash;
    this.places[entry] = bytes > HEAD_BYTES ? (this.#tailsEnd << 7) | bytes : bytes;
    if (bytes > HEAD_BYTES) {
      this.#tailsEnd += bytes - HEAD_BYTES;
      if (this.#tailsEnd + WORD_BYTES > this.tails.length) this.tails = grown(this.tails, Uint8Array);
    }
    const inBlock = this.#entries - this.#blockStart;
    slots[slot] = inBlock;
    if (inBlock * 2 > slots.length) this.#growSlots();
    return entry;
  }

  #sameTail(entry: number, bytes: number): boolean {
    const { tails } = this;
    const place = this.places[entry] ?? 0;
    if ((place & 127) !== bytes) return false;
    const end = this.#tailsEnd + bytes - HEAD_BYTES;
    for (let at = this.#tailsEnd, other = place >> 7; at < end; at++, other++) {
      if (tails[at] !== tails[other]) return false;
    }
    return true;
  }

  #pair(first: number, second: number, hash: number): void {
    const pair = pairOf(this.hashes[first] ?? 0, hash);
    const slot = pair & (LAST_PAIRS - 1);
    const { pairs } = this;
    const last = this.#lastPairs[slot] ?? 0;
    // Entries are of one block: the same two are the same pair in it.
    if (last > 0 && pairs[last] === first && pairs[last + 1] === second) return;
    const at = this.#pairsEnd;
    if (at + PAIR > pairs.length) this.pairs = grown(pairs, Uint32Array);
    this.pairs[at] = pair;
    this.pairs[at + 1] = first;
    this.pairs[at + 2] = second;
    this.#pairsEnd = at + PAIR;
    this.#lastPairs[slot] = at + 1;
  }

  #growEntries(): void {
    this.highs = grown(this.highs, Int32Array);
    this.lows = grown(this.lows, Int32Array);
    this.hashes = grown(this.hashes, Int32Array);
    this.places = grown(this.places, Int32Array);
  }

  #growSlots(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    for (let entry = this.#blockStart; entry < this.#entries; entry++) {
      let slot = (this.hashes[entry] ?? 0) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = entry - this.#blockStart + 1;
    }
    this.#slots = slots;
  }
}

const TEXT_END_BYTE = TEXT_END.charCodeAt(0);

function isInChunk(byte: number): boolean {
  return byte > 0x20 && byte !== TEXT_END_BYTE;
}

/** Whether a box drawing or block element stands at a place: separators that full-screen programs are full of. */
function isDrawing(text: Buffer, at: number): boolean {
  if (text[at] !== 0xe2) return false;
  const second = text[at + 1] ?? 0;
  return second === 0x94 || second === 0x95 || (second === 0x96 && (text[at + 2] ?? 0) < 0xa0);
}

/** What a byte is in a plain word: itself, in small letters; 0 for separators and for parts of other characters. */
const IN_WORD = Uint8Array.from({ length: 256 }, (_, code) => {
  const char = String.fromCharCode(code);
  return code < 0x80 && /[A-Za-z0-9]/.test(char) ? char.toLowerCase().charCodeAt(0) : 0;
});

/** An array of twice the size that begins with the values of another. */
function grown<T extends Uint8Array | Uint32Array | Int32Array>(
  array: T,
  type: new (length: number) => T,
): T {
  const larger = new type(array.length * 2);
  larger.set(array);
  return larger;
}
