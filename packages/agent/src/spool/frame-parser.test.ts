import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { frameBytes } from '../testing/spool-writer.ts';
import type { Frame } from './frame.ts';
import { FrameParser, type Skipped } from './frame-parser.ts';

const options = { numRuns: Number(process.env['SCRIBERY_FUZZ_RUNS'] ?? 500), seed: 20 };

const frames = fc.array(
  fc.record({
    type: fc.integer({ min: 0, max: 255 }),
    time: fc.nat(),
    payload: fc.uint8Array({ maxLength: 60 }),
  }),
  { maxLength: 12 },
);
const cuts = fc.array(fc.nat(40), { maxLength: 60 });

test('frames come out as they went in, whatever the pieces', () => {
  fc.assert(
    fc.property(frames, cuts, (list, sizes) => {
      const bytes = Buffer.concat(list.map(({ type, time, payload }) => frameBytes(type, time, payload)));
      const items = parse(bytes, sizes);
      assert.deepEqual(
        items.map((item) => (item.type === 'skipped' ? item : { ...item, end: 0 })),
        list.map(({ type, time, payload }) => ({ type, time, payload: Buffer.from(payload), end: 0 })),
      );
      assert.equal(items.at(-1)?.end ?? 0, bytes.length);
    }),
    options,
  );
});

test('any bytes give the same frames in any pieces, account for each byte and never throw', () => {
  const damaged = fc
    .tuple(frames, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }), fc.nat(30))
    .map(([list, changes, cut]) => {
      const bytes = Buffer.concat(list.map(({ type, time, payload }) => frameBytes(type, time, payload)));
      for (const [at, value] of changes) bytes[at % (bytes.length || 1)] = value;
      return bytes.subarray(0, Math.max(0, bytes.length - cut));
    });
  fc.assert(
    fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 200 })), cuts, (raw, sizes) => {
      const bytes = Buffer.from(raw);
      const items = parse(bytes, sizes);
      assert.deepEqual(items, parse(bytes, []));
      let at = 0;
      for (const item of items) {
        assert.ok(item.end >= at);
        at = item.end;
      }
      assert.equal(at, bytes.length);
    }),
    options,
  );
});

const a = frameBytes(2, 1, 'aaaa');
const b = frameBytes(2, 2, 'bbbb');
const c = frameBytes(2, 3, 'cccc');
for (const [what, at, value] of [
  ['magic', 0, 0],
  ['check', 2, 0xff],
  ['length', 4, 200],
  ['time', 8, 77],
] as const) {
  test(`a frame with a wrong ${what} costs itself alone`, () => {
    const wrong = Buffer.from(b);
    wrong[at] = value;
    const [first, skipped, last] = parse(Buffer.concat([a, wrong, c]), []);
    assert.equal(payload(first), 'aaaa');
    assert.deepEqual(skipped, { type: 'skipped', bytes: b.length, end: 40 });
    assert.equal(payload(last), 'cccc');
  });
}

test('a length beyond the limit is damage, although its check is right', () => {
  const huge = frameBytes(2, 1, Buffer.alloc(1024 * 1024 + 1)).subarray(0, 16);
  const [skipped, next] = parse(Buffer.concat([huge, b]), []);
  assert.deepEqual(skipped, { type: 'skipped', bytes: 16, end: 16 });
  assert.equal(payload(next), 'bbbb');
});

test('a length that reaches over the end of the file does not hide the frames after it', () => {
  const long = frameBytes(2, 1, Buffer.alloc(1000)).subarray(0, 20);
  const items = parse(Buffer.concat([long, b, c]), []);
  assert.deepEqual(items.map(payload), ['skipped 20', 'bbbb', 'cccc']);
});

test('of a cut output frame what is there comes out, and how much is missing', () => {
  const cut = b.subarray(0, 18);
  assert.deepEqual(parse(Buffer.concat([a, cut]), []).map(payload), ['aaaa', 'bb', 'skipped 2']);
  assert.deepEqual(parse(Buffer.concat([a, b.subarray(0, 5)]), []).map(payload), ['aaaa', 'skipped 5']);
  assert.deepEqual(parse(Buffer.concat([a, frameBytes(10, 1, '..').subarray(0, 17)]), []).map(payload), [
    'aaaa',
    'skipped 17',
  ]);
});

/** Feeds the bytes in pieces of these sizes, and the rest at once. */
function parse(bytes: Buffer, sizes: readonly number[]): (Frame | Skipped)[] {
  const parser = new FrameParser();
  const items: (Frame | Skipped)[] = [];
  let at = 0;
  for (const size of [...sizes, bytes.length]) {
    items.push(...parser.push(bytes.subarray(at, at + size)));
    at += size;
  }
  return [...items, ...parser.finish()];
}

function payload(item: Frame | Skipped | undefined): string | undefined {
  return item?.type === 'skipped' ? `skipped ${item.bytes}` : item?.payload.toString();
}
