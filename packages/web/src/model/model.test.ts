import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RecordingSummary, SearchHit } from '@scribery/player';
import { asksForText, hitAddress, readAddress, recordingAddress, sessionsAddress } from './address.ts';
import { groupHits } from './hit-groups.ts';
import { formatBytes, formatCount } from './quantity.ts';
import { outcomeOf, withNews } from './recording-page-list.ts';
import { splitTime, withTime } from './query-time.ts';
import { snippet } from './snippet.ts';
import { formatAgo } from './wall-time.ts';

const read = (path: string) => readAddress(new URL(path, 'http://x'));

function hit(recording: string, position = 0): SearchHit {
  const base = { host: 'h', user: 'u', time: 0, until: null, buffer: 'main', kind: 'saw' } as const;
  return { ...base, recording, position, row: 3, column: 7, width: 5, text: 'x', matches: [], places: [] };
}

const place = (row: number, column: number) => ({ row, column, width: 5, start: 0, end: 5 });

function recording(id: string, start: number, more: Partial<RecordingSummary> = {}): RecordingSummary {
  const base = {
    host: 'h',
    user: 'u',
    duration: 0,
    cols: 80,
    rows: 24,
    bytes_out: 0,
    bytes_in: 0,
    ended: null,
  };
  return { ...base, recording: id, start, live: true, term: '', messages: 0, problems: 0, ...more };
}

describe('addresses', () => {
  test('the sessions page reads back what was written', () => {
    for (const state of [
      { query: '', view: 'recordings', cursors: [] },
      { query: 'saw:"a b" & user:x', view: 'moments', cursors: ['c=1', 'c2'] },
      { query: 'foo', view: 'recordings', cursors: [] },
    ] as const) {
      assert.deepEqual(read(sessionsAddress(state)), { name: 'sessions', state });
    }
  });

  test('the pages before stay in an address as far as it can hold them', () => {
    const cursors = Array.from({ length: 30 }, (_, page) => `c${page}`);
    const page = read(sessionsAddress({ query: '', cursors }));
    assert.deepEqual(page.name === 'sessions' && page.state.cursors, cursors.slice(10));
  });

  test('a hit leads to its recording, moment and place', () => {
    assert.equal(hitAddress(hit('a:b-1', 1234.5), 'x y'), '/recordings/a%3Ab-1?at=1234.5&q=x+y&mark=3,7,5');
    assert.deepEqual(read(hitAddress(hit('a:b-1', 1234.5), 'x y')), {
      name: 'recording',
      state: { recording: 'a:b-1', at: 1234.5, query: 'x y', places: [{ row: 3, column: 7, width: 5 }] },
    });
    const two = { ...hit('r', 5), places: [place(3, 7), place(3, 40), place(4, 0)] };
    const address = hitAddress(two, '') ?? '';
    assert.equal(address, '/recordings/r?at=5&mark=3,7,5&mark=3,40,5&mark=4,0,5');
    const page = read(address);
    assert.deepEqual(page.name === 'recording' && page.state.places.map(({ column }) => column), [7, 40, 0]);
  });

  test('what makes no sense in an address is left out', () => {
    assert.deepEqual(read('/recordings/r?at=-5&mark=1,2'), {
      name: 'recording',
      state: { recording: 'r', at: undefined, query: '', places: [] },
    });
    assert.equal(read('/recordings/a/b').name, 'unknown');
    assert.equal(read('/recordings/%E0%A4%A').name, 'recording');
    assert.equal(recordingAddress('r', { at: 12.6 }), '/recordings/r?at=13');
  });

  test('a query about users, hosts and times only is about recordings', () => {
    for (const query of [
      '',
      'user:alice',
      'user:"a b" host:db* since:2d',
      '(user:a OR user:b) -host:x',
      'NOT rec:1',
    ]) {
      assert.equal(asksForText(query), false, query);
    }
    for (const query of ['foo', 'user:a foo', 'typed:ls', '"permission denied"'])
      assert.equal(asksForText(query), true);
  });
});

