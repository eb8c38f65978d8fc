import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { until } from '@scribery/runtime/testing';
import { auditedSession, commandsOf, type Executed } from './support/audited-session.ts';
import { KernelAudit, noKernelAudit, TestUser } from './support/kernel-audit.ts';
import { SCRIBERY, scribery, scriberyJson, ServerProcess } from './support/scribery.ts';

/** Longest time, in ms, until the last event of the session has gone through auditd, collector, server and store. */
const ARRIVED_WITHIN_MS = 60_000;

/** ms between when a command was executed and when what it showed stood on the screen, or its line was typed. */
const CLOSE_MS = 100;

const missing = noKernelAudit();
const CAPTURED = join(import.meta.dirname, '../../packages/audit/fixtures/captured/enriched.log');

/** A trail that was captured from a kernel: what stands in where this machine's own cannot be recorded. */
describe('a captured audit trail', () => {
  test('is collected into a store, where its commands are found as they were executed', async (t) => {
    if (missing !== null) t.diagnostic(`no trail of this machine's own: ${missing}`);
    const dataDir = mkdtempSync(join(tmpdir(), 'scribery-e2e-captured-'));
    try {
      const collected = await scribery(['audit', 'collect', CAPTURED, '--data', dataDir]);
      assert.equal(collected.status, 0, collected.stderr);
      const hits = await scriberyJson(['audit', 'search', 'cmd:"item 2" -cmd:seq', '--data', dataDir]);
      const [hit] = hits;
      assert.equal(hits.length, 1);
      assert.equal(hit?.['user'], 'alice');
      assert.equal(hit?.['recording'], null);
      assert.match(JSON.stringify(hit?.['event']), /"args":\["\/usr\/bin\/printf","%s\\\\n","item 2"\]/);
    } finally {
      rmSync(dataDir, { recursive: true });
    }
  });
});

describe('a recorded session with the audit trail of a real kernel', { skip: missing ?? false }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'scribery-e2e-audit-'));
  const dataDir = join(folder, 'data');
  const web = createServer((_, answer) => answer.end('server-marker\n'));
  const held = new AsyncDisposableStack();
  let commands: readonly Executed[];
  let recording: string;
  let found: Record<string, unknown>[];

  before(async () => {
    chmodSync(folder, 0o755);
    mkdirSync(dataDir);
    web.listen(0, '127.0.0.1');
    await once(web, 'listening');
    const address = web.address();
    assert.ok(typeof address === 'object' && address !== null);
    commands = commandsOf(`http://127.0.0.1:${address.port}/`);

    const user = held.use(new TestUser('scribery-audited', join(folder, 'home')));
    const audit = held.use(await KernelAudit.start(folder, user.uid));
    held.use(await ServerProcess.start(dataDir));
    const server = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8'));
    const env = { ...process.env, SCRIBERY_SERVER: server.url, SCRIBERY_TOKEN: server.token };
    const words = ['audit', 'collect', '--follow', audit.log, '--checkpoint', join(folder, 'checkpoint')];
    const collector = spawn(SCRIBERY, words, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    held.defer(() => stop(collector));

    await auditedSession(folder, user, server, commands);
    const [listed] = await scriberyJson(['ls', '--data', dataDir]);
    recording = String(listed?.['recording']);
    found = await arrived();
  });

  after(async () => {
    await held.disposeAsync();
    web.close();
    rmSync(folder, { recursive: true });
  });

  for (const index of commandsOf('').keys()) {
    test(`command ${index + 1} of the session is there once, with its arguments, status and moment`, async () => {
      const command = commands[index];
      assert.ok(command);
      const [one, ...others] = found.filter((each) => isDeepEqual(each['args'], command.args));
      assert.ok(one, `${command.line}: not among ${JSON.stringify(found.map((each) => each['args']))}`);
      assert.deepEqual(others, [], command.line);
      assert.equal(one['recording'], recording);
      assert.equal(one['exit'], command.exit);
      if (command.shows === undefined) return;
      // The line is typed before, what the program shows stands there after.
      const [shown] = await scriberyJson([
        'search',
        '--data',
        dataDir,
        `rec:${recording} saw:"${command.shows}" -saw:audited`,
      ]);
      assert.ok(shown, command.shows);
      const away = Number(shown['position']) - Number(one['position']);
      const took = Number(one['until']) - Number(one['position']);
      assert.ok(away > -CLOSE_MS && away < CLOSE_MS + took, `${command.line}: ${away} ms away`);
    });
  }

  test('what sudo ran is found as root, in the session of the person', async () => {
    const hits = await scriberyJson(['search', '--data', dataDir, 'cmd:root-marker as:root']);
    assert.ok(hits.some((hit) => hit['recording'] === recording));
  });

  /** The commands of the recording, once the last of them has arrived with its end. */
  function arrived(): Promise<Record<string, unknown>[]> {
    const last = commands.at(-1)?.args;
    let all: Record<string, unknown>[] = [];
    return until(
      () => `the last command among ${JSON.stringify(all)}`,
      async () => {
        all = await scriberyJson(['commands', recording, '--data', dataDir]).catch(() => []);
        return all.some((each) => isDeepEqual(each['args'], last) && each['exit'] !== null) && all;
      },
      ARRIVED_WITHIN_MS,
    );
  }
});

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

function isDeepEqual(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
