import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { until } from '@scribery/runtime/testing';
import { scratch } from '../../testing/scratch.ts';
import { LineFollower } from '../testing/read-lines.ts';

/** A log with numbered lines that is rotated as auditd does: every file renamed to the next number, then a new one made. */
class RotatedLog {
  readonly path: string;
  #lines = 0;

  constructor(t: TestContext) {
    this.path = join(scratch(t), 'audit.log');
    writeFileSync(this.path, '');
  }

  write(count: number): void {
    for (let n = 0; n < count; n++) appendFileSync(this.path, `line ${++this.#lines}\n`);
  }

  rotate(): void {
    for (const n of [4, 3, 2, 1]) {
      for (const ending of ['', '.gz']) {
        if (existsSync(this.file(n) + ending)) renameSync(this.file(n) + ending, this.file(n + 1) + ending);
      }
    }
    renameSync(this.path, this.file(1));
    writeFileSync(this.path, '');
  }

  /** As logrotate does with `copytruncate`. */
  copyAndCutOff(): void {
    copyFileSync(this.path, this.file(1));
    truncateSync(this.path, 0);
  }

  compress(n: number): void {
    writeFileSync(`${this.file(n)}.gz`, gzipSync(readFileSync(this.file(n))));
    rmSync(this.file(n));
  }

  file(n: number): string {
    return `${this.path}.${n}`;
  }
}

/** Follows a log to the end of a test, also of one that fails: what is followed keeps the process alive. */
function follow(
  t: TestContext,
  path: string,
  options?: ConstructorParameters<typeof LineFollower>[1],
): LineFollower {
  const follower = new LineFollower(path, options);
  t.after(() => follower.stop());
  return follower;
}

/** `line FROM` to `line TO`. */
function lines(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, n) => `line ${from + n}`);
}

describe('a log that is followed', () => {
  test('gives what it has and what is added', async (t) => {
    const log = new RotatedLog(t);
    log.write(3);
    const follower = follow(t, log.path);
    await follower.until(3);
    log.write(2);
    assert.deepEqual(await follower.until(5), lines(1, 5));
  });

  test('is waited for when it is not there', async (t) => {
    const log = new RotatedLog(t);
    rmSync(log.path);
    const follower = follow(t, log.path);
    log.write(1);
    assert.deepEqual(await follower.until(1), lines(1, 1));
  });

  test('that cannot be read is an error with its path', async (t) => {
    const log = new RotatedLog(t);
    rmSync(log.path);
    mkdirSync(log.path);
    await assert.rejects(new LineFollower(log.path).done, {
      code: 'SCR_INPUT_UNREADABLE',
      place: { file: log.path },
    });
  });

  test('begins where it is told to: at the end, at the start, or with the oldest file', async (t) => {
    const log = new RotatedLog(t);
    log.write(2);
    log.rotate();
    log.write(2);
    log.compress(1);
    appendFileSync(log.path, 'half');
    const atEnd = follow(t, log.path, { start: 'end' });
    const atStart = follow(t, log.path);
    const atOldest = follow(t, log.path, { start: 'oldest' });
    await atStart.until(2);
    await atOldest.until(4);
    appendFileSync(log.path, ' and whole\n');
    log.write(1);
    assert.deepEqual(await atEnd.until(2), ['half and whole', 'line 5']);
    assert.deepEqual(await atStart.until(4), [...lines(3, 4), 'half and whole', 'line 5']);
    assert.deepEqual(await atOldest.until(6), [...lines(1, 4), 'half and whole', 'line 5']);
  });

  test('is rotated by renaming, again and again, and what its writer writes meanwhile is read', async (t) => {
    const log = new RotatedLog(t);
    const follower = follow(t, log.path);
    for (let n = 0; n < 5; n++) {
      log.write(3);
      await follower.until(n * 10 + 3);
      log.write(2);
      log.rotate();
      log.write(2);
      log.rotate();
      log.write(3);
    }
    assert.deepEqual(await follower.until(50), lines(1, 50));
    assert.deepEqual(follower.gaps, []);
  });

  test('is rotated by another process at any moment of a look at it', async (t) => {
    const log = new RotatedLog(t);
    const follower = follow(t, log.path, { start: 'oldest' });
    const script = fileURLToPath(import.meta.resolve('../testing/rotating-writer.ts'));
    const writer = spawn(process.execPath, [script, log.path, '150'], { stdio: 'inherit' });
    assert.deepEqual(await once(writer, 'exit'), [0, null]);
    await until('the last line', () => follower.lines.at(-1) === 'end');
    assert.deepEqual(follower.lines, [...lines(1, 300), 'end']);
    assert.deepEqual(follower.gaps, []);
  });

  test('is read on in the old file while the new one is empty: its writer may not have changed over', async (t) => {
    const log = new RotatedLog(t);
    log.write(1);
    const follower = follow(t, log.path);
    await follower.until(1);
    log.rotate();
    appendFileSync(log.file(1), 'late\n');
    await follower.until(2);
    log.write(1);
    assert.deepEqual(await follower.until(3), ['line 1', 'late', 'line 2']);
  });

  test('is copied and cut off', async (t) => {
    const log = new RotatedLog(t);
    log.write(3);
    const follower = follow(t, log.path);
    await follower.until(3);
    log.write(3);
    log.copyAndCutOff();
    log.write(7);
    assert.deepEqual(await follower.until(13), lines(1, 13));
    assert.deepEqual(follower.gaps, []);
  });

  test('that is cut off without a copy is told as a gap, and the last line without its end is given', async (t) => {
    const log = new RotatedLog(t);
    log.write(2);
    appendFileSync(log.path, 'cut');
    const follower = follow(t, log.path);
    await follower.until(2);
    truncateSync(log.path, 0);
    log.write(1);
    await follower.until(4);
    assert.equal(follower.gaps.length, 1);
    assert.deepEqual(follower.lines, [...lines(1, 2), 'cut', 'line 3']);
  });
});

