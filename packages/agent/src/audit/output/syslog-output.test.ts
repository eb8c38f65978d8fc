import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIRST_TIME, outgoing } from '../testing/outgoing.ts';
import { Rsyslog } from '../testing/rsyslog.ts';
import { syslogOutput, type SyslogTarget } from './syslog-output.ts';

const signal = new AbortController().signal;
const header = { facility: 'authpriv', severity: 'notice', app: 'scribery' };
/** Longer than most messages, with all that JSON may hold. */
const TEXT = `${'x'.repeat(20_000)} "é漢" \\ \u0001`;

for (const [name, target] of [
  ['TCP', ({ port }) => ({ kind: 'tcp', host: '127.0.0.1', port })],
  ['UDP', ({ port }) => ({ kind: 'udp', host: '127.0.0.1', port })],
  ['a datagram socket, as /dev/log is', ({ socket }) => ({ kind: 'unix', path: socket })],
] satisfies [string, (rsyslog: Rsyslog) => SyslogTarget][]) {
  test(`rsyslog reads every event whole over ${name}`, async (t) => {
    const rsyslog = await Rsyslog.start(t);
    const output = syslogOutput({ name: 'syslog', target: target(rsyslog), ...header });
    const events = outgoing(5, 1, TEXT);
    await output.deliver(events.slice(0, 2), signal);
    await output.deliver(events.slice(2), signal);
    const received = await rsyslog.received(5);
    assert.deepEqual(
      received.map(({ message }) => message.trimStart()).sort(),
      events.map(({ line }) => line),
    );
    for (const { facility, severity, app, messageId } of received) {
      assert.deepEqual([facility, severity, app, messageId], ['authpriv', 'notice', 'scribery', 'audit']);
    }
    // `logger` says when and where it sent.
    if (!name.includes('socket')) {
      assert.deepEqual([...new Set(received.map(({ host }) => host))], ['db01']);
      const times = received.map(({ time }) => Date.parse(time) - FIRST_TIME);
      assert.deepEqual(
        times.sort((a, b) => a - b),
        [1, 2, 3, 4, 5],
      );
    }
    await output.close();
  });
}

test('what is too large for a datagram is refused, and the others go', async (t) => {
  const rsyslog = await Rsyslog.start(t);
  for (const target of [
    { kind: 'udp', host: '127.0.0.1', port: rsyslog.port },
    { kind: 'unix', path: rsyslog.socket },
  ] as const) {
    const output = syslogOutput({ name: 'syslog', target, ...header });
    const events = [...outgoing(1), ...outgoing(1, 2, 'x'.repeat(200_000)), ...outgoing(1, 3)];
    const { refused } = await output.deliver(events, signal);
    assert.deepEqual(
      refused.map(({ id }) => id),
      ['e2'],
    );
    await output.close();
  }
  await rsyslog.received(4);
});

test('a syslog that is not there is an error', async (t) => {
  const { socket } = await Rsyslog.start(t);
  for (const target of [
    { kind: 'tcp', host: '127.0.0.1', port: 1 },
    { kind: 'unix', path: `${socket}-missing` },
  ] as const) {
    const output = syslogOutput({ name: 'syslog', target, ...header });
    await assert.rejects(output.deliver(outgoing(1), signal), { code: 'SCR_SINK_FAILED' });
    await output.close();
  }
});
