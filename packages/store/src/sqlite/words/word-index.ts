import type { LineVersion } from '@scribery/format';
import { cutTexts } from '../../hit/cut-words.ts';
import { integer } from '../column.ts';
import { aboutText } from '../lines/about.ts';
import { TEXT_END } from '../lines/block.ts';
import { BlockReader } from '../lines/block-reader.ts';
import type { MonthDatabase } from '../month-database.ts';
import { makeFilter } from './block-filter.ts';
import { makeRun } from './make-run.ts';
import { TermCollector } from './term-collector.ts';
import { writeRun } from './word-run.ts';

/**
 * Blocks that a run lists. Until there are so many, their terms are collected in memory, and searches tell them apart by
 * their filters. Runs of twice the size take a twelfth less room, and twice the memory and the work for what is unlisted.
 */
const RUN_BLOCKS = 1024;

/** Months whose unlisted terms are kept in memory, about 10 MB each; those of others are collected again from the lines. */
const MONTHS_KEPT = 2;

/** The lines of a block; and, where all of them were seen, their texts joined already. */
interface BlockTexts {
  readonly lines: readonly LineVersion[];
  readonly seen: string | undefined;
}

/** What is collected of the blocks of one month that no run lists yet. */
interface Collected {
  readonly collector: TermCollector;
  /** Their numbers, in the order in which they were collected. */
  readonly numbers: number[];
}

/** Writes the index of words: which blocks have a word, or two words side by side. Use it inside a `write` of the month. */
export class WordIndex {
  readonly #runBlocks: number;
  /** Those used last at the end. */
  readonly #months = new Map<MonthDatabase, Collected>();

  constructor(runBlocks: number = RUN_BLOCKS) {
    this.#runBlocks = runBlocks;
  }

  /** Adds a block whose lines can be read from now on. */
  add(month: MonthDatabase, number: number, texts: BlockTexts, about: string): void {
    const collected = this.#collected(month);
    const hashes = collect(collected, number, texts, about);
    month.statement('INSERT INTO unlisted (number, filter) VALUES (?, ?)').run(number, makeFilter(hashes));
    if (collected.numbers.length < this.#runBlocks) return;
    const order = collected.numbers.map((_, index) => index).sort(byNumber(collected.numbers));
    writeRun(
      month,
      order.map((index) => collected.numbers[index] ?? 0),
      makeRun(collected.collector, order),
    );
    month.statement('DELETE FROM unlisted').run();
    this.#months.delete(month);
  }

  /** Forgets what was collected of a month: blocks of it were dropped, or a write of it failed. */
  forget(month: MonthDatabase): void {
    this.#months.delete(month);
  }

  #collected(month: MonthDatabase): Collected {
    const collected = this.#months.get(month) ?? collectUnlisted(month);
    this.#months.delete(month);
    this.#months.set(month, collected);
    const [oldest] = this.#months.keys();
    if (this.#months.size > MONTHS_KEPT && oldest) this.#months.delete(oldest);
    return collected;
  }
}

/** Collects again what another process, or this one before it forgot it, had collected of a month. */
function collectUnlisted(month: MonthDatabase): Collected {
  const collected: Collected = { collector: new TermCollector(), numbers: [] };
  const reader = new BlockReader(month);
  for (const row of month.statement('SELECT number FROM unlisted ORDER BY number').all()) {
    const number = integer(row['number']);
    const block = reader.find(number);
    if (block)
      collect(
        collected,
        number,
        { lines: reader.lines(block), seen: undefined },
        aboutText(month, block.recording),
      );
  }
  return collected;
}

/** Takes a block in; gives the hashes of its terms. */
function collect(
  { collector, numbers }: Collected,
  number: number,
  { lines, seen }: BlockTexts,
  about: string,
): Int32Array {
  collector.add('saw', seen ?? textsOf(lines, 'saw'));
  if (seen === undefined) collector.add('typed', textsOf(lines, 'typed'));
  const cut = lines.filter(({ growth }) => growth !== undefined).flatMap(cutTexts);
  if (cut.length > 0) collector.add('saw', joinTexts(cut));
  collector.add('about', about);
  numbers.push(number);
  return collector.endBlock();
}

/** The texts of a kind, joined. */
function textsOf(lines: readonly LineVersion[], wanted: LineVersion['kind']): string {
  return joinTexts(lines.filter(({ kind }) => kind === wanted).map(({ text }) => text));
}

/** Joins texts; what would look like the end of one is a separator as well as any. */
function joinTexts(texts: readonly string[]): string {
  return texts.map((text) => text.replaceAll(TEXT_END, ' ')).join(TEXT_END);
}

function byNumber(numbers: readonly number[]): (a: number, b: number) => number {
  return (a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0);
}