test('rotated files are read on though nothing stands in the log yet', async (t) => {
  const log = new RotatedLog(t);
  for (let n = 0; n < 3; n++) {
    log.write(1);
    log.rotate();
  }
  const follower = follow(t, log.path, { start: 'oldest' });
  assert.deepEqual(await follower.until(3), lines(1, 3));
});

describe('after a restart a log goes on where the checkpoint is', () => {
  /** Reads three of five lines, does something to the log, and follows it again. */
  async function restarted(t: TestContext, meanwhile: (log: RotatedLog) => void): Promise<LineFollower> {
    const log = new RotatedLog(t);
    log.write(3);
    const before = follow(t, log.path);
    await before.until(3);
    const unfinished = await before.stop();
    log.write(2);
    meanwhile(log);
    log.write(1);
    return follow(t, log.path, { unfinished });
  }

  const changes: readonly (readonly [string, (log: RotatedLog) => void])[] = [
    ['when nothing happened to it', () => undefined],
    ['when it was rotated', (log) => log.rotate()],
    [
      'when it was rotated and compressed',
      (log) => {
        log.rotate();
        log.compress(1);
      },
    ],
    ['when it was copied and cut off', (log) => log.copyAndCutOff()],
    [
      'when it was copied, cut off, and the copy compressed',
      (log) => {
        log.copyAndCutOff();
        log.compress(1);
      },
    ],
  ];
  for (const [name, meanwhile] of changes) {
    test(name, async (t) => {
      const follower = await restarted(t, meanwhile);
      assert.deepEqual(await follower.until(3), lines(4, 6));
      assert.deepEqual(follower.gaps, []);
    });
  }

  test('when it was rotated several times', async (t) => {
    const follower = await restarted(t, (log) => {
      log.rotate();
      log.write(2);
      log.rotate();
      log.compress(2);
      log.write(2);
      log.rotate();
    });
    assert.deepEqual(await follower.until(7), lines(4, 10));
    assert.deepEqual(follower.gaps, []);
  });

  test('when the file is gone, with the oldest that is there, and tells the gap', async (t) => {
    const follower = await restarted(t, (log) => {
      log.rotate();
      log.write(2);
      rmSync(log.file(1));
      log.rotate();
    });
    assert.deepEqual(await follower.until(3), lines(6, 8));
    assert.match(follower.gaps[0] ?? '', /rotated away/);
  });

  test('when a new log has the inode of the old one', async (t) => {
    const follower = await restarted(t, (log) => {
      copyFileSync(log.path, log.file(1));
      writeFileSync(log.path, 'other 1\nother 2\nother 3\nother 4\nother 5\n');
    });
    const others = Array.from({ length: 5 }, (_, n) => `other ${n + 1}`);
    assert.deepEqual(await follower.until(8), [...lines(4, 5), ...others, 'line 6']);
  });
});
