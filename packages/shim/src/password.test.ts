import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { bytesOf } from './testing/read-spool.ts';
import { SHELL, SpoolFolder, variants } from './testing/recorded.ts';

const ASK = 'stty -echo; printf "Password: "; read p; stty echo; printf "\\nLength %s\\n" ${#p}';

for (const variant of variants) {
  test(`${variant}: what is typed with echo off is masked, key by key, as one frame a line`, async () => {
    using folder = new SpoolFolder(variant);
    await using session = folder.record(['sh', '-c', `${ASK}; read next`]);
    await session.waitFor('Password: ');
    for (const key of 'hunter2') {
      session.type(key);
      await session.modes(); // each key is an order of its own
    }
    session.type('\r');
    await session.waitFor('Length 7');
    session.type('seen\r');
    await session.end();
    const frames = folder.frames();
    assert.equal(frames.filter(({ type }) => type === 'masked').length, 1);
    assert.equal(bytesOf(frames, 'input').toString(), '\rseen\r');
    assert.equal(readFileSync(folder.spool).includes('hunter'), false);
  });

  test(`${variant}: several lines at once are one masked frame each`, async () => {
    using folder = new SpoolFolder(variant);
    await using session = folder.record([
      'sh',
      '-c',
      'stty -echo; echo up; read a; read b; read c; echo $a-$b-$c',
    ]);
    await session.waitFor('up');
    session.type('first\r\rthird\n');
    await session.waitFor('first--third');
    await session.end();
    const types = folder.frames().filter(({ type }) => type === 'masked' || type === 'input');
    assert.deepEqual(
      types.map(({ type, payload }) => `${type} ${JSON.stringify(payload.toString())}`),
      ['masked ""', 'input "\\r"', 'input "\\r"', 'masked ""', 'input "\\n"'],
    );
  });

  test(`${variant}: a long paste of lines is masked and whole`, async () => {
    using folder = new SpoolFolder(variant);
    await using session = folder.record([
      'sh',
      '-c',
      'stty -echo; echo up; while read l && [ "$l" ]; do n=$((n+1)); done; echo $n',
    ]);
    await session.waitFor('up');
    session.type(`${'secret\n'.repeat(500)}\n`);
    await session.waitFor('500');
    await session.end();
    const frames = folder.frames();
    assert.equal(frames.filter(({ type }) => type === 'masked').length, 500);
    assert.equal(bytesOf(frames, 'input').toString(), '\n'.repeat(501));
  });

  test(`${variant}: a password prompt that is broken off ends the masked line`, async () => {
    using folder = new SpoolFolder(variant);
    await using session = folder.record(SHELL);
    let at = await session.waitFor('ready> ');
    session.type('read -s -p "Secret: " x\r');
    at = await session.waitFor('Secret: ', (await session.waitFor('read -s', at)) + 20);
    session.type('abc');
    await session.waitUntil(() => folder.has('masked'), 'masked');
    session.type('\x03');
    at = await session.waitFor('ready> ', at);
    session.type('exit 0\r');
    await session.end();
    assert.equal(bytesOf(folder.frames(), 'input').toString(), 'read -s -p "Secret: " x\r\x03exit 0\r');
  });

  test(`${variant}: passwords are recorded where the policy says so, and no input at all where it says that`, async () => {
    for (const [options, input] of [
      [{ passwords: 'record' }, 'hunter2\r'],
      [{ input: false }, ''],
    ] as const) {
      using folder = new SpoolFolder(variant);
      await using session = folder.record(['sh', '-c', ASK], options);
      await session.waitFor('Password: ');
      session.type('hunter2\r');
      await session.waitFor('Length 7');
      await session.end();
      assert.equal(bytesOf(folder.frames(), 'input').toString(), input);
      assert.equal(folder.story().includes('masked'), false);
    }
  });

  test(`${variant}: output is not recorded where the policy says so`, async () => {
    using folder = new SpoolFolder(variant);
    await using session = folder.record(['echo', 'shown'], { output: false });
    await session.end();
    assert.equal(session.output.toString(), 'shown\r\n');
    assert.deepEqual(folder.story(), []);
  });
}
