import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { findPhrase } from '../../query/phrase.ts';
import { INDEXED_WORD_UNITS, words } from '../../query/words.ts';
import { TEXT_END } from '../lines/block.ts';
import { MonthDatabase } from '../month-database.ts';
import { makeFilter } from './block-filter.ts';
import { type BlockQuery, blocksOfRun, mayHold, rowQuery } from './block-query.ts';
import { makeRun, PAIRED_BLOCKS } from './make-run.ts';
import { TermCollector } from './term-collector.ts';
import { WordRun, writeRun } from './word-run.ts';

const numRuns = Number(process.env['SCRIBERY_FUZZ_RUNS'] ?? 200);
const seed = 20261126;

const UNITS = fc.oneof(
  fc.constantFrom(
    ...'aZ9 _/.',
    'é',
    'e\u0301',
    '東',
    '👍🏽',
    '─',
    '│',
    '½',
    '\u0000',
    'ß',
    '한',
    ' word',
    ' other ',
  ),
  fc.string({ unit: 'binary', maxLength: 2 }),
  fc.integer({ min: 1, max: 100 }).map((length) => 'x'.repeat(length)),
);
const TEXT = fc.array(UNITS, { maxLength: 20 }).map((parts) => parts.join('').replaceAll(TEXT_END, ' '));
const BLOCKS = fc.array(fc.array(TEXT, { maxLength: 4 }), { minLength: 1, maxLength: 4 });

describe('the index of words', () => {
  const directory = mkdtempSync(join(tmpdir(), 'scribery-words-'));
  let month: MonthDatabase;
  before(() => {
    month = new MonthDatabase('2026-11', join(directory, 'month.sqlite'), 'ephemeral');
  });
  after(() => {
    month.close();
    rmSync(directory, { recursive: true });
  });

  /** Blocks in the index: `order` says in which order their numbers rise. */
  const index = (blocks: readonly (readonly string[])[], order = blocks.map((_, block) => block)) => {
    const collector = new TermCollector();
    const filters = blocks.map((texts) => {
      collector.add('saw', texts.join(TEXT_END));
      return makeFilter(collector.endBlock());
    });
    month.statement('DELETE FROM word_runs').run();
    writeRun(
      month,
      order.map((_, place) => 10 + 3 * place),
      makeRun(collector, order),
    );
    const number = month.statement('SELECT number FROM word_runs').get()?.['number'];
    const run = WordRun.read(month, Number(number));
    const found = (query: BlockQuery) =>
      run
        .numbers(blocksOfRun(query, run))
        .map((found) => order[(found - 10) / 3] ?? -1)
        .sort((a, b) => a - b);
    return { found, filters };
  };

  it('finds the blocks that have a word, whatever the text', () => {
    fc.assert(
      fc.property(BLOCKS, fc.nat(), (blocks, turn) => {
        const order = blocks.map((_, block) => (block + turn) % blocks.length);
        const { found, filters } = index(blocks, order);
        const wordsOf = blocks.map((texts) => texts.flatMap((text) => words(text).map(({ word }) => word)));
        for (const word of new Set(wordsOf.flat())) {
          const query = rowQuery('saw', [word], false);
          const known = word.slice(0, INDEXED_WORD_UNITS - 1);
          const having = (holds: (other: string) => boolean) =>
            wordsOf.flatMap((some, block) => (some.some(holds) ? [block] : []));
          const is = having((other) => other === word);
          const begins = having((other) => other.startsWith(known));
          if (word.length < INDEXED_WORD_UNITS) assert.deepEqual(found(query), is);
          else for (const block of is) assert.ok(found(query).includes(block));
          assert.deepEqual(found(rowQuery('saw', [known], true)), begins);
          for (const block of is) assert.ok(mayHold(query, filters[block] ?? new Uint8Array()));
        }
      }),
      { numRuns, seed },
    );
  });

  it('finds every block that has words in a row, whatever the text', () => {
    fc.assert(
      fc.property(BLOCKS, (blocks) => {
        // Pairs are listed of words that are common.
        const repeated = Array.from({ length: PAIRED_BLOCKS + 1 }, () => blocks).flat();
        const { found, filters } = index(repeated);
        for (const [block, texts] of blocks.entries()) {
          for (const text of texts) {
            const row = words(text).map(({ word }) => word);
            for (let from = 0; from < row.length; from++) {
              for (const prefix of [false, true]) {
                const query = rowQuery('saw', row.slice(from, from + 3), prefix);
                assert.ok(found(query).includes(block));
                assert.ok(mayHold(query, filters[block] ?? new Uint8Array()));
              }
            }
          }
        }
      }),
      { numRuns, seed },
    );
  });

  it('tells words that stand side by side from words that only stand in the same block', () => {
    const others = (block: number) =>
      Array.from({ length: 100 + block }, (_, at) => `${block}x${at}`).join(' ');
    const blocks = Array.from({ length: 100 }, (_, block) =>
      block % 10 === 0 ? [others(block), 'one two here'] : [others(block), 'two one here', 'one', 'two'],
    );
    const { found, filters } = index(blocks);
    const query = rowQuery('saw', ['one', 'two'], false);
    const having = blocks.flatMap((texts, block) =>
      texts.some((text) => findPhrase(words(text), { words: ['one', 'two'], prefix: false }).length > 0)
        ? [block]
        : [],
    );
    assert.deepEqual(found(query), having);
    assert.ok(filters.filter((filter) => mayHold(query, filter)).length < 2 * having.length);
  });

  it('says that it is damaged rather than that nothing is found', () => {
    const { found } = index([['a word']]);
    month.statement('UPDATE word_chunks SET body = zeroblob(length(body))').run();
    assert.throws(() => found(rowQuery('saw', ['word'], false)), SyntaxError);
  });
});
