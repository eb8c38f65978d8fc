import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { hasCode } from '@scribery/errors';
import { PtyDriver } from './testing/pty-driver.ts';
import { bytesOf, type SpoolFrame } from './testing/read-spool.ts';
import { SHELL, SpoolFolder, variants } from './testing/recorded.ts';

const QUOTA = 131_072;

/** A shell that writes more than the quota, says so, and waits for a line. */
const WRITER = ['sh', '-c', 'head -c 300000 /dev/zero | tr "\\0" x; echo; echo over; read x; exit 3'];

for (const variant of variants) {
  test(`${variant}: policy closed ends the session when the quota is used up, with gap and end on record`, async () => {
    using folder = new SpoolFolder(variant);
    await using session = folder.record(WRITER, { quota: QUOTA, onFull: 'closed' });
    const end = await session.end();
    assert.equal(end.exit, 74);
    assert.equal(end.modes.canonical && end.modes.echo, true);
    const line =
      'scribery: this session may not go on without its recording, which has stopped: its quota is used up.';
    assert.equal(session.output.toString().endsWith(`\r\n${line}\r\n`), true);
    const frames = folder.frames();
    const [gap, last] = frames.slice(-2);
    assert.deepEqual([gap?.type, last?.type], ['gap', 'end']);
    assert.equal(gapBytes(gap) > 0, true);
    assert.equal(gapText(gap), "the spool's quota was reached");
    assert.equal(statSync(folder.spool).size <= QUOTA, true);
    const shown = session.output.subarray(0, session.output.indexOf('\r\nscribery:'));
    const recorded = bytesOf(frames, 'output');
    assert.deepEqual(shown, recorded.subarray(0, shown.length), 'nothing is shown that is not recorded');
  });

  test(`${variant}: policy open goes on, and tells at the end how much is missing`, async () => {
    using folder = new SpoolFolder(variant);
    await using session = folder.record(WRITER, { quota: QUOTA, onFull: 'open' });
    await session.waitFor('over');
    session.type('typed\r');
    assert.equal((await session.end()).exit, 3);
    assert.equal(session.output.length, 300_000 + '\r\nover\r\ntyped\r\n'.length);
    const frames = folder.frames();
    assert.deepEqual(
      frames.slice(-2).map(({ type }) => type),
      ['gap', 'end'],
    );
    const kept = bytesOf(frames, 'output').length + bytesOf(frames, 'input').length;
    assert.equal(gapBytes(frames.at(-2)) + kept, session.output.length + 'typed\r'.length);
    assert.deepEqual(frames.at(-1)?.payload, Buffer.from([0, 3]));
    assert.equal(statSync(folder.spool).size <= QUOTA, true);
  });

  test(`${variant}: a limit on file sizes is a quota, not a death`, async () => {
    using folder = new SpoolFolder(variant);
    const inner = folder.command(WRITER, { onFull: 'closed' });
    await using session = new PtyDriver(['bash', '-c', 'ulimit -f 256; exec "$@"', 'bash', ...inner]);
    assert.equal((await session.end()).exit, 74);
    const frames = folder.frames();
    assert.equal(frames.at(-2)?.type, 'gap');
    assert.equal(frames.at(-1)?.type, 'end');
    assert.equal(statSync(folder.spool).size <= 256 * 1024, true);
  });

  test(`${variant}: a child that does not obey the hang-up of policy closed is killed`, async () => {
    using folder = new SpoolFolder(variant);
    const script = 'trap "" HUP; head -c 300000 /dev/zero; while :; do sleep 1; done';
    await using session = folder.record(['sh', '-c', script], { quota: QUOTA, onFull: 'closed' });
    assert.equal((await session.end()).exit, 74);
    assert.deepEqual(folder.frames().at(-1)?.payload, Buffer.from([1, 9]));
  });

  test(`${variant}: a spool that cannot even begin is refused by policy closed`, async (context) => {
    using disk = mountSmallDisk(variant);
    if (!disk) return context.skip('needs root, for a small tmpfs');
    fill(disk.folder.path);
    await using session = disk.folder.record(['echo', 'ran'], { onFull: 'closed' });
    assert.equal((await session.end()).exit, 74);
    assert.equal(session.output.includes('No space left on device'), true);
    assert.equal(session.output.includes('ran'), false);
  });

  test(`${variant}: a disk without room for the file of the spool is full, too`, async (context) => {
    using disk = mountSmallDisk(variant, 'nr_inodes=2');
    if (!disk) return context.skip('needs root, for a small tmpfs');
    const { folder } = disk;
    const filler = join(folder.path, 'filler');
    writeFileSync(filler, '');
    await using refused = folder.record(['echo', 'ran'], { onFull: 'closed' });
    assert.equal((await refused.end()).exit, 74);
    assert.equal(refused.output.includes('No space left on device'), true);
    assert.equal(refused.output.includes('ran'), false);

    await using lost = folder.record(['sh', '-c', 'echo ran; exit 5'], { onFull: 'open' });
    assert.equal((await lost.end()).exit, 5);
    assert.equal(lost.output.toString(), 'ran\r\n');
    assert.equal(existsSync(folder.spool), false);

    await using session = folder.record(SHELL, { onFull: 'open' });
    const at = await session.waitFor('ready> ');
    rmSync(filler);
    await session.waitUntil(() => folder.has('gap'), 'the gap is told');
    session.type('exit 2\r');
    assert.equal((await session.end()).exit, 2);
    const [header, gap, window, clock] = folder.frames();
    const types = [header, gap, window, clock].map((frame) => frame?.type);
    assert.deepEqual(types, ['header', 'gap', 'window', 'clock']);
    assert.equal(gapText(gap), 'the spool could not be written: No space left on device');
    assert.equal(gapBytes(gap) >= at, true);
    assert.equal(folder.frames().at(-1)?.type, 'end');
  });

  test(`${variant}: a full disk ends the session by policy closed, with gap and end on record`, async (context) => {
    using disk = mountSmallDisk(variant);
    if (!disk) return context.skip('needs root, for a small tmpfs');
    await using session = disk.folder.record(SHELL, { onFull: 'closed' });
    const at = await session.waitFor('ready> ');
    fill(disk.folder.path);
    session.type('seq 100000\r');
    assert.equal((await session.end()).exit, 74);
    assert.equal(session.output.includes('No space left on device', at), true);
    const [gap, last] = disk.folder.frames().slice(-2);
    assert.deepEqual([gap?.type, last?.type], ['gap', 'end']);
    assert.equal(gapText(gap), 'the spool could not be written: No space left on device');
  });

  test(`${variant}: policy open goes on without the disk and records again once there is room`, async (context) => {
    using disk = mountSmallDisk(variant);
    if (!disk) return context.skip('needs root, for a small tmpfs');
    const { folder } = disk;
    await using session = folder.record(SHELL, { onFull: 'open' });
    let at = await session.waitFor('ready> ');
    fill(folder.path);
    session.type('seq 100000; echo over\r');
    at = await session.waitFor('over\r\n', await session.waitFor('echo over', at));
    at = await session.waitFor('ready> ', at);
    session.resize(91, 31);
    session.type('stty size\r');
    at = await session.waitFor('31 91', at);
    rmSync(join(folder.path, 'filler'));
    await session.waitUntil(() => folder.has('gap'), 'the gap is told');
    session.type('echo again; exit 2\r');
    assert.equal((await session.end()).exit, 2);
    const frames = folder.frames();
    const gap = frames.findIndex(({ type }) => type === 'gap');
    const recorded = bytesOf(frames, 'output').length + bytesOf(frames, 'input').length;
    const typed = 'seq 100000; echo over\rstty size\recho again; exit 2\r'.length;
    assert.equal(recorded + gapBytes(frames[gap]), session.output.length + typed);
    assert.equal(frames[gap + 1]?.type, 'window');
    assert.deepEqual(frames[gap + 1]?.payload, Buffer.from([91, 0, 31, 0]));
    assert.equal(bytesOf(frames.slice(gap), 'output').includes('again'), true);
    assert.equal(frames.at(-1)?.type, 'end');
  });

  test(`${variant}: the window and the clock are told after a gap, also one that ends in the middle of a batch`, async (context) => {
    using disk = mountSmallDisk(variant);
    if (!disk) return context.skip('needs root, for a small tmpfs');
    const { folder } = disk;
    await using session = folder.record(SHELL, { onFull: 'open' });
    const at = await session.waitFor('ready> ');
    fill(folder.path);
    session.type('seq 100000; stty -echo; echo quiet; cat > /dev/null; stty echo\r');
    await session.waitFor('quiet\r\n', at);
    rmSync(join(folder.path, 'filler'));
    // More frames than a batch has.
    session.type('secret\r'.repeat(100));
    await session.waitUntil(() => folder.has('gap'), 'the gap is told');
    session.type('\x04');
    await session.waitFor('ready> ', await session.waitFor('quiet\r\n', at));
    session.type('exit 2\r');
    assert.equal((await session.end()).exit, 2);
    const types = folder.frames().map(({ type }) => type);
    const behind = types.slice(types.indexOf('gap'));
    assert.deepEqual([behind.filter((type) => type === 'gap').length, behind.includes('window')], [1, true]);
    assert.equal(behind[behind.indexOf('window') + 1], 'clock');
  });
}

