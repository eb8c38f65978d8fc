import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fitEvent, type JsonObject } from './fit-event.ts';
import { jsonSize } from './json-size.ts';
import type { Cut } from './cut-value.ts';

const fit = (document: JsonObject, limit: number): JsonObject & { cut?: readonly Cut[] } =>
  fitEvent(document, limit, (fitted, cut) => ({ ...fitted, cut }));

test('one long argument is cut, and nothing beside it', () => {
  const document = { id: 'x', args: ['cat', 'y'.repeat(50_000), 'z'], path: 'p'.repeat(900) };
  const fitted = fit(document, 8192);
  assert.deepEqual([fitted['id'], fitted['path']], ['x', document.path]);
  assert.deepEqual(fitted.cut, [
    { field: 'args', bytes: jsonSize(document.args), items: 3 },
    { field: 'args[1]', bytes: 50_002 },
  ]);
});

test('a list of many values is cut at its end and says how many it had', () => {
  const args = Array.from({ length: 10_000 }, (_, n) => `argument ${n}`);
  const fitted = fit({ args }, 16_384);
  const kept = fitted['args'];
  assert.ok(Array.isArray(kept) && kept.length > 100);
  assert.deepEqual(kept.slice(0, -1), args.slice(0, kept.length - 1));
  assert.equal(fitted.cut?.[0]?.items, 10_000);
});

test('an object of very many members is cut like a list', () => {
  const data = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`name${n}`, 'x']));
  const fitted = fit({ data }, 16_384);
  assert.ok(jsonSize(fitted) <= 16_384);
  assert.deepEqual(fitted.cut?.[0], { field: 'data', bytes: jsonSize(data), items: 20_000 });
});

test('objects of many small members are cut too, where they would leave no room', () => {
  const fields = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`a${n}`, `value ${n}`.repeat(8)]));
  const large = { id: 'x', data: { execve: fields(200) } };
  const many = {
    id: 'x',
    data: Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`r${n}`, fields(12)])),
  };
  for (const document of [large, many]) {
    const fitted = fit(document, 4096);
    assert.ok(jsonSize(fitted) <= 4096 && jsonSize(fitted) > 3000, String(jsonSize(fitted)));
    assert.equal(fitted['id'], 'x');
  }
});

test('any large event fits, uses the room, stays JSON, and tells what was cut', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4000 }),
    fc.string({ maxLength: 4000 }),
    fc.integer({ min: 0, max: 60_000 }).map((length) => 'é"\u0001x'.repeat(length)),
  );
  const value = fc.oneof(
    text,
    fc.array(text, { maxLength: 40 }),
    fc.array(fc.dictionary(fc.string(), fc.string({ maxLength: 300 }), { maxKeys: 5 }), { maxLength: 100 }),
    fc.dictionary(fc.string({ minLength: 1 }), text, { maxKeys: 8 }),
  );
  const documents = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), value, { minKeys: 2 });
  const limits = fc.integer({ min: 4096, max: 300_000 });
  let cutEvents = 0;
  fc.assert(
    fc.property(documents, limits, (document, limit) => {
      fc.pre(jsonSize(document) > limit);
      const fitted = fit(document, limit);
      const size = jsonSize(fitted);
      assert.ok(size <= limit, `${size} of ${limit}`);
      assert.ok(size >= limit * 0.95, `${size} of ${limit}`);
      assert.ok((fitted.cut ?? []).length > 0);
      cutEvents++;
    }),
    { numRuns: 100, maxSkipsPerRun: 10_000 },
  );
  assert.equal(cutEvents, 100);
});
