import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LineVersion } from '@scribery/format';
import fc from 'fast-check';
import { compareHits, type HitKey, hitKey } from '../hit/order.ts';
import { factsOf } from '../audit/event-facts.ts';
import { parseQuery } from '../query/parse.ts';
import type { Recording } from '../recording.ts';
import type { Hit, SearchRequest } from '../store.ts';
import { sampleEvent } from './sample-events.ts';
import { sampleLine, sampleRecording, START } from './samples.ts';
import { expectedHits } from './search-model.ts';
import type { StoreUnderTest } from './store-contract.ts';

const numRuns = Number(process.env['SCRIBERY_FUZZ_RUNS'] ?? 20);
const DAY_MS = 86_400_000;

export function searchContract(opened: () => StoreUnderTest): void {
  const search = async (query: string, request: Partial<SearchRequest> = {}) =>
    opened().reader.search({ query: parseQuery(query, { now: START }), limit: 0, ...request });
  const commit = async (recording: Recording, lines: LineVersion[], standing: LineVersion[] = []) =>
    opened().store.commitIndex({ recording, keyframes: [], lines, standing });

  describe('search', () => {
    it('gives the moment and the place of a match', async () => {
      const line = sampleLine('$ cat /etc/passwd; cat /etc/PASSWD', 1000, {
        row: 23,
        column: 70,
        cols: 80,
        growth: [
          [5, 1000],
          [17, 4000],
          [34, 9000],
        ],
        until: 12_000,
      });
      await commit(sampleRecording('r', { user: 'Alice' }), [line]);
      const expected: Hit = {
        recording: 'r',
        host: 'db1',
        user: 'Alice',
        time: START + 4000,
        position: 4000,
        until: 12_000,
        buffer: 'main',
        row: 23,
        column: 77,
        width: 3,
        text: line.text,
        matches: [
          [7, 17],
          [24, 34],
        ],
        places: [
          { row: 23, column: 77, width: 3, start: 7, end: 10 },
          { row: 24, column: 0, width: 7, start: 10, end: 17 },
          { row: 24, column: 14, width: 10, start: 24, end: 34 },
        ],
        kind: 'saw',
      };
      assert.deepEqual(await search('/etc/passwd'), {
        hits: [expected],
        next: null,
        count: 1,
        countCapped: false,
      });
    });

    it('finds every line of a burst, which all have one moment and one place', async () => {
      const texts = Array.from({ length: 3000 }, (_, n) => `burst ${n}`);
      await commit(
        sampleRecording('r', { ended: START }),
        texts.map((text) => sampleLine(text, 1000, { until: 1000 })),
      );
      const { hits, count } = await search('burst', { limit: 0 });
      assert.deepEqual(hits.map(({ text }) => text).sort(), texts.toSorted());
      assert.equal(count, 3000);
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await search('burst', { limit: 700, ...(cursor !== undefined && { cursor }) });
        paged.push(...page.hits.map(({ text }) => text));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      assert.deepEqual(
        paged,
        hits.map(({ text }) => text),
      );
    });

    it('finds what stood for a while before its line grew on, until it did', async () => {
      // Typed with a stop at `$ term` and at `$ termtosvg in te`, faster at `$ te` and the others.
      const line = sampleLine('$ termtosvg in term.svg', 1000, {
        growth: [
          [1, 1000],
          [4, 2000],
          [6, 2100],
          [11, 2500],
          [17, 3000],
          [19, 4000],
          [23, 4100],
        ],
        until: 9000,
      });
      for (const live of [false, true]) {
        const recording = sampleRecording('r', { ended: live ? null : START });
        await opened().store.resetIndex('r');
        await commit(recording, live ? [] : [line], live ? [{ ...line, until: null }] : []);
        const end = live ? null : 9000;
        const found = async (query: string) =>
          (await search(query)).hits
            .map(({ position, until, text, matches }) => [position, until, text, ...matches.flat()])
            .toReversed();
        assert.deepEqual(await found('te'), [[3000, 4000, '$ termtosvg in te', 15, 17]]);
        assert.deepEqual(await found('term'), [
          [2100, 2500, '$ term', 2, 6],
          [4000, end, line.text, 15, 19],
        ]);
        assert.deepEqual(await found('"termtosvg in te"'), [[3000, 4000, '$ termtosvg in te', 2, 17]]);
        assert.deepEqual(await found('"in te" termtosvg'), [
          [3000, 4000, '$ termtosvg in te', 2, 11, 12, 17],
        ]);
        assert.deepEqual(await found('te*'), [[2100, end, line.text, 2, 11, 15, 19]]);
        assert.deepEqual(await found('/m$/'), [[2100, 2500, '$ term', 5, 6]]);
        assert.deepEqual(await found('/\\bte\\b/ OR svg'), [
          [3000, 4000, '$ termtosvg in te', 15, 17],
          [4100, end, line.text, 20, 23],
        ]);
        for (const query of ['termt', 'te -in', 'termtosvg -te', '"term in"', '/^.$/ svg', 'typed:term']) {
          assert.deepEqual(await found(query), [], query);
        }
        assert.deepEqual(await found('svg -tes'), [[4100, end, line.text, 20, 23]]);
      }
    });

    it('looks with an expression at what stood at the first stops of a line, not at hundreds of long ones', async () => {
      const text = `${'x'.repeat(1000)}${'abc '.repeat(100)}`;
      const growth = Array.from({ length: 400 }, (_, step): [number, number] => [1001 + step, step * 500]);
      await commit(sampleRecording('r'), [sampleLine(text, 0, { growth, until: 300_000 })]);
      const found = await search('/xa$/ OR /ab$/');
      assert.deepEqual(
        found.hits.map(({ position, until }) => [position, until]),
        Array.from({ length: 8 }, (_, word) => [
          word * 2000 + (word === 0 ? 0 : 500),
          word * 2000 + 1000,
        ]).reverse(),
      );
      assert.equal((await search('"abc ab"')).count, 98);
    });

    it('does not take for words what was typed on after a rest', async () => {
      const growth: [number, number][] = [
        [2, 1000],
        [4, 2000],
      ];
      await commit(sampleRecording('r'), [sampleLine('lsof', 1000, { kind: 'typed', growth })]);
      assert.equal((await search('typed:ls')).count, 0);
      assert.equal((await search('typed:ls*')).count, 1);
    });

    it('finds what did not change in a line once, with its first moment', async () => {
      const [first, second] = ['load 0.10', 'load 0.20'];
      await commit(sampleRecording('r', { ended: START }), [
        sampleLine(first, 1000),
        sampleLine(second, 3000, { fresh: [[7, 9]] }),
      ]);
      const found = async (query: string) => (await search(query)).hits.map(({ position }) => position);
      assert.deepEqual(await found('load'), [1000]);
      assert.deepEqual(await found('"load 0.20"'), [3000]);
      assert.deepEqual(await found('load 20'), [3000]);
    });

    it('finds words in any case, composed or not, and in scripts without blanks', async () => {
      await commit(sampleRecording('r', { ended: START }), [
        sampleLine('CAFÉ 東京タワー 👨‍👩‍👧 permission_denied', 1),
      ]);
      for (const query of [
        'café',
        'cafe',
        'CAFE\u0301',
        '京タ',
        '"タワー"',
        '👩',
        '👨‍👩‍👧',
        'denied',
        'perm*',
      ]) {
        assert.equal((await search(query)).count, 1, query);
      }
      for (const query of ['caf', '東タ', '👧👩', 'permissions', '"denied permission"']) {
        assert.equal((await search(query)).count, 0, query);
      }
    });

    it('finds what regular expressions match, with all places, in every part of a line', async () => {
      const lines = ['port 8022 closed', 'Port 22 open', 'airport 7', 'etc.passwd'];
      await commit(
        sampleRecording('r', { ended: START }),
        lines.map((text, at) => sampleLine(text, at, { row: at })),
      );
      await commit(sampleRecording('live'), [], [sampleLine('port 9 stands', 1, { until: null })]);
      const texts = async (query: string) => (await search(query)).hits.map(({ text }) => text).sort();
      assert.deepEqual(await texts('/^port \\d+/'), ['Port 22 open', 'port 8022 closed', 'port 9 stands']);
      assert.deepEqual(await texts('/port/'), [
        'Port 22 open',
        'airport 7',
        'port 8022 closed',
        'port 9 stands',
      ]);
      assert.deepEqual(await texts('/\\d{2}/ -closed'), ['Port 22 open']);
      assert.deepEqual(await texts('port -/\\d\\d/'), ['port 9 stands']);
      assert.deepEqual(await texts('/t.p/ OR /stands$/'), ['port 9 stands']);
      assert.deepEqual(await texts('typed:/port/'), []);
      const { hits } = await search('/[a-z]\\w+/ rec:r 8022');
      assert.deepEqual(
        hits.map(({ places }) => places.map(({ column, width }) => [column, width])),
        [
          [
            [0, 4],
            [5, 4],
            [10, 6],
          ],
        ],
      );
    });

    it('says how far regular expressions came that would have to look at too much', async () => {
      const lines = Array.from({ length: 9000 }, (_, at) =>
        sampleLine(`${'word '.repeat(12)}${at}`, at * 1000),
      );
      await commit(sampleRecording('r', { ended: START }), lines);
      const whole = await search('/[a-z]{4} 89\\d\\d$/');
      assert.deepEqual([whole.hits.length, whole.limited], [100, undefined]);
      const { hits, limited, next } = await search('/[x-z]{900}|d 8999$/');
      assert.deepEqual([hits.length, next], [1, null]);
      assert.ok(limited !== undefined && limited.lines > 100 && limited.lines < 9000);
      assert.ok(limited.since > START && limited.since < START + 9_000_000);
      const list = await opened().reader.recordings({
        query: parseQuery('/[x-z]{900}/', { now: START }),
        limit: 5,
      });
      assert.match(list.problems?.join() ?? '', /regular expressions/);
    });

    it('joins what was seen and what was typed over the recording', async () => {
      await commit(sampleRecording('both'), [
        sampleLine('password prompt', 1),
        sampleLine('sudo', 2, { kind: 'typed' }),
      ]);
      await commit(sampleRecording('seen'), [sampleLine('password', 1)]);
      const found = async (query: string) =>
        (await search(query)).hits.map(({ recording, kind }) => `${recording} ${kind}`);
      assert.deepEqual(await found('password typed:sudo'), ['both typed', 'both saw']);
      assert.deepEqual(await found('password -typed:sudo'), ['seen saw']);
      assert.deepEqual(await found('password -prompt'), ['seen saw']);
      assert.deepEqual(await found('-typed:sudo'), ['seen saw']);
    });

    it('gives pages of the newest hits of all times, whatever order they were stored in', async () => {
      const days = [3, 90, 0, 31, 62, 1];
      for (const day of days) {
        const lines = Array.from({ length: 700 }, (_, at) =>
          sampleLine(`word ${at} ${at % 100}x`, at * 5000),
        );
        await commit(sampleRecording(`r${day}`, { start: START - day * DAY_MS, ended: START }), lines);
      }
      const all = await search('word');
      assert.equal(all.hits.length, 700 * days.length);
      assert.ok(all.hits.every((hit, index) => index === 0 || (all.hits[index - 1]?.time ?? 0) >= hit.time));
      assert.deepEqual(
        all.hits.slice(0, 3).map(({ recording }) => recording),
        ['r0', 'r0', 'r0'],
      );

      const paged: Hit[] = [];
      let cursor: string | undefined;
      do {
        const page = await search('7x', { limit: 5, ...(cursor === undefined ? {} : { cursor }) });
        assert.equal(page.count, 42);
        paged.push(...page.hits);
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      assert.deepEqual(paged, (await search('7x')).hits);
      assert.equal(paged.length, 42);
    });

    it('says when there are more hits than it counts', async () => {
      const lines = Array.from({ length: 40_000 }, (_, at) => sampleLine(`word ${at}`, at));
      await commit(sampleRecording('r', { ended: START }), lines);
      const { hits, count, countCapped, next } = await search('word', { limit: 10 });
      assert.equal(hits.length, 10);
      assert.ok(countCapped && count > 10 && next !== null);
    });

    it('gives exactly what the language says, for any lines and queries', async () => {
      let run = 0;
      const word = fc.constantFrom('a', 'b', 'ab', 'c', 'é', '東');
      const line = fc.record({
        words: fc.array(word, { minLength: 1, maxLength: 4 }),
        from: fc.integer({ min: 0, max: 20 }).map((at) => at * 700_000),
        typed: fc.boolean(),
        repeated: fc.constantFrom(1, 1, 1, 300),
        /** How long each unit of the text stood before the next one came, in ms. */
        pauses: fc.option(fc.array(fc.constantFrom(60, 60, 179, 180, 500), { minLength: 12, maxLength: 12 })),
      });
      const event = fc.record({
        words: fc.array(word, { minLength: 1, maxLength: 3 }),
        at: fc.integer({ min: 0, max: 20 }).map((at) => at * 700_000),
        kind: fc.constantFrom('executed', 'executed', 'exited', 'openat'),
        as: fc.constantFrom('alice', 'root'),
        status: fc.constantFrom(0, 1),
        repeated: fc.constantFrom(1, 1, 1, 1, 1, 400),
      });
      const recordings = fc.array(
        fc.record({
          lines: fc.array(line, { maxLength: 8 }),
          events: fc.array(event, { maxLength: 6 }),
          day: fc.constantFrom(0, 1, 40),
          ended: fc.boolean(),
        }),
        { minLength: 1, maxLength: 4 },
      );
      const term = fc.oneof(
        {
          weight: 4,
          arbitrary: fc
            .tuple(
              fc.constantFrom('', 'typed:'),
              fc.array(word, { minLength: 1, maxLength: 2 }),
              fc.constantFrom('', '*'),
            )
            .map(([field, list, star]) => `${field}"${list.join(' ')}"${star}`),
        },
        fc.constantFrom('user:u1', 'host:h*', 'rec:r2', 'since:1d', 'until:12h', '-user:u0'),
        {
          weight: 3,
          arbitrary: fc.oneof(
            fc.tuple(fc.constantFrom('cmd:', 'exe:', 'file:'), word).map((parts) => parts.join('')),
            fc.constantFrom(
              '/a./',
              '/^b+$/',
              'typed:/[bc]$/',
              '-/a b/',
              'cmd:/b.?/',
              '-cmd:/^a/',
              '/é|東/',
              '/ab.*/',
            ),
            fc.constantFrom('cmd:a', 'as:root', 'exit:0', 'exit:!0', '-cmd:b', 'file:a*'),
          ),
        },
      );
      const query = fc.letrec<{ node: string }>((tie) => ({
        node: fc.oneof(
          { maxDepth: 2 },
          term,
          fc
            .tuple(tie('node'), fc.constantFrom(' ', ' OR '), tie('node'))
            .map(([a, by, b]) => `(${a}${by}${b})`),
          tie('node').map((node) => `NOT ${node}`),
        ),
      })).node;
      await fc.assert(
        fc.asyncProperty(
          recordings,
          fc.array(query, { minLength: 1, maxLength: 6 }),
          async (made, queries) => {
            const { store, reader } = opened();
            for (const index of [0, 1, 2, 3]) await store.resetIndex(`r${index}`);
            run += 1;
            const stored = made.map(({ lines, events, day, ended }, index) => {
              // Events stay: each run has sessions, and words, of its own. The last session is not recorded.
              const session = run * 10 + index;
              const recording = sampleRecording(`r${index}`, {
                session,
                boot: 'boot-1',
                user: `u${index % 2}`,
                host: index === 0 ? 'h1' : 'x',
                start: START - day * DAY_MS,
                ended: ended ? START : null,
              });
              const versions = lines.flatMap(({ words, from, typed, repeated, pauses }, row) =>
                Array.from({ length: repeated }, (_, at) =>
                  grownLine(
                    sampleLine(words.join(' '), from + at, {
                      kind: typed ? 'typed' : 'saw',
                      row,
                      column: at % 80,
                      cols: 1000,
                    }),
                    pauses ?? [],
                  ),
                ),
              );
              const recorded = index < 3;
              const audited = events.flatMap(({ words, at, kind, as, status, repeated }, number) =>
                Array.from({ length: repeated }, (_, copy) =>
                  sampleEvent({
                    serial: session * 100_000 + number * 1000 + copy,
                    at: recording.start - START + at + copy,
                    host: recording.host,
                    session,
                    action: kind,
                    as,
                    login: recording.user,
                    exe: `/bin/${words[0]}`,
                    exit: status,
                    ...(kind === 'openat' ? { file: `/${words.join('/')}` } : { args: words }),
                    ...(kind === 'exited' ? { status } : {}),
                  }),
                ),
              );
              return {
                recording,
                recorded,
                lines: recorded ? versions : [],
                audited,
                events: audited.map(factsOf),
              };
            });
            await store.appendAuditEvents(stored.flatMap(({ audited }) => audited));
            for (const { recording, recorded, lines } of stored) {
              if (!recorded) continue;
              const standing = recording.ended === null ? lines.slice(-1) : [];
              await store.commitIndex({
                recording,
                keyframes: [],
                lines: lines.slice(0, lines.length - standing.length),
                standing,
              });
            }
            for (const text of queries) {
              const tree = parseQuery(text, { now: START });
              const { hits } = await reader.search({ query: tree, limit: 0 });
              const ofThisRun = (hit: Hit) =>
                hit.buffer !== null || (hit.session !== null && Math.floor(hit.session / 10) === run);
              const keys = hits.filter(ofThisRun).map((hit) => keyOf(hitKey(hit)));
              const expected = expectedHits(stored, tree).sort(compareHits);
              assert.deepEqual(keys, expected.map(keyOf), text);
              const first = await reader.search({ query: tree, limit: 3 });
              assert.deepEqual(
                first.hits.map((hit) => keyOf(hitKey(hit))),
                hits.slice(0, 3).map((hit) => keyOf(hitKey(hit))),
                text,
              );
            }
          },
        ),
        { numRuns, seed: 20261120 },
      );
    });
  });
}

/** The line as somebody types it, unit after unit, with so many ms between two; without pauses it comes at once. */
function grownLine(line: LineVersion, pauses: readonly number[]): LineVersion {
  if (pauses.length === 0) return line;
  let at = line.from;
  const growth = Array.from(line.text, (_, unit): [number, number] => {
    if (unit > 0) at += pauses[unit - 1] ?? 60;
    return [unit + 1, at];
  });
  return { ...line, growth, until: at + 1000 };
}

function keyOf({ recording, time, row, column, kind, text, until }: HitKey): string {
  return `${recording} ${time}-${until} ${row},${column} ${kind} ${text}`;
}
