import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ProcessSighting, ProcessTracker } from './process-tracker.ts';

const sighting = (given: Partial<ProcessSighting> & { pid: number }): ProcessSighting => ({
  host: '',
  event: 'now',
  parent: undefined,
  name: undefined,
  executable: undefined,
  executed: undefined,
  child: undefined,
  session: undefined,
  ...given,
});

test('a process has the program and the arguments of its parent beside it', () => {
  const tracker = new ProcessTracker();
  tracker.see(sighting({ pid: 10, executable: '/bin/bash', executed: ['bash', '-l'] }));
  const { parent } = tracker.see(sighting({ pid: 11, parent: 10, executable: '/bin/ls', executed: ['ls'] }));
  assert.deepEqual([parent?.executable, parent?.args], ['/bin/bash', ['bash', '-l']]);
});

test('a process has the event of its execution, a child that of its fork', () => {
  const tracker = new ProcessTracker();
  tracker.see(sighting({ event: 'first', pid: 10, executable: '/bin/bash', executed: ['bash'] }));
  tracker.see(sighting({ event: 'second', pid: 10, executable: '/bin/bash', child: 11 }));
  const { own, parent } = tracker.see(
    sighting({ event: 'third', pid: 11, parent: 10, executable: '/bin/bash' }),
  );
  assert.deepEqual([own.started, parent?.started], ['second', 'first']);
});

test('arguments stay with a process until it runs another program', () => {
  const tracker = new ProcessTracker();
  tracker.see(sighting({ pid: 10, executable: '/bin/cat', executed: ['cat', 'x'] }));
  assert.deepEqual(tracker.see(sighting({ pid: 10, executable: '/bin/cat' })).own.args, ['cat', 'x']);
  assert.equal(tracker.see(sighting({ pid: 10, executable: '/bin/dd' })).own.args, undefined);
});

test('a child is what its parent is until it executes something', () => {
  const tracker = new ProcessTracker();
  tracker.see(sighting({ pid: 10, executable: '/bin/bash', executed: ['bash'], child: 11, session: 3 }));
  const { own } = tracker.see(sighting({ pid: 11, executable: '/bin/bash' }));
  assert.deepEqual([own.parent, own.args, own.origin], [10, ['bash'], 3]);
});

test('a daemon still comes from the session that started it, also when it has left that and its parent is gone', () => {
  const tracker = new ProcessTracker();
  tracker.see(sighting({ pid: 10, parent: 9, executable: '/bin/bash', session: 3 }));
  tracker.see(sighting({ pid: 11, parent: 10, executable: '/usr/sbin/daemon', session: 3 }));
  const { own } = tracker.see(sighting({ pid: 11, parent: 1, executable: '/usr/sbin/daemon' }));
  assert.deepEqual([own.session, own.origin], [undefined, 3]);
});

test('a session that was opened inside another comes from that', () => {
  const tracker = new ProcessTracker();
  tracker.see(sighting({ pid: 10, executable: '/usr/bin/su', session: 3 }));
  const { own } = tracker.see(sighting({ pid: 11, parent: 10, executable: '/bin/bash', session: 4 }));
  assert.equal(own.origin, 3);
});

test('an id that is used anew has nothing of the process before', () => {
  const tracker = new ProcessTracker();
  tracker.see(sighting({ pid: 10, parent: 1, executable: '/bin/a', executed: ['a'], session: 3 }));
  const { own } = tracker.see(sighting({ pid: 10, parent: 2, executable: '/bin/b', session: 7 }));
  assert.deepEqual([own.args, own.origin], [undefined, 7]);
});

test('the same ids on two hosts are two processes', () => {
  const tracker = new ProcessTracker();
  tracker.see(sighting({ host: 'a', pid: 10, executable: '/bin/a' }));
  assert.equal(tracker.see(sighting({ host: 'b', pid: 11, parent: 10 })).parent, undefined);
});

test('the oldest processes are forgotten, not the ones in use', () => {
  const tracker = new ProcessTracker();
  tracker.see(sighting({ pid: 1, executable: '/sbin/init' }));
  for (let pid = 2; pid < 20_100; pid++) {
    tracker.see(sighting({ pid, executable: '/bin/x' }));
    if (pid % 1000 === 0) tracker.see(sighting({ pid: 1, executable: '/sbin/init' }));
  }
  assert.equal(tracker.see(sighting({ pid: 30_000, parent: 1 })).parent?.executable, '/sbin/init');
  assert.equal(tracker.see(sighting({ pid: 30_001, parent: 2 })).parent, undefined);
});
