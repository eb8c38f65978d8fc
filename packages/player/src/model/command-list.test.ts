import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuditCommand } from '../api/shapes.ts';
import { commandTicks, depths, filtered, runningAt, withCommand } from './command-list.ts';

function command(id: string, position: number, more: Partial<AuditCommand> = {}): AuditCommand {
  const names = { user: 'alice', effective_user: 'alice', exe: '/bin/x', args: [], line: id, cwd: '/srv' };
  const process = { pid: null, ppid: null, parent: null, exit: null, until: null };
  return { id, position, after_end: false, time: position, ...process, ...names, ...more };
}

test('the running command is the last that was started and did not end', () => {
  const commands = [
    command('bash', 0),
    command('make', 100, { until: 900 }),
    command('cc', 200, { until: 300 }),
    command('job', 2000, { after_end: true }),
  ];
  const running = [0, 99, 100, 250, 300, 900, 5000].map((at) => runningAt(commands, at)?.id);
  assert.deepEqual(running, ['bash', 'bash', 'make', 'cc', 'make', 'bash', 'bash']);
  assert.equal(runningAt(commands, -1), undefined);
});

test('a command that is told again takes its place', () => {
  const commands = [command('a', 1), command('b', 2)];
  assert.deepEqual(
    withCommand(commands, command('a', 1, { exit: 3 })).map(({ exit }) => exit),
    [3, null],
  );
  assert.deepEqual(
    withCommand(commands, command('c', 3)).map(({ id }) => id),
    ['a', 'b', 'c'],
  );
});

test('commands stand below those that started them', () => {
  const commands = [
    command('bash', 0, { pid: 1 }),
    command('sudo', 1, { pid: 2, parent: 'bash' }),
    command('sh', 2, { pid: 3, parent: 'sudo' }),
    command('python', 3, { pid: 3, parent: 'sh' }),
    command('lost', 4, { pid: 9, parent: 'gone' }),
  ];
  assert.deepEqual([...depths(commands).values()], [0, 1, 2, 2, 0]);
});

test('a filter takes words of line, directory and users, in any case', () => {
  const commands = [
    command('rm -rf X', 0),
    command('ls', 1, { effective_user: 'root' }),
    command('cat', 2, { cwd: '/etc' }),
  ];
  const found = (text: string) => filtered(commands, text).map(({ id }) => id);
  assert.deepEqual(found(' '), ['rm -rf X', 'ls', 'cat']);
  assert.deepEqual(found('RM x'), ['rm -rf X']);
  assert.deepEqual(found('root'), ['ls']);
  assert.deepEqual(found('/etc'), ['cat']);
  assert.deepEqual(found('root rm'), []);
});

test('a bar has a tick for each place, and none for what came after', () => {
  const commands = [
    command('a', 0),
    command('b', 1),
    command('c', 50_000),
    command('d', 99, { after_end: true }),
  ];
  assert.deepEqual(commandTicks(commands, 100_000), [0, 50_000]);
  assert.deepEqual(commandTicks([], 0), []);
});
