import { blob, integer } from '../column.ts';
import type { MonthDatabase } from '../month-database.ts';
import { addList, chunkTerms, findInChunk, readNumber } from './run-chunk.ts';
import { type EncodedRun, writeNumber } from './run-encoder.ts';
import { INDEXED_WORD_UNITS } from '../../query/words.ts';
import { sealed, unsealed } from './sealed.ts';
import { MARK, type WordKind } from './terms.ts';

/** Chunks that a run keeps once they were read: several names, or words of one search, are mostly in the same. */
const CHUNKS_KEPT = 4;

/** A part of the index as it is searched: the terms of some hundred blocks. It never changes. */
export class WordRun {
  readonly #month: MonthDatabase;
  readonly #blocks: Uint32Array;
  readonly #firsts: readonly string[];
  readonly #firstChunk: number;
  /** Those used last at the end. */
  readonly #chunks = new Map<number, Buffer>();

  private constructor(
    month: MonthDatabase,
    blocks: Uint32Array,
    firsts: readonly string[],
    firstChunk: number,
  ) {
    this.#month = month;
    this.#blocks = blocks;
    this.#firsts = firsts;
    this.#firstChunk = firstChunk;
  }

  static read(month: MonthDatabase, number: number): WordRun {
    const row = month
      .statement('SELECT blocks, firsts, first_chunk FROM word_runs WHERE number = ?')
      .get(number);
    const firsts: string[] = JSON.parse(unsealed(blob(row?.['firsts'])).toString('latin1'));
    return new WordRun(
      month,
      readBlocks(unsealed(blob(row?.['blocks']))),
      firsts,
      integer(row?.['first_chunk']),
    );
  }

  /** The numbers of the blocks in a set, rising. */
  numbers(set: Uint8Array): number[] {
    const numbers: number[] = [];
    for (const [place, number] of this.#blocks.entries()) {
      if (((set[place >> 3] ?? 0) & (1 << (place & 7))) !== 0) numbers.push(number);
    }
    return numbers;
  }

  none(): Uint8Array {
    return new Uint8Array(Math.ceil(this.#blocks.length / 8));
  }

  all(): Uint8Array {
    return this.none().fill(0xff);
  }

  withTerm(term: string): Uint8Array {
    const set = this.none();
    const index = this.#chunkBefore(term);
    if (index < 0) return set;
    const chunk = this.#chunk(index);
    const list = findInChunk(chunk, term);
    if (list !== undefined) addList(chunk, list, set);
    return set;
  }

  withBeginning(beginning: string): Uint8Array {
    const set = this.none();
    for (let index = Math.max(0, this.#chunkBefore(beginning)); index < this.#firsts.length; index++) {
      const first = this.#firsts[index] ?? '';
      if (first > beginning && !first.startsWith(beginning)) break;
      const chunk = this.#chunk(index);
      for (const [term, list] of chunkTerms(chunk)) if (term.startsWith(beginning)) addList(chunk, list, set);
    }
    return set;
  }

  /** Blocks with a word that has `part` in it; words that are only known by their beginning may have it. */
  withPart(kind: WordKind, part: string): Uint8Array {
    const set = this.none();
    const mark = String.fromCharCode(MARK[kind]);
    const first = kind === 'saw' ? String.fromCharCode(MARK.pair + 1) : mark;
    for (let index = Math.max(0, this.#chunkBefore(first)); index < this.#firsts.length; index++) {
      if (kind !== 'saw' && (this.#firsts[index] ?? '') > `${mark}\xff`) break;
      const chunk = this.#chunk(index);
      for (const [term, list] of chunkTerms(chunk)) {
        const isKind = kind === 'saw' ? term >= first : term.startsWith(mark);
        if (isKind && (term.includes(part) || term.length >= INDEXED_WORD_UNITS)) addList(chunk, list, set);
      }
    }
    return set;
  }

  /** The last chunk that begins with a term or with one before it; -1 when all begin later. */
  #chunkBefore(term: string): number {
    let low = 0;
    let high = this.#firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#firsts[middle] ?? '') <= term) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #chunk(index: number): Buffer {
    const known = this.#chunks.get(index);
    if (known) return known;
    const row = this.#month
      .statement('SELECT body FROM word_chunks WHERE number = ?')
      .get(this.#firstChunk + index);
    const chunk = unsealed(blob(row?.['body']));
    const [oldest] = this.#chunks.keys();
    if (this.#chunks.size >= CHUNKS_KEPT && oldest !== undefined) this.#chunks.delete(oldest);
    this.#chunks.set(index, chunk);
    return chunk;
  }
}

/** Stores a run of blocks, whose numbers rise. */
export function writeRun(
  month: MonthDatabase,
  blocks: readonly number[],
  { chunks, firsts }: EncodedRun,
): void {
  const insert = month.statement('INSERT INTO word_chunks (body) VALUES (?)');
  let last = 0;
  for (const chunk of chunks) last = Number(insert.run(sealed(chunk)).lastInsertRowid);
  month
    .statement('INSERT INTO word_runs (lowest, highest, blocks, firsts, first_chunk) VALUES (?, ?, ?, ?, ?)')
    .run(
      blocks[0] ?? 0,
      blocks.at(-1) ?? 0,
      sealed(blocksBytes(blocks)),
      sealed(Buffer.from(JSON.stringify(firsts), 'latin1')),
      last - chunks.length + 1,
    );
}

function blocksBytes(blocks: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(5 * blocks.length);
  let end = 0;
  let before = 0;
  for (const block of blocks) {
    end = writeNumber(bytes, end, block - before);
    before = block;
  }
  return bytes.subarray(0, end);
}

function readBlocks(bytes: Uint8Array): Uint32Array {
  const blocks: number[] = [];
  let block = 0;
  for (let at = 0; at < bytes.length; ) {
    const { value, end } = readNumber(bytes, at);
    block += value;
    blocks.push(block);
    at = end;
  }
  return Uint32Array.from(blocks);
}
