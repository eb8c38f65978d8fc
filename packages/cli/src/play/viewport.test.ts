import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewportFor } from './viewport.ts';

const origin = { top: 0, left: 0 };

test('a screen that fits is shown whole', () => {
  const viewport = viewportFor(
    { cols: 80, rows: 24 },
    { cols: 100, rows: 30 },
    { row: 23, column: 79 },
    origin,
  );
  assert.deepEqual(viewport, { top: 0, left: 0, rows: 24, cols: 80 });
});

test('of a larger one the part with the cursor is shown', () => {
  const viewport = viewportFor(
    { cols: 132, rows: 50 },
    { cols: 80, rows: 24 },
    { row: 49, column: 100 },
    origin,
  );
  assert.deepEqual(viewport, { top: 26, left: 21, rows: 24, cols: 80 });
});

test('a place that was found is shown to its end, or from its beginning where it is too wide', () => {
  const [screen, viewer] = [
    { cols: 200, rows: 24 },
    { cols: 80, rows: 24 },
  ];
  assert.equal(viewportFor(screen, viewer, { row: 0, column: 150, width: 10 }, origin).left, 80);
  assert.equal(viewportFor(screen, viewer, { row: 0, column: 50, width: 100 }, origin).left, 50);
});

test('without a focus the part stays, as far as there is a screen', () => {
  const [screen, viewer] = [
    { cols: 132, rows: 50 },
    { cols: 80, rows: 24 },
  ];
  assert.deepEqual(viewportFor(screen, viewer, undefined, { top: 3, left: 200 }), {
    top: 3,
    left: 52,
    rows: 24,
    cols: 80,
  });
});

test('the part moves only as far as it has to', () => {
  const before = { top: 26, left: 21 };
  const screen = { cols: 132, rows: 50 };
  const viewer = { cols: 80, rows: 24 };
  assert.deepEqual(viewportFor(screen, viewer, { row: 30, column: 50 }, before), {
    top: 26,
    left: 21,
    rows: 24,
    cols: 80,
  });
  assert.deepEqual(viewportFor(screen, viewer, { row: 10, column: 0 }, before), {
    top: 10,
    left: 0,
    rows: 24,
    cols: 80,
  });
});
