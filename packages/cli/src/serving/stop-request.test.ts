import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';

const MODULE = JSON.stringify(import.meta.resolve('./stop-request.ts'));

/** Runs a script that has StopRequest, and gives with which status or by which signal it ends when it is sent SIGTERM. */
async function terminated(script: string): Promise<unknown> {
  const code = `import { StopRequest } from ${MODULE}; ${script} setInterval(() => {}, 1000); console.log('ready');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code]);
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  const [status, signal] = await once(child, 'exit');
  return status ?? signal;
}

test('a signal is a request, which the process may follow when it is ready', async () => {
  const script =
    "const request = new StopRequest(); request.signal.addEventListener('abort', () => process.exit(7));";
  assert.equal(await terminated(script), 7);
});

test('a signal ends the process again once nothing is under way', async () => {
  assert.equal(await terminated('{ using request = new StopRequest(); }'), 'SIGTERM');
});
