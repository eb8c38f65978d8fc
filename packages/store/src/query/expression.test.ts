import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CompiledExpression } from '@scribery/expression';
import fc from 'fast-check';
import { Expressions, ExpressionWorkDone } from './expressions.ts';
import { parseQuery } from './parse.ts';
import { type Required, requiredWords } from './required-words.ts';
import { words } from './words.ts';

const parse = (query: string) => parseQuery(query, { now: 0 });

describe('a regular expression', () => {
  it('tells every place, without regard to case, and no empty one', () => {
    const find = (source: string, text: string) => CompiledExpression.of(source, true).find(text);
    assert.deepEqual(find('p[o0]rt \\d+', 'Port 22, PORT 80'), [
      [0, 7],
      [9, 16],
    ]);
    assert.deepEqual(find('a*', 'baab'), [[1, 3]]);
    assert.deepEqual(find('x*', 'baab'), []);
    assert.deepEqual(find('\\/etc\\/(passwd|shadow)$', 'cat /etc/shadow'), [[4, 15]]);
    assert.deepEqual(find('東.', '大東京 東西'), [
      [1, 3],
      [4, 6],
    ]);
  });

  it('is taken by words, typed: and cmd:, with its column and an escaped slash', () => {
    assert.deepEqual(parse('x typed:/a\\/ b/'), {
      type: 'and',
      nodes: [
        { type: 'text', kind: 'saw', words: ['x'], prefix: false, column: 1 },
        { type: 'expression', kind: 'typed', expression: 'a\\/ b', column: 3 },
      ],
    });
    assert.deepEqual(parse('cmd:/^rm/'), {
      type: 'event',
      term: { field: 'cmd', expression: '^rm' },
      column: 1,
    });
  });

  const wrong: readonly (readonly [query: string, column: number])[] = [
    ['/(a/', 2],
    ['x /ab)/', 4],
    ['/ab[c/', 4],
    ['typed:/ab*c**/', 12],
    ['cmd:/a\\1/', 7],
    ['/(?=a)/', 2],
    ['/a{1001}/', 3],
    ['/(a{1000}){1000}/', 11],
    [`/${'a'.repeat(1025)}/`, 1026],
    ['/(abcdefghij){101}/', 2],
  ];
  for (const [query, column] of wrong) {
    it(`${query.slice(0, 20)} is refused with the column ${column}`, () => {
      assert.throws(() => parse(query), { code: 'SCR_QUERY_SYNTAX', place: { column } });
    });
  }

  // What makes engines that go back take for ever, over a text that none of it is in.
  const hostile = [
    '(a+)+$',
    '^(a|aa)+b',
    '(a|aa)+b',
    '.*.*.*x',
    '(a*)*b',
    '(x+x+)+y',
    '(.*a){20}b',
    'a{1000}b',
    '[a-z]{900}9',
    '(a?){200}b',
  ];
  for (const source of hostile) {
    it(`${source} looks at each unit of a text as often as it has instructions at most`, () => {
      const compiled = CompiledExpression.of(source, true);
      const text = `${'a'.repeat(2000)}!`;
      assert.ok(compiled.size <= 1100);
      assert.equal(compiled.cost(text), 2002 * compiled.size);
      assert.equal(compiled.cost('a'.repeat(10_000_000)), 32 * 1024 * compiled.size);
      assert.deepEqual(compiled.find(text), []);
    });
  }

  it('ends the search in which it has looked at all that it may', () => {
    const { find } = new Expressions().term('z{900}');
    const text = 'a'.repeat(32 * 1024);
    let texts = 0;
    assert.throws(() => {
      for (; texts < 1000; texts++) find(text);
    }, ExpressionWorkDone);
    assert.equal(texts, 10);
  });
});

describe('the words that an expression asks for', () => {
  const word = (text: string, from = false, to = false): Required => ({ type: 'word', text, from, to });
  const ANY: Required = { type: 'any' };
  const cases: readonly (readonly [string, Required])[] = [
    ['denied', word('denied')],
    ['Port \\d+', { type: 'and', parts: [word('port', false, true)] }],
    ['^port ', word('port', true, true)],
    ['^po\\d', word('po', true)],
    ['.*x', ANY],
    ['ab', ANY],
    ['(error|warning)s?', { type: 'or', parts: [word('error'), word('warning')] }],
    ['(error|.)', ANY],
    ['(error)?x', ANY],
    ['abcd*', word('abc')],
    ['abcd+e', word('abcd')],
    ['(?i:abcd){2}', word('abcd')],
    ['[^]abc]def', word('def')],
    ['\\x41bcd\\pLefg\\p{Greek}hij', { type: 'and', parts: [word('bcd'), word('efg'), word('hij')] }],
    ['\\bcat_dog\\b', { type: 'and', parts: [word('cat', false, true), word('dog', true)] }],
    ['\\Qabc\\E', ANY],
  ];
  for (const [source, required] of cases) {
    it(`of /${source}/`, () => {
      const only = required.type === 'and' && required.parts.length === 1 ? required.parts[0] : required;
      assert.deepEqual(requiredWords(source), only);
    });
  }

  it('are in every text in which it matches', () => {
    const atom = fc.constantFrom(
      'a',
      'B',
      'cd',
      'ab1',
      ' ',
      '_',
      '.',
      '[ab ]',
      '[^a]',
      '\\w',
      '\\s',
      '\\b',
      '^',
      '$',
      'é',
      'k',
      's',
    );
    const piece = fc
      .tuple(atom, fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{0,1}'))
      .map(([unit, count]) => (['\\b', '^', '$'].includes(unit) ? unit : unit + count));
    const sequence = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
    const group = fc
      .tuple(fc.array(sequence, { minLength: 1, maxLength: 2 }), fc.constantFrom('', '*', '+', '?'))
      .map(([ways, count]) => `(${ways.join('|')})${count}`);
    const source = fc
      .array(fc.oneof(sequence, group), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join(''));
    const text = fc
      .array(fc.constantFrom('a', 'A', 'b', 'c', 'd', '1', ' ', '_', 'é', 'e\u0301', '東', 'K', 'ſ'), {
        maxLength: 10,
      })
      .map((units) => units.join(''));
    fc.assert(
      fc.property(source, text, (expression, subject) => {
        let compiled: CompiledExpression;
        try {
          compiled = CompiledExpression.of(expression, true);
        } catch {
          return;
        }
        if (compiled.find(subject).length > 0) assert.ok(holds(requiredWords(expression), subject));
      }),
      { numRuns: Number(process.env['SCRIBERY_FUZZ_RUNS'] ?? 5000) },
    );
  });
});

function holds(required: Required, text: string): boolean {
  switch (required.type) {
    case 'any':
      return true;
    case 'word':
      return words(text).some(
        ({ word }) =>
          word.includes(required.text) &&
          (!required.from || word.startsWith(required.text)) &&
          (!required.from || !required.to || word === required.text),
      );
    case 'and':
      return required.parts.every((part) => holds(part, text));
    case 'or':
      return required.parts.some((part) => holds(part, text));
  }
}