test('blocks of the disk that were allocated ahead are given back at the end', async () => {
  using folder = new SpoolFolder('hardened');
  await using session = folder.record(['seq', '200000']);
  await session.end();
  const { size, blocks } = statSync(folder.spool);
  assert.equal(size > 1_000_000, true);
  assert.equal(blocks * 512 - size < 65_536, true, `${blocks * 512} bytes on disk for ${size}`);
});

function gapBytes(gap: SpoolFrame | undefined): number {
  return Number(gap?.payload.readBigUInt64LE(0) ?? 0);
}

function gapText(gap: SpoolFrame | undefined): string {
  return gap?.payload.subarray(8).toString() ?? '';
}

/** Takes every byte that the disk has left. */
function fill(folder: string): void {
  try {
    writeFileSync(join(folder, 'filler'), Buffer.alloc(4 * 1024 * 1024));
  } catch (error) {
    if (!hasCode(error, 'ENOSPC')) throw error;
  }
}

/** A disk of 1 MiB, or as the options of tmpfs say, under the recording's folder; null where it cannot be mounted. */
function mountSmallDisk(
  variant: (typeof variants)[number],
  options = 'size=1m',
): ({ folder: SpoolFolder } & Disposable) | null {
  const folder = new SpoolFolder(variant);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder.path], { stdio: 'ignore' });
  } catch {
    folder[Symbol.dispose]();
    return null;
  }
  return {
    folder,
    [Symbol.dispose]() {
      execFileSync('umount', ['-l', folder.path]);
      folder[Symbol.dispose]();
    },
  };
}
