import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ScriberyError } from '@scribery/errors';
import { alternatives } from './alternatives.ts';
import { describeQuery } from './describe.ts';
import { parseQuery } from './parse.ts';

const now = Date.UTC(2026, 10, 20, 15, 30);

/** A query in short: what it means without its columns. */
function meaning(query: string): string {
  return JSON.stringify(parseQuery(query, { now }), (key, value) => (key === 'column' ? undefined : value));
}

const SAME: readonly (readonly [string, string])[] = [
  ['a b', 'a AND b'],
  ['a b', 'saw:a SAW:b'],
  ['a b OR c', '(a AND b) OR c'],
  ['-a', 'NOT a'],
  ['-(a b)', 'NOT (a AND b)'],
  ['"Permission DENIED"', 'saw:"permission denied"'],
  ['/etc/passwd', '"etc passwd"'],
  ['/etc/passwd /etc/shadow', '"etc passwd" "etc shadow"'],
  ['/etc', 'etc'],
  ['file:/etc/', 'file:etc'],
  ['/a b|c/', 'saw:/a b|c/'],
  ['(/a(b)/ OR x)', '/a(b)/ OR x'],
  ['10.0.0.1', '"10 0 0 1"'],
  ['foo_bar', '"foo bar"'],
  ['café', 'CAFE\u0301'],
  ['foo-ba*', '"foo ba"*'],
  ['"say \\"hi\\" \\\\"', '"say hi"'],
  ['main()', 'main'],
  ['(main())', 'main'],
  ['東京', '"東 京"'],
  ['not and or', '"not" "and" "or"'],
  ['user:Alice', 'USER:"Alice"'],
  ['cmd:"rm -rf"', 'CMD:"rm rf"'],
  ['cmd:--force', 'cmd:force'],
  ['exe:/usr/bin/rm', 'exe:"usr bin rm"'],
  ['file:/etc/pass*', 'file:"etc pass"*'],
  ['ip:2001:db8::1', 'ip:"2001:db8::1"'],
  ['exit:eacces', 'exit:EACCES'],
  ['  ', ''],
];

const WRONG: readonly (readonly [string, number, RegExp])[] = [
  ['foo:bar', 1, /no field foo:.*user:.*until:/],
  ['a http://x', 3, /in "quotes"/],
  ['a "b', 3, /quote does not end/],
  ['a NOT', 6, /Nothing follows NOT/],
  ['a OR', 5, /Nothing follows OR/],
  ['OR a', 1, /Nothing stands before OR/],
  ['a AND OR b', 7, /between AND and OR/],
  ['(a', 1, /not closed/],
  ['a)', 2, /closes nothing/],
  ['a )', 3, /closes nothing/],
  ['()', 2, /Nothing stands between/],
  ['saw:"!!!"', 5, /no letter or digit/],
  ['a !!!', 3, /no letter or digit/],
  ['saw:', 5, /Nothing stands behind saw:/],
  ['user:""', 6, /between the quotes/],
  ['user:(a OR b)', 6, /takes one text, not a group.*\(user:a OR user:b\)/],
  ['-CMD:(a)', 6, /cmd: takes one text/],
  ['foo:(a)', 1, /no field foo:/],
  ['-', 2, /Nothing follows -/],
  ['--help', 1, /in "quotes"/],
  ['fo*o', 3, /\* can only stand at the end/],
  ['exit:', 6, /Nothing stands behind exit:/],
  ['cmd:rm exit:!', 14, /exit: takes a number/],
  ['exit:bad', 6, /exit:EACCES/],
  ['exit:!EBAD', 7, /exit: takes a number/],
  ['exit:1.5', 6, /exit: takes a number/],
  ['since:soon', 7, /takes 30s/],
  ['until:2026-02-30', 7, /takes 30s/],
  ['since:2026-01-01T25:00', 7, /takes 30s/],
];