test('a snippet shows what matched, and where it was cut', () => {
  assert.deepEqual(
    snippet('rm -rf /tmp/x', [
      [0, 2],
      [7, 13],
    ]),
    [
      { text: 'rm', matched: true },
      { text: ' -rf ', matched: false },
      { text: '/tmp/x', matched: true },
    ],
  );
  const long = snippet(`${'a'.repeat(100)}HIT${'b'.repeat(400)}`, [[100, 103]]);
  assert.deepEqual(
    long.map(({ text }) => text.length),
    [1, 40, 3, 197, 1],
  );
  assert.equal(
    snippet('x'.repeat(20), [
      [5, 99],
      [3, 8],
    ])
      .map(({ text }) => text)
      .join(''),
    'x'.repeat(20),
  );
  assert.deepEqual(snippet('', []), []);
});

test('neighbouring hits of a recording are one group', () => {
  const groups = groupHits([hit('a'), hit('a'), hit('b'), hit('a')]);
  assert.deepEqual(
    groups.map((group) => [group.recording, group.hits.length]),
    [
      ['a', 2],
      ['b', 1],
      ['a', 1],
    ],
  );
});

test('quantities are written as people read them', () => {
  assert.deepEqual([0, 873, 1000, 1450, 9_960, 250_000, 1_400_000].map(formatBytes), [
    '0 B',
    '873 B',
    '1.0 kB',
    '1.4 kB',
    '10 kB',
    '250 kB',
    '1.4 MB',
  ]);
  assert.equal(formatCount(1, 'hit'), '1 hit');
  assert.equal(formatCount(1204, 'hit'), '1,204 hits');
  assert.deepEqual(
    [10_000, 3_700_000, 90_000_000].map((ms) => formatAgo(0, ms)),
    ['just now', '1 hour ago', 'yesterday'],
  );
});

test('news renew a row, and put a new recording where it belongs', () => {
  const list = {
    recordings: [recording('b', 200), recording('a', 100)],
    next: null,
    count: 2,
    count_capped: false,
  };
  const ids = (news: RecordingSummary, first = true) =>
    withNews(list, news, first).recordings.map((row) => row.recording);
  assert.deepEqual(ids(recording('c', 300)), ['c', 'b', 'a']);
  assert.deepEqual(ids(recording('c', 150)), ['b', 'c', 'a']);
  assert.deepEqual(ids(recording('c', 300), false), ['b', 'a']);
  assert.equal(withNews(list, recording('a', 100, { duration: 5 }), false).recordings[1]?.duration, 5);
  const count = (news: RecordingSummary, more = {}) => withNews({ ...list, ...more }, news, true).count;
  assert.deepEqual(
    [count(recording('c', 300)), count(recording('c', 150)), count(recording('a', 100))],
    [3, 2, 2],
  );
  assert.deepEqual(
    [count(recording('c', 300), { count_capped: true }), count(recording('c', 300), { count: null })],
    [2, null],
  );
});

test('the outcome of a recording', () => {
  assert.equal(outcomeOf(recording('a', 0, { live: false, exit: 7 })), 'exit 7');
  assert.equal(outcomeOf(recording('a', 0, { live: false, signal: 'SIGKILL' })), 'SIGKILL');
  assert.equal(outcomeOf(recording('a', 0)), undefined);
});

describe('the time of a query', () => {
  const cases: readonly (readonly [query: string, since: string, until: string, week: string])[] = [
    ['', '', '', 'since:7d'],
    ['error', '', '', 'error since:7d'],
    ['since:2d', '2d', '', 'since:7d'],
    ['error since:2d UNTIL:1d', '2d', '1d', 'error since:7d'],
    ['until:1d since:2d', '2d', '1d', 'since:7d'],
    ['(a OR b) since:2d', '2d', '', '(a OR b) since:7d'],
    ['a OR b', '', '', '(a OR b) since:7d'],
    ['a OR b since:2d', '', '', '(a OR b since:2d) since:7d'],
    ['a OR since:2d', '', '', '(a OR since:2d) since:7d'],
    ['a NOT since:2d', '', '', 'a NOT since:2d since:7d'],
    ['a -since:2d', '', '', 'a -since:2d since:7d'],
    ['"x OR y" since:2d', '2d', '', '"x OR y" since:7d'],
    ['(a (b OR c)) since:2d', '2d', '', '(a (b OR c)) since:7d'],
    ['saw:"it was since:2d"', '', '', 'saw:"it was since:2d" since:7d'],
    ['/it was since:2d/', '', '', '/it was since:2d/ since:7d'],
  ];
  for (const [query, since, until, week] of cases) {
    test(`of ${query || 'none'}`, () => {
      assert.deepEqual(splitTime(query).time, { since, until });
      assert.equal(withTime(query, { since: '7d', until: '' }), week);
    });
  }
});
