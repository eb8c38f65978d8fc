import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { ended, Home, SCRIBERY } from '../testing/scribery.ts';

const home = new Home();

const started: ChildProcess[] = [];
home.endsWith(async () => {
  for (const child of started) child.kill('SIGKILL');
});

/** A conversion whose input is still being written. */
function conversion(...options: string[]) {
  const child = home.start(['audit', 'convert', '--format', 'native', ...options]);
  started.push(child);
  assert.ok(child.stdin && child.stdout);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<Record<string, unknown>> => JSON.parse((await lines.next()).value ?? 'null');
  return { child, next, input: child.stdin };
}

test('an event is printed while the input goes on: complete at once, incomplete after its time', async () => {
  const { child, next, input } = conversion();
  input.write('type=SYSCALL msg=audit(1.000:1): items=0\ntype=EOE msg=audit(1.000:1): \n');
  assert.deepEqual([(await next())['serial'], child.exitCode], [1, null]);
  input.write("type=USER_AUTH msg=audit(2.000:2): msg='res=success'\n");
  assert.equal((await next())['completed'], 'alone');
  input.write('type=SYSCALL msg=audit(3.000:3): items=2\n');
  const late = await next();
  assert.deepEqual([late['completed'], late['incomplete']], ['clock', true]);
  input.write('no record\n');
  assert.equal((await next())['completed'], 'unparsed');
  input.end();
  await once(child, 'close');
  assert.equal(child.exitCode, 0);
});

test('on an input that is never idle, complete events are printed too', async () => {
  const { child, next, input } = conversion();
  let serial = 0;
  const writing = setInterval(
    () => input.write(`type=USER_AUTH msg=audit(1.000:${++serial}): msg='res=success'\n`),
    2,
  );
  for (const expected of [1, 2, 3]) assert.equal((await next())['serial'], expected);
  clearInterval(writing);
  input.end();
  child.stdout?.resume();
  await once(child, 'close');
});

test('a reader that goes away ends the conversion without a word', async () => {
  const { child, next, input } = conversion();
  let told = '';
  child.stderr?.on('data', (chunk: Buffer) => (told += chunk.toString()));
  input.on('error', () => {});
  const line = (serial: number) => `type=USER_AUTH msg=audit(${serial}.000:${serial}): msg='res=success'\n`;
  input.write(line(1));
  await next();
  child.stdout?.destroy();
  let serial = 1;
  const writing = setInterval(() => input.write(line(++serial)), 5);
  await once(child, 'close');
  clearInterval(writing);
  assert.deepEqual([child.exitCode, told], [0, '']);
});

test('output that cannot be written is told', async () => {
  const child = spawn('sh', ['-c', `exec ${SCRIBERY} audit convert --format native > /dev/full`], {
    env: home.env(),
    stdio: 'pipe',
  });
  child.stdin.on('error', () => {}).end("type=USER_AUTH msg=audit(1.000:1): msg='res=success'\n");
  const { status, stderr } = await ended(child);
  assert.equal(status, 6);
  assert.match(stderr, /SCR_OUTPUT_FAILED/);
});

test('a log in binary form is said to be one where its first bytes do not tell', async () => {
  const { child, next, input } = conversion('--input', 'binary');
  const text = 'audit(1.000:7): res=1';
  const header = Buffer.alloc(16);
  for (const [index, value] of [0, 16, 1006, text.length].entries()) header.writeUInt32LE(value, index * 4);
  input.end(Buffer.concat([Buffer.from('stray'), header, Buffer.from(text)]));
  const events = [await next(), await next()];
  assert.deepEqual(
    events.map(({ completed }) => completed),
    ['unparsed', 'end'],
  );
  await once(child, 'close');
});