describe('parseQuery', () => {
  for (const [query, same] of SAME) {
    it(`takes ${JSON.stringify(query)} for ${JSON.stringify(same)}`, () => {
      assert.equal(meaning(query), meaning(same));
    });
  }

  for (const [query, column, detail] of WRONG) {
    it(`refuses ${JSON.stringify(query)} at column ${column}`, () => {
      assert.throws(
        () => parseQuery(query, { now }),
        (error) => {
          assert.ok(error instanceof ScriberyError);
          assert.equal(error.code, 'SCR_QUERY_SYNTAX');
          assert.equal(error.place.column, column);
          assert.match(error.message, detail);
          return true;
        },
      );
    });
  }

  it('keeps the column of every term', () => {
    assert.deepEqual(parseQuery('a user:b', { now }), {
      type: 'and',
      nodes: [
        { type: 'text', kind: 'saw', words: ['a'], prefix: false, column: 1 },
        { type: 'field', field: 'user', pattern: 'b', column: 3 },
      ],
    });
  });

  it('takes a free word for one of a command where only events are asked for', () => {
    assert.deepEqual(parseQuery('rm', { now }, 'cmd'), parseQuery('cmd:rm', { now }));
  });

  it('takes an excluded exit for any other', () => {
    const ways = (query: string) => alternatives(parseQuery(query, { now }));
    assert.deepEqual(ways('cmd:rm -exit:0'), ways('cmd:rm exit:!0'));
    assert.deepEqual(ways('-exit:!EACCES'), ways('exit:EACCES'));
  });

  it('refuses queries that are too long, too deep, of too many terms or alternatives', () => {
    const large = ['a'.repeat(100_000), '('.repeat(200), 'NOT '.repeat(200), 'a '.repeat(200)];
    for (const query of large) {
      assert.throws(() => parseQuery(query, { now }), { code: 'SCR_QUERY_TOO_LARGE' });
    }
    const doubling = Array.from({ length: 12 }, (_, index) => `(a${index} OR b${index})`).join(' ');
    assert.throws(() => alternatives(parseQuery(doubling, { now })), { code: 'SCR_QUERY_TOO_LARGE' });
  });
});

describe('times', () => {
  const at = (query: string, timeZone?: string) => {
    const node = parseQuery(query, { now, ...(timeZone !== undefined && { timeZone }) });
    return node.type === 'time' ? new Date(node.at).toISOString() : undefined;
  };

  const TIMES: readonly (readonly [query: string, zone: string | undefined, expected: string])[] = [
    ['since:90s', undefined, '2026-11-20T15:28:30.000Z'],
    ['since:15m', undefined, '2026-11-20T15:15:00.000Z'],
    ['since:2h', 'Asia/Tokyo', '2026-11-20T13:30:00.000Z'],
    ['until:2d', undefined, '2026-11-18T15:30:00.000Z'],
    ['since:1w', undefined, '2026-11-13T15:30:00.000Z'],
    ['since:today', undefined, '2026-11-20T00:00:00.000Z'],
    ['until:today', undefined, '2026-11-21T00:00:00.000Z'],
    ['since:yesterday', undefined, '2026-11-19T00:00:00.000Z'],
    ['since:today', 'Australia/Brisbane', '2026-11-20T14:00:00.000Z'],
    ['until:today', 'America/New_York', '2026-11-21T05:00:00.000Z'],
    ['since:2026-11-01', 'Europe/Berlin', '2026-10-31T23:00:00.000Z'],
    ['since:2026-07-01', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
    ['since:2026-07-01', 'Asia/Kolkata', '2026-06-30T18:30:00.000Z'],
    ['until:2026-11-01', undefined, '2026-11-02T00:00:00.000Z'],
    ['until:2026-11-01T12:00', 'Europe/Berlin', '2026-11-01T11:00:00.000Z'],
    ['until:2026-11-01T12:00:05.5Z', 'Europe/Berlin', '2026-11-01T12:00:05.500Z'],
    ['since:"2026-11-01 12:00+05:30"', 'Europe/Berlin', '2026-11-01T06:30:00.000Z'],
    // A day of 25 hours, one of 23, an hour that came twice, and one that never came.
    ['until:2026-10-25', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['until:2026-03-29', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['since:2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['since:2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['since:2026-03-29T03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ];
  for (const [query, zone, expected] of TIMES) {
    it(`${query} in ${zone ?? 'no zone'} is ${expected}`, () => {
      assert.equal(at(query, zone), expected);
    });
  }
});

describe('describeQuery', () => {
  it('says what was searched', () => {
    const described = (query: string) => describeQuery(parseQuery(query, { now }));
    assert.equal(described(''), 'everything');
    assert.equal(
      described('user:alice ("permission denied" OR typed:pass*) -su since:2026-11-01'),
      'user alice and (“permission denied” on the screen or “pass…” typed) and not “su” on the screen and since 2026-11-01 00:00:00 UTC',
    );
    assert.equal(
      described('cmd:"rm -rf" exe:rm file:/etc/pass* ip:10.* as:root exit:!0'),
      '“rm rf” in a command and program “rm” and file “etc pass…” and address 10.* and as user root and exit not 0',
    );
  });

  it('puts no blanks between the characters of scripts that are written without', () => {
    const described = (query: string) => describeQuery(parseQuery(query, { now }));
    assert.equal(described('京都'), '“京都” on the screen');
    assert.equal(described('"東京都 route 66 京都*"'), '“東京都 route 66 京都” on the screen');
    assert.equal(described('typed:한국어'), '“한국어” typed');
  });
});
