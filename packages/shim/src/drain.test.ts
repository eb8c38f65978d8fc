import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { bytesOf } from './testing/read-spool.ts';
import { SHELL, SpoolFolder, variants } from './testing/recorded.ts';

for (const variant of variants) {
  test(`${variant}: no byte is lost when the command ends with output pending, however slow the terminal`, async () => {
    for (const bytes of [4_095, 4_096, 70_000, 1_500_000]) {
      using folder = new SpoolFolder(variant);
      await using session = folder.record(['head', '-c', String(bytes), '/dev/urandom']);
      session.pause();
      await session.waitUntil(() => folder.has('output'), 'something is recorded');
      session.read();
      assert.equal((await session.end()).exit, 0);
      const recorded = bytesOf(folder.frames(), 'output');
      assert.equal(recorded.equals(session.output), true, `${bytes} bytes`);
      assert.equal(recorded.length >= bytes, true); // the pty adds carriage returns
    }
  });

  test(`${variant}: keys get through while the terminal takes nothing, and memory stays bounded`, async () => {
    using folder = new SpoolFolder(variant);
    await using session = folder.record(['sh', '-c', 'trap "exit 8" INT; yes; exit 1']);
    const pid = await session.pid();
    await session.waitFor('y\r\ny');
    session.pause();
    const recorded = () => bytesOf(folder.frames({ tail: true }), 'output').length;
    await session.waitUntil(() => recorded() > session.output.length + 8192, 'the terminal is full');
    const resident = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
    if (variant === 'hardened') assert.equal(resident < 4096, true, `${resident} KiB resident`);
    session.type('\x03');
    await session.waitUntil(() => folder.has('input'), 'the key is recorded');
    session.read();
    assert.equal((await session.end()).exit, 8);
    assert.deepEqual(bytesOf(folder.frames(), 'output'), session.output);
  });

  test(`${variant}: a background process that holds the terminal does not hold the recorder`, async () => {
    for (const job of ['sleep 1000', 'yes']) {
      using folder = new SpoolFolder(variant);
      await using session = folder.record(['sh', '-c', `trap "" HUP; ${job} & echo last words`]);
      assert.equal((await session.end()).exit, 0);
      assert.equal(session.output.includes('last words'), true);
      assert.deepEqual(bytesOf(folder.frames(), 'output'), session.output);
    }
  });

  test(`${variant}: a command that closes its terminal and opens it again is recorded on`, async () => {
    using folder = new SpoolFolder(variant);
    const script = 'echo before; exec <&- >&- 2>&-; sleep 0.15; echo after >/dev/tty; exit 3';
    await using session = folder.record(['sh', '-c', script]);
    assert.equal((await session.end()).exit, 3);
    assert.equal(session.output.toString(), 'before\r\nafter\r\n');
    assert.deepEqual(bytesOf(folder.frames(), 'output'), session.output);
  });

  test(`${variant}: a signal gives up a terminal that takes nothing after the command's end; the record is whole`, async () => {
    using folder = new SpoolFolder(variant);
    await using session = folder.record(SHELL);
    await session.waitFor('ready> ');
    const pid = await session.pid();
    session.pause();
    session.type('seq 4000; exit 0\r');
    await session.waitUntil(() => childrenOf(pid) === '', 'the shell ends');
    session.signal('SIGHUP');
    await session.waitUntil(() => isZombie(pid), 'the recorder ends');
    session.read();
    assert.equal((await session.end()).exit, 0);
    const frames = folder.frames();
    assert.equal(bytesOf(frames, 'output').includes('4000\r\n'), true);
    assert.equal(session.output.includes('4000\r\n'), false);
    assert.deepEqual(frames.at(-1)?.payload, Buffer.from([0, 0]));
  });
}

function childrenOf(pid: number): string {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
}

function isZombie(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return true;
  }
}
