import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseQuery } from '../query/parse.ts';
import type { RecordingsPage } from '../store.ts';
import { sampleLine, sampleRecording, START } from './samples.ts';
import type { StoreUnderTest } from './store-contract.ts';

const DAY_MS = 86_400_000;

export function listContract(opened: () => StoreUnderTest): void {
  /** 60 recordings, one every two days back from START: r0 is the newest. */
  const fill = async () => {
    for (let number = 59; number >= 0; number--) {
      const recording = sampleRecording(`r${number}`, {
        start: START - 2 * number * DAY_MS,
        user: ['Alice', 'bob', 'Éva', 'a?[b]'][number % 4] ?? '',
        host: `db${number % 7}`,
        ended: number % 2 === 0 ? START : null,
      });
      const lines = [
        sampleLine(`common rare${number}`, 10),
        sampleLine(number % 10 === 0 ? 'tenth' : 'other', 20, { kind: 'typed' }),
      ];
      await opened().store.commitIndex({ recording, keyframes: [], lines, standing: [] });
    }
  };
  const list = async (query: string, page: Partial<RecordingsPage> = {}) => {
    const result = await opened().reader.recordings({
      query: parseQuery(query, { now: START }),
      limit: 100,
      ...page,
    });
    return result.recordings.map(({ recording }) => Number(recording.slice(1)));
  };
  const numbers = (keep: (number: number) => boolean) => [...Array(60).keys()].filter(keep);

  describe('the list of recordings', () => {
    it('is empty at first', async () => {
      assert.deepEqual(await opened().reader.recordings({ limit: 10 }), {
        recordings: [],
        next: null,
        count: 0,
        countCapped: false,
      });
    });

    it('tells how many there are on all pages, unless texts decide', async () => {
      await fill();
      for (const [query, wanted] of [
        ['', 60],
        ['user:alice', 15],
        ['since:20d until:10d', 5],
        ['host:none', 0],
        ['common', null],
        ['user:alice -typed:tenth', null],
      ] as const) {
        const { count, countCapped } = await opened().reader.recordings({
          query: parseQuery(query, { now: START }),
          limit: 2,
        });
        assert.deepEqual([count, countCapped], [wanted, false], query);
      }
    });

    it('gives pages, newest first', async () => {
      await fill();
      const all: string[] = [];
      let cursor: string | undefined;
      let pages = 0;
      do {
        const page = await opened().reader.recordings({
          limit: 7,
          ...(cursor === undefined ? {} : { cursor }),
        });
        all.push(...page.recordings.map(({ recording }) => recording));
        cursor = page.next ?? undefined;
        pages++;
      } while (cursor !== undefined);
      assert.deepEqual(
        all,
        numbers(() => true).map((number) => `r${number}`),
      );
      assert.equal(pages, 9);
    });

    it('keeps those that a query asks for', async () => {
      await fill();
      assert.deepEqual(
        await list('user:alice'),
        numbers((number) => number % 4 === 0),
      );
      assert.deepEqual(
        await list('user:e\u0301VA'),
        numbers((number) => number % 4 === 2),
      );
      assert.deepEqual(
        await list('user:a* -user:alice'),
        numbers((number) => number % 4 === 3),
      );
      assert.deepEqual(
        await list('user:"a?[b*"'),
        numbers((number) => number % 4 === 3),
      );
      assert.deepEqual(
        await list('user:bob host:db1 OR rec:r7'),
        numbers((number) => (number % 4 === 1 && number % 7 === 1) || number === 7),
      );
      assert.deepEqual(
        await list('rec:r*1'),
        numbers((number) => number % 10 === 1),
      );
      assert.deepEqual(await list('since:20d until:10d'), [6, 7, 8, 9, 10]);
      assert.deepEqual(await list('host:none'), []);
    });

    it('keeps those that have a hit for its texts', async () => {
      await fill();
      assert.deepEqual(await list('rare5'), [5]);
      assert.deepEqual(
        await list('common typed:tenth'),
        numbers((number) => number % 10 === 0),
      );
      assert.deepEqual(
        await list('common -typed:tenth user:bob'),
        numbers((number) => number % 4 === 1),
      );
      assert.deepEqual(
        await list('-typed:tenth'),
        numbers((number) => number % 10 !== 0),
      );
      assert.deepEqual(await list('common', { limit: 3 }), [0, 1, 2]);
      assert.deepEqual(await list('common tenth'), []);
    });

    it('refuses a cursor that it did not give', async () => {
      await assert.rejects(opened().reader.recordings({ limit: 1, cursor: 'x' }), {
        code: 'SCR_REQUEST_INVALID',
      });
      await assert.rejects(
        opened().reader.search({ query: parseQuery('', { now: 0 }), limit: 1, cursor: 'WzFd' }),
        {
          code: 'SCR_REQUEST_INVALID',
        },
      );
    });
  });
}
