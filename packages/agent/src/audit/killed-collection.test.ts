import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as later } from 'node:timers/promises';
import { randomFrom } from '../testing/random.ts';
import { scratch } from '../testing/scratch.ts';
import { AuditLog } from './testing/audit-log.ts';
import { BulkServer } from './testing/bulk-server.ts';
import { startCollection } from './testing/start-collection.ts';

/** How often each of the two collections is killed. */
const KILLS = Number(process.env['SCRIBERY_AGENT_KILLS'] ?? 16);

/** Longest time in ms, on any machine; a collection that stops delivering would otherwise never be killed. */
const LIMIT_MS = 120_000 + KILLS * 15_000;

/** Rotations of a log that are kept: more than happen while nobody follows it. */
const KEEP = 1000;

describe('every event arrives exactly once in a file and a store', { concurrency: true }, () => {
  for (const seed of [1, 2]) {
    const name = `with a collection killed ${KILLS} times at any point while the log grows and is rotated (seed ${seed})`;
    test(name, { timeout: LIMIT_MS }, (t) => collectWithKills(t, randomFrom(seed)));
  }
});

async function collectWithKills(t: TestContext, random: () => number): Promise<void> {
  const directory = scratch(t);
  const log = new AuditLog(directory, KEEP);
  const server = await BulkServer.start(t);
  const start = () =>
    startCollection(t, [
      log.path,
      join(directory, 'checkpoint'),
      join(directory, 'out', 'audit.json'),
      server.url,
    ]);

  const writing = new AbortController();
  t.after(() => writing.abort());
  const wrote = write(log, random, writing.signal);
  for (let n = 0; n < KILLS; n++) await killAt(start(), server, random);
  writing.abort();
  await wrote;

  const last = start();
  // As long as the disk takes: every batch of 50 is brought to it, and the test has a limit of its own.
  while (server.documents.size < log.serials.length) await later(5, undefined, { signal: t.signal });
  last.kill('SIGTERM');
  assert.deepEqual(await once(last, 'exit'), [0, null]);

  const written = readdirSync(join(directory, 'out')).flatMap((file) =>
    readFileSync(join(directory, 'out', file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line)),
  );
  const serials = written.map(({ event }) => Number(event.sequence));
  assert.deepEqual(
    serials.sort((a, b) => a - b),
    log.serials,
  );
  const types = ['SYSCALL', 'EXECVE', 'CWD', 'PATH', 'PROCTITLE'];
  for (const document of [...written, ...server.documents.values()]) {
    assert.deepEqual(document.auditd.record_types, types);
    assert.equal(document.auditd.continuation, undefined);
  }
  t.diagnostic(`${log.serials.length} events, ${server.doubles} sent to the store again`);
}

/** Appends executions, mixed with each other and cut anywhere, and rotates the log, until it is told to stop. */
async function write(log: AuditLog, random: () => number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const together = Array.from({ length: 1 + Math.floor(random() * 8) }, () => log.execution(Date.now()));
    const lines: string[] = [];
    while (together.some((event) => event.length > 0)) {
      const line = together[Math.floor(random() * together.length)]?.shift();
      if (line !== undefined) lines.push(line);
    }
    const text = lines.map((line) => `${line}\n`).join('');
    const cut = Math.floor(random() * text.length);
    log.appendText(text.slice(0, cut));
    if (random() < 0.5) await later(random() * 5);
    log.appendText(text.slice(cut));
    if (random() < 0.02) log.rotate();
    await later(random() * 6);
  }
}

/** Kills it while it starts, when the store has a batch or not, or while the file or the checkpoint is written. */
async function killAt(child: ChildProcess, server: BulkServer, random: () => number): Promise<void> {
  const exit = once(child, 'exit');
  let countdown = 1 + Math.floor(random() * 4);
  const kill = (): boolean => {
    if (--countdown === 0) child.kill('SIGKILL');
    return countdown <= 0;
  };
  const moment = Math.floor(random() * 4);
  if (moment === 0) {
    await Promise.race([later(random() * 700), exit]);
    child.kill('SIGKILL');
  } else if (moment === 1) server.before = kill;
  else if (moment === 2) server.after = kill;
  else {
    server.before = () => {
      setTimeout(() => child.kill('SIGKILL'), random() * 600);
      return false;
    };
  }
  assert.deepEqual(await exit, [null, 'SIGKILL']);
  server.before = () => false;
  server.after = () => false;
}
