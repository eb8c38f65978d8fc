import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Message, withLine } from '@scribery/format';
import fc from 'fast-check';
import { sampleMessage, sampleRecording, START } from './samples.ts';
import type { StoreUnderTest } from './store-contract.ts';

const numRuns = Number(process.env['SCRIBERY_FUZZ_RUNS'] ?? 6);

export function messagesContract(opened: () => StoreUnderTest): void {
  const read = async (recording: string, from: number, to?: number): Promise<Message[]> => {
    const messages: Message[] = [];
    for await (const message of opened().reader.messages(recording, from, to)) messages.push(message);
    return messages;
  };
  const ids = async (recording: string, from: number, to?: number) =>
    (await read(recording, from, to)).map(({ id }) => id);

  describe('messages', () => {
    it('come back as they were, in the order of their ids', async () => {
      const { store } = opened();
      const odd: Message = {
        ...sampleMessage('r', 2, '\u001b[31mé 東\u0000 \n"'),
        in_bin: [255, 0],
        cmd: ['sh', '-c', 'x'],
        events: [{ at: 200, after: 1, type: 'gap', reason: 'lost' }],
        chain: 'ab',
      };
      const outcomes = await store.appendMessages(
        [odd, sampleMessage('r', 1), sampleMessage('s', 1)].map(withLine),
      );
      assert.deepEqual(outcomes, ['stored', 'stored', 'stored']);
      assert.deepEqual(await read('r', 1), [sampleMessage('r', 1), odd]);
      assert.deepEqual(await read('s', 1), [sampleMessage('s', 1)]);
      assert.deepEqual(await read('nobody', 1), []);
    });

    it('are stored once, and never replaced', async () => {
      const { store } = opened();
      const first = sampleMessage('r', 1);
      const forged = sampleMessage('r', 1, 'forged');
      assert.deepEqual(await store.appendMessages([first, first, forged].map(withLine)), [
        'stored',
        'known',
        'conflict',
      ]);
      assert.deepEqual(await store.appendMessages([forged, first].map(withLine)), ['conflict', 'known']);
      const { ver, ...rest } = first;
      assert.deepEqual(await store.appendMessages([{ ...rest, ver }].map(withLine)), ['known']);
      assert.deepEqual(await read('r', 1), [first]);
    });

    it('are given by ranges of ids, over gaps', async () => {
      const { store } = opened();
      await store.appendMessages([1, 2, 5, 6, 9].map((id) => sampleMessage('r', id)).map(withLine));
      assert.deepEqual(await ids('r', 1), [1, 2, 5, 6, 9]);
      assert.deepEqual(await ids('r', 3, 6), [5, 6]);
      assert.deepEqual(await ids('r', 3, 4), []);
      assert.deepEqual(await ids('r', 10), []);
    });

    it('stay the same whatever order and size they come in', async () => {
      let run = 0;
      const count = 60;
      const sizes = fc.array(fc.constantFrom(10, 3_000, 90_000), { minLength: count, maxLength: count });
      const order = fc.shuffledSubarray([...Array(count).keys()], { minLength: count - 10 });
      await fc.assert(
        fc.asyncProperty(
          sizes,
          order,
          fc.integer({ min: 1, max: 20 }),
          fc.nat(count),
          async (lengths, indices, batch, from) => {
            const { store } = opened();
            const recording = `r${run++}`;
            const message = (index: number) =>
              sampleMessage(recording, index + 1, 'é'.repeat(lengths[index] ?? 0));
            for (let at = 0; at < indices.length; at += batch) {
              const outcomes = await store.appendMessages(
                indices
                  .slice(at, at + batch)
                  .map(message)
                  .map(withLine),
              );
              assert.ok(outcomes.every((outcome) => outcome === 'stored'));
              if (at % 3 === 0) {
                await store.commitIndex({
                  recording: sampleRecording(recording, { ended: START }),
                  keyframes: [],
                  lines: [],
                  standing: [],
                });
              }
            }
            const expected = indices.toSorted((a, b) => a - b).map(message);
            assert.deepEqual(await read(recording, 1), expected);
            assert.deepEqual(
              await ids(recording, from, from + 5),
              expected.map(({ id }) => id).filter((id) => id >= from && id <= from + 5),
            );
            const again = await store.appendMessages(indices.slice(0, 4).map(message).map(withLine));
            assert.ok(again.every((outcome) => outcome === 'known'));
          },
        ),
        { numRuns, seed: 20261120 },
      );
    });

    it('are seen by who reads while more are stored', async () => {
      const { store, reader } = opened();
      await store.appendMessages(
        [1, 2, 3].map((id) => sampleMessage('r', id, 'x'.repeat(200_000))).map(withLine),
      );
      const seen: number[] = [];
      for await (const { id } of reader.messages('r', 1)) {
        seen.push(id);
        if (id < 8)
          await store.appendMessages([sampleMessage('r', id + 3, 'x'.repeat(200_000))].map(withLine));
      }
      assert.deepEqual(seen, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    });

    it('that the index does not cover are told', async () => {
      const { store, reader } = opened();
      await store.appendMessages([sampleMessage('r', 1), sampleMessage('s', 1)].map(withLine));
      assert.deepEqual((await reader.unindexed()).sort(), ['r', 's']);
      await store.commitIndex({
        recording: sampleRecording('r', { indexed: 1 }),
        keyframes: [],
        lines: [],
        standing: [],
      });
      assert.deepEqual(await reader.unindexed(), ['s']);
      await store.appendMessages([sampleMessage('r', 2)].map(withLine));
      assert.deepEqual((await reader.unindexed()).sort(), ['r', 's']);
      assert.equal((await reader.recording('r'))?.messages, 2);
    });
  });
}
