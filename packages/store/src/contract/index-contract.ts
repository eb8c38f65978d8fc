import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withLine } from '@scribery/format';
import { parseQuery } from '../query/parse.ts';
import { sampleKeyframe, sampleLine, sampleMessage, sampleRecording, START } from './samples.ts';
import type { StoreUnderTest } from './store-contract.ts';

export function indexContract(opened: () => StoreUnderTest): void {
  const texts = async (query: string) =>
    (await opened().reader.search({ query: parseQuery(query, { now: START }), limit: 0 })).hits.map(
      ({ text }) => text,
    );

  describe('the index', () => {
    it('keeps the document of a recording, the newest one', async () => {
      const { store, reader } = opened();
      assert.equal(await reader.recording('r'), undefined);
      const document = sampleRecording('r', {
        command: ['vi'],
        exit: 7,
        boot: 'b',
        loginUid: 1000,
        ended: START + 5,
      });
      await store.commitIndex({ recording: sampleRecording('r'), keyframes: [], lines: [], standing: [] });
      await store.commitIndex({ recording: document, keyframes: [], lines: [], standing: [] });
      assert.deepEqual(await reader.recording('r'), document);
    });

    it('gives the last keyframe at a position and up to a message', async () => {
      const { store, reader } = opened();
      const keyframes = Array.from({ length: 100 }, (_, index) => sampleKeyframe(index * 1000, index * 10));
      for (const [first, end] of [
        [0, 3],
        [3, 4],
        [4, 70],
        [70, 100],
      ] as const) {
        await store.commitIndex({
          recording: sampleRecording('r'),
          keyframes: keyframes.slice(first, end),
          lines: [],
          standing: [],
        });
      }
      assert.equal(await reader.keyframe('r', -1), undefined);
      assert.equal(await reader.keyframe('other', 5), undefined);
      for (const index of [0, 1, 29, 30, 31, 62, 99]) {
        assert.deepEqual(await reader.keyframe('r', index * 1000 + 999), keyframes[index]);
        assert.deepEqual(await reader.keyframe('r', index * 1000), keyframes[index]);
        assert.deepEqual(await reader.keyframeAfter('r', index * 10 + 9), keyframes[index]);
      }
    });

    it('replaces what stands and keeps what is over', async () => {
      const { store } = opened();
      const recording = sampleRecording('r');
      const standing = { until: null };
      await store.commitIndex({
        recording,
        keyframes: [],
        lines: [sampleLine('one word', 1)],
        standing: [sampleLine('two words', 5, standing)],
      });
      assert.deepEqual(await texts('words'), ['two words']);
      await store.commitIndex({
        recording,
        keyframes: [],
        lines: [sampleLine('two words', 5)],
        standing: [sampleLine('three words', 9, standing)],
      });
      assert.deepEqual(await texts(''), ['three words', 'two words', 'one word']);
      await store.commitIndex({
        recording: { ...recording, ended: START + 99 },
        keyframes: [],
        lines: [sampleLine('three words', 9)],
        standing: [],
      });
      assert.deepEqual(await texts('word*'), ['three words', 'two words', 'one word']);
    });

    it('is dropped by resetIndex, and can be made again', async () => {
      const { store, reader } = opened();
      await store.appendMessages([sampleMessage('r', 1)].map(withLine));
      const update = {
        recording: sampleRecording('r', { indexed: 1, messages: 1, ended: START + 5 }),
        keyframes: [sampleKeyframe(0, 0)],
        lines: Array.from({ length: 1000 }, (_, at) => sampleLine(`line number ${at}`, at)),
        standing: [sampleLine('standing', 2000, { until: null })],
      };
      await store.commitIndex(update);
      await store.commitIndex({
        ...update,
        recording: sampleRecording('kept'),
        lines: [sampleLine('kept number', 1)],
        standing: [],
      });
      await store.resetIndex('r');
      await store.resetIndex('nobody');
      assert.equal(await reader.recording('r'), undefined);
      assert.equal(await reader.keyframe('r', 9), undefined);
      assert.deepEqual(await texts('number OR standing'), ['kept number']);
      assert.deepEqual(await reader.unindexed(), ['r']);
      for await (const { id } of reader.messages('r', 1)) assert.equal(id, 1);
      await store.commitIndex(update);
      assert.equal((await texts('number')).length, 1001);
    });
  });
}
