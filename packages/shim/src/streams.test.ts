import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { test } from 'node:test';
import { PtyDriver } from './testing/pty-driver.ts';
import { bytesOf } from './testing/read-spool.ts';
import { SHELL, SpoolFolder, variants } from './testing/recorded.ts';

for (const variant of variants) {
  test(`${variant}: without a terminal, input is typed to its end and output reaches the pipe`, () => {
    for (const input of ['line\n', 'no line end', '']) {
      using folder = new SpoolFolder(variant);
      const [program = '', ...words] = folder.command(['sh', '-c', 'cat; exit 5']);
      const { status, stdout } = spawnSync(program, words, { input, timeout: 15_000 });
      assert.equal(status, 5);
      assert.equal(stdout.toString().includes(input.trim()), true);
      assert.deepEqual(bytesOf(folder.frames(), 'output'), stdout);
      assert.equal(bytesOf(folder.frames(), 'input').toString(), input);
    }
  });

  test(`${variant}: every program that asks finds the input's end`, () => {
    using folder = new SpoolFolder(variant);
    const [program = '', ...words] = folder.command(['sh', '-c', 'cat; cat; cat; exit 6']);
    assert.equal(spawnSync(program, words, { input: 'x\n', timeout: 15_000 }).status, 6);
  });

  test(`${variant}: a shell that reads commands from a pipe ends with them`, () => {
    using folder = new SpoolFolder(variant);
    const [program = '', ...words] = folder.command(SHELL);
    const { status, stdout } = spawnSync(program, words, {
      input: 'echo $((6*7))\n(exit 9)\n',
      timeout: 15_000,
    });
    assert.equal(status, 9);
    assert.equal(stdout.includes('42'), true);
    assert.deepEqual(bytesOf(folder.frames(), 'output'), stdout);
  });

  test(`${variant}: 3 MB through a pipe to a slow reader are whole`, async () => {
    using folder = new SpoolFolder(variant);
    const [program = '', ...words] = folder.command(['seq', '400000']);
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    const chunks: Buffer[] = [];
    for await (const chunk of child.stdout) {
      chunks.push(chunk);
      await new Promise(setImmediate);
    }
    const stdout = Buffer.concat(chunks);
    assert.equal(stdout.toString().replaceAll('\r', '').trimEnd().split('\n').length, 400_000);
    assert.deepEqual(bytesOf(folder.frames(), 'output'), stdout);
  });

  test(`${variant}: a reader that leaves hangs the session up`, async () => {
    using folder = new SpoolFolder(variant);
    const [program = '', ...words] = folder.command(['sh', '-c', 'while echo y; do :; done; exit 1']);
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [status, signal] = await once(child, 'exit');
    assert.deepEqual([status, signal], [null, 'SIGHUP']);
    assert.deepEqual(folder.frames().at(-1)?.payload, Buffer.from([1, constants.signals.SIGHUP]));
  });

  test(`${variant}: closed standard descriptors do no harm, least of all to the spool`, () => {
    for (const closed of ['<&-', '>&-', '2>&-', '<&- >&- 2>&-']) {
      using folder = new SpoolFolder(variant);
      const words = folder.command(['sh', '-c', 'echo out; echo err >&2; exit 4']);
      const { status } = spawnSync('sh', ['-c', `"$@" ${closed}`, 'sh', ...words], { timeout: 15_000 });
      assert.equal(status, 4, closed);
      assert.equal(bytesOf(folder.frames(), 'output').toString(), 'out\r\nerr\r\n');
    }
  });

  test(`${variant}: O_NONBLOCK is not left on descriptors that others share`, async () => {
    using folder = new SpoolFolder(variant);
    const show = 'grep flags /proc/self/fdinfo/0 /proc/self/fdinfo/1 | sort';
    const inner = folder.command(['sleep', '0.05']);
    const script = `${show}; "$@" & recorder=$!; wait $recorder; ${show}`;
    await using session = new PtyDriver(['sh', '-c', script.replace(' &', ' <&0 &'), 'sh', ...inner]);
    await session.end();
    const lines = session.output.toString().trim().split('\r\n');
    assert.deepEqual(lines.slice(0, 2), lines.slice(-2));
  });
}
