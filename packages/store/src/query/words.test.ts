import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { findAsciiPhrase } from './ascii-phrase.ts';
import { findPhrase } from './phrase.ts';
import { INDEXED_WORD_UNITS, indexedWord, indexText, words } from './words.ts';

const numRuns = Number(process.env['SCRIBERY_FUZZ_RUNS'] ?? 300);
const seed = 20261120;

const CASES: readonly (readonly [string, string])[] = [
  ['Permission denied: /etc/passwd', 'permission denied etc passwd'],
  ['foo_bar foo-bar 10.0.0.1', 'foo bar foo bar 10 0 0 1'],
  ['Café CAFE\u0301 naïve', 'cafe cafe naive'],
  ['Straße STRASSE ΟΔΟΣ οδός', 'strasse strasse οδοσ οδοσ'],
  ['ﬁle ½ ２４', 'file 1 2 24'],
  ['東京タワー', '東 京 タ ワ ー'],
  ['がｶﾞガ', 'が ガ ガ'],
  [`한글 ${'한글'.normalize('NFD')}`, '한 글 한 글'],
  ['👨‍👩‍👧 👍🏽 ❤️', '👨 👩 👧 👍 ❤'],
  ['│ total ─ 12 ▶', 'total 12 ▶'],
  ['हिन्दी', 'हिन्दी'],
  ['नी\u200dम soft\u00adhyphen', 'नीम softhyphen'],
  ['\ue0b0 powerline \ud800', 'powerline'],
];

describe('words', () => {
  for (const [text, expected] of CASES) {
    it(`splits ${JSON.stringify(text)}`, () => {
      assert.equal(
        words(text)
          .map(({ word }) => word)
          .join(' '),
        expected,
      );
    });
  }

  it('says where each word stands in the text', () => {
    const text = 'x é日 👍🏽 end';
    assert.deepEqual(
      words(text).map(({ start, end }) => text.slice(start, end)),
      ['x', 'é', '日', '👍🏽', 'end'],
    );
  });

  it('folds a text that is folded to itself, in order and inside of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const found = words(text);
        for (const [index, { word, start, end }] of found.entries()) {
          assert.ok(word.length > 0 && start < end && end <= text.length);
          assert.ok(start >= (found[index - 1]?.start ?? 0));
        }
      }),
      { numRuns, seed },
    );
  });
});

describe('indexText', () => {
  const database = new DatabaseSync(':memory:');
  database.exec(`
    CREATE VIRTUAL TABLE texts USING fts5 (text, tokenize = 'ascii');
    CREATE VIRTUAL TABLE terms USING fts5vocab (texts, instance);
  `);
  const insert = database.prepare('INSERT INTO texts (rowid, text) VALUES (1, ?)');
  const terms = database.prepare('SELECT term FROM terms ORDER BY offset');

  it('gives the index exactly the words of the text, cut to the longest that it knows', () => {
    const units = fc.oneof(
      fc.constantFrom(
        'a',
        'Z',
        '9',
        ' ',
        '_',
        '/',
        '.',
        '\n',
        'é',
        'e\u0301',
        '東',
        '👍🏽',
        '─',
        '½',
        '\u0000',
        'ß',
        '한',
      ),
      fc.string({ unit: 'binary', maxLength: 2 }),
      fc.integer({ min: 1, max: 100 }).map((length) => 'x'.repeat(length)),
    );
    fc.assert(
      fc.property(fc.array(units, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        database.exec('DELETE FROM texts');
        insert.run(indexText(text));
        assert.deepEqual(
          terms.all().map((row) => row['term']),
          words(text).map(({ word }) => indexedWord(word).toWellFormed()),
        );
      }),
      { numRuns, seed },
    );
  });

  it('cuts long runs only', () => {
    const long = 'x'.repeat(INDEXED_WORD_UNITS + 5);
    assert.equal(
      indexText(`_${long}-${'y'.repeat(INDEXED_WORD_UNITS)}`),
      `_${long.slice(5)}-${'y'.repeat(INDEXED_WORD_UNITS)}`,
    );
  });
});

describe('findAsciiPhrase', () => {
  it('finds what splitting the text into words finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '-', '1'), maxLength: 40 });
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '1'), minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        letters,
        fc.array(word, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (text, asked, prefix) => {
          const phrase = { words: asked, prefix };
          assert.deepEqual(findAsciiPhrase(text, phrase), findPhrase(words(text), phrase));
        },
      ),
      { numRuns: numRuns * 5, seed },
    );
  });
});
