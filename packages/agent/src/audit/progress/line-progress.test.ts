import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LogMark } from '../input/log-mark.ts';
import { LineProgress } from './line-progress.ts';

const markOf = (inode: number): LogMark => ({ device: 1, inode, head: Buffer.from(String(inode)) });

test('the oldest line that is not committed says where to begin again, and what behind it is done', () => {
  const file = markOf(1);
  const progress = new LineProgress();
  progress.begin({ file, offset: 0 }, []);
  progress.bytes({ file, offset: 0 }, 100);
  for (const bytes of [10, 20, 30, 40]) progress.line(bytes);
  progress.commit(3);
  assert.deepEqual(progress.uncommitted(), [{ file, offset: 0, done: [[30, 60]] }]);
  progress.commit(1);
  assert.deepEqual(progress.uncommitted(), [{ file, offset: 10, done: [[30, 60]] }]);
  progress.commit(2);
  progress.commit(4);
  assert.deepEqual(progress.uncommitted(), [{ file, offset: 100, done: [] }]);
});

test('bytes of a line whose end has not come are not passed', () => {
  const file = markOf(1);
  const progress = new LineProgress();
  progress.begin({ file, offset: 5 }, []);
  progress.bytes({ file, offset: 5 }, 15);
  progress.line(10);
  progress.commit(1);
  assert.deepEqual(progress.uncommitted(), [{ file, offset: 15, done: [] }]);
  progress.bytes({ file, offset: 20 }, 5);
  progress.line(10);
  assert.deepEqual(progress.uncommitted(), [{ file, offset: 15, done: [] }]);
});

test('what was done before is passed over and stays done, also where the input has not come to it', () => {
  const file = markOf(1);
  const progress = new LineProgress();
  const done = [
    [10, 30],
    [50, 60],
  ] as const;
  progress.begin({ file, offset: 0 }, done);
  assert.deepEqual(progress.uncommitted(), [{ file, offset: 0, done }]);
  progress.bytes({ file, offset: 0 }, 10);
  progress.line(10);
  progress.bytes({ file, offset: 30 }, 10);
  progress.line(10);
  assert.deepEqual(progress.uncommitted(), [{ file, offset: 0, done }]);
  progress.commit(2);
  const after = [
    [10, 40],
    [50, 60],
  ];
  assert.deepEqual(progress.uncommitted(), [{ file, offset: 0, done: after }]);
});

test('a line is read again exactly when it is not committed, whatever is committed when, over files and restarts', () => {
  const run = fc.record({
    /** Bytes of each line, in two files. */
    lines: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 40 }),
    firstFile: fc.nat(40),
    /** In what order lines are committed in each life, and how many. */
    lives: fc.array(fc.array(fc.nat(), { maxLength: 30 }), { minLength: 1, maxLength: 4 }),
  });
  fc.assert(
    fc.property(run, ({ lines, firstFile, lives }) => {
      const files = [markOf(1), markOf(2)] as const;
      let offsets = [0, 0];
      const all = lines.map((bytes, index) => {
        const at = index < firstFile ? 0 : 1;
        const start = offsets[at] ?? 0;
        offsets = offsets.map((offset, n) => (n === at ? offset + bytes : offset));
        return { file: files[at], start, end: start + bytes };
      });
      const committed = new Set<(typeof all)[number]>();
      let rest: ReturnType<LineProgress['uncommitted']> = [];
      for (const choices of lives) {
        const progress = new LineProgress();
        const read: (typeof all)[number][] = [];
        for (const file of files) {
          const from =
            rest.find((entry) => entry.file === file) ??
            (rest.length === 0 || file === files[1] ? { offset: 0, done: [] } : undefined);
          if (from === undefined) continue;
          progress.begin({ file, offset: from.offset }, from.done);
          for (const line of all) {
            if (line.file !== file || line.start < from.offset) continue;
            if (from.done.some(([start, end]) => line.start >= start && line.end <= end)) continue;
            progress.bytes({ file, offset: line.start }, line.end - line.start);
            progress.line(line.end - line.start);
            read.push(line);
          }
        }
        assert.deepEqual(
          read,
          all.filter((line) => !committed.has(line)),
        );
        for (const choice of choices) {
          const number = read.length === 0 ? 0 : choice % read.length;
          const line = read[number];
          if (line === undefined) continue;
          progress.commit(number + 1);
          committed.add(line);
        }
        rest = progress.uncommitted();
      }
    }),
    { numRuns: Number(process.env['SCRIBERY_FUZZ_RUNS'] ?? 500) },
  );
});
