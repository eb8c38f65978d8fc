import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '@scribery/runtime/testing';
import type { AuditEvent } from '@scribery/store';
import { eventLine, type MadeEvent } from '../testing/made-events.ts';
import { lines, madeMessages } from '../testing/made-recording.ts';
import { TestApp, temporaryFolder } from '../testing/test-app.ts';
import { LiveHub } from './live-hub.ts';
import { followRecording } from './recording-events.ts';

const event = (made: MadeEvent): AuditEvent => JSON.parse(eventLine(made));

test('commands that begin or end while somebody looks on are told in the stream of their recording', async () => {
  using folder = temporaryFolder();
  const served = await TestApp.open(folder.path);
  await served.ingest(lines(madeMessages('r', [[[0, 'o', '$ ']]])));
  const before = event({ serial: 1, at: 100, pid: 50, args: ['sleep', '9'] });
  await served.store.appendAuditEvents([before]);
  const document = await until('the recording', () => served.store.recording('r'));

  const hub = new LiveHub();
  const { events, leave } = followRecording({ reader: served.store, hub, now: Date.now }, document, 0);
  const stream = events[Symbol.asyncIterator]();
  const next = async () => String((await stream.next()).value);
  assert.equal(await next(), ': following\n\n');
  assert.match(await next(), /^event: message\n/);

  const told = [
    event({ serial: 2, at: 200, pid: 60, args: ['ls'] }),
    event({ serial: 3, at: 250, pid: 50, action: 'exited', status: 4 }),
    event({ serial: 4, at: 260, pid: 70, args: ['elsewhere'], session: 8 }),
  ];
  await served.store.appendAuditEvents(told);
  hub.audited(told);
  const commands = [await next(), await next()].map((text) => {
    assert.match(text, /^event: command\n/);
    const { line, until, exit } = JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? '');
    return [line, until, exit];
  });
  assert.deepEqual(commands, [
    ['ls', null, null],
    ['sleep 9', 250, 4],
  ]);
  leave();
  assert.equal((await stream.next()).done, true);
  await served.close();
});
