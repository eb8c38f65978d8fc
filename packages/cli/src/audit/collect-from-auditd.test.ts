import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { until } from '@scribery/runtime/testing';
import { Auditd, type AuditdPlugin } from '../testing/auditd.ts';
import { ended, Home, jsonLinesOf, SCRIBERY } from '../testing/scribery.ts';

const home = new Home();

/** Far more than anything here takes, in ms. */
const LIMIT_MS = 20_000;

/** Serials of events that only show that something arrives. */
const FIRST_PROBE = 100_000;

/** An auditd that is gone after the tests. */
async function auditd(plugins?: (directory: string) => readonly AuditdPlugin[]): Promise<Auditd> {
  const daemon = new Auditd(plugins);
  after(() => daemon.remove());
  await daemon.start();
  return daemon;
}

/** An execution whose records come in the order in which the kernel writes them. */
function execution(serial: number, arg = 'true'): string[] {
  const stamp = `msg=audit(${(Date.now() / 1000).toFixed(3)}:${serial}):`;
  return [
    `type=SYSCALL ${stamp} arch=c000003e syscall=59 success=yes exit=0 items=0 ppid=1 pid=${serial} auid=1000 uid=0 comm="true" exe="/usr/bin/true" key="exec"`,
    `type=EXECVE ${stamp} argc=1 a0="${arg}"`,
    `type=PROCTITLE ${stamp} proctitle="true"`,
  ];
}

/** Serials of the executions of an output, in order. */
function serialsIn(path: string): number[] {
  return jsonLinesOf(path)
    .filter(({ auditd }) => Object(auditd).syscall === 'execve')
    .map(({ event }) => Number(Object(event).sequence))
    .sort((a, b) => a - b);
}

function arrived(path: string, count: number, stderr: () => string): Promise<boolean> {
  return until(
    () => `${serialsIn(path).length} of ${count} arrived; ${stderr()}`,
    () => serialsIn(path).length >= count,
  );
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, n) => n + 1);
}

/** A collection that is ended by SIGTERM, and whose summary is given. */
function collect(...words: string[]) {
  const child = home.start(['audit', 'collect', ...words]);
  let told = '';
  child.stderr?.on('data', (text: string) => (told += text));
  const end = ended(child);
  home.endsWith(async () => {
    child.kill('SIGKILL');
    await end;
  });
  return {
    stderr: () => told,
    stop: async () => {
      child.kill('SIGTERM');
      const { status, stderr } = await end;
      assert.equal(status, 0, stderr);
    },
  };
}

test('the log of auditd is followed while auditd rotates it, and over a restart in between', async () => {
  const daemon = await auditd();
  const out = home.file('followed.json');
  const words = [
    '--follow',
    daemon.log,
    '--from',
    'oldest',
    '--checkpoint',
    home.file('checkpoint'),
    '--to',
    `file:${out}`,
  ];
  let collection = collect(...words);
  // Seven megabytes.
  const long = 'x'.repeat(7000);
  for (const serial of numbers(1000)) {
    daemon.send(execution(serial, long));
    if (serial === 300) {
      await arrived(out, 200, collection.stderr);
      await collection.stop();
    }
    if (serial === 700) {
      await until('five logs', () => daemon.logs().length >= 5);
      collection = collect(...words);
    }
  }
  await arrived(out, 1000, collection.stderr);
  await collection.stop();
  assert.deepEqual(serialsIn(out), numbers(1000));
  assert.ok(daemon.logs().length >= 7, 'auditd rotated its log');
});

describe("the socket of auditd's af_unix plugin", () => {
  for (const format of ['string', 'binary'] as const) {
    test(`in ${format} form, and after a restart of auditd`, { timeout: LIMIT_MS }, async () => {
      const daemon = await auditd((directory) => [
        {
          name: 'af_unix',
          path: 'builtin_af_unix',
          type: 'builtin',
          args: `0640 ${join(directory, 'events')}`,
          format,
        },
      ]);
      const out = home.file(`${format}.json`);
      const collection = collect('--socket', join(daemon.directory, 'events'), '--to', `file:${out}`);
      const events = () => serialsIn(out).filter((serial) => serial < FIRST_PROBE);
      for (const round of [1, 2]) {
        // auditd drops events until it has accepted the connection, which only an event that arrives shows.
        let probe = FIRST_PROBE * round;
        const first = probe;
        await until('a probe', () => {
          daemon.send(execution(probe++));
          return serialsIn(out).some((serial) => serial >= first);
        });
        for (const serial of numbers(20)) daemon.send(execution((round - 1) * 20 + serial));
        await until('the events', () => events().length >= round * 20);
        await daemon.stop();
        if (round === 1) await daemon.start();
      }
      await collection.stop();
      assert.deepEqual(events(), numbers(40));
    });
  }
});

for (const format of ['string', 'binary'] as const) {
  test(`auditd starts it as a plugin, hands it events in ${format} form, and ends it`, async () => {
    const out = home.file(`plugin-${format}.json`);
    const daemon = await auditd((directory) => {
      // As packaging/auditd has it, with other places.
      const path = join(directory, 'audit-plugin');
      writeFileSync(path, `#!/bin/sh\nexec ${SCRIBERY} audit collect --plugin --to 'file:${out}'\n`, {
        mode: 0o750,
      });
      return [{ name: 'scribery', path, type: 'always', format }];
    });
    for (const serial of numbers(50)) daemon.send(execution(serial));
    await arrived(out, 50, () => 'as a plugin');
    await daemon.stop();
    await until('its end', () => !existsSync(`${out}.lock`));
    assert.deepEqual(serialsIn(out), numbers(50));
  });
}
