import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LineHit, PlaybackSource } from '@scribery/player';
import { FakeClock } from '../testing/fake-clock.ts';
import { FakeTerminal } from '../testing/fake-terminal.ts';
import { outputSource } from '../testing/output-source.ts';
import { type PlayerOptions, TerminalPlayer } from './player.ts';

/** One line a second for ten minutes, each `line N`, on a terminal of 40 by 10. */
const lines = Array.from({ length: 601 }, (_, n): [number, string] => [n * 1000, `line ${n}\r\n`]);

function playing(options: Partial<PlayerOptions> = {}, source: PlaybackSource = outputSource(lines)) {
  const clock = new FakeClock();
  const terminal = new FakeTerminal(60, 12);
  const player = new TerminalPlayer({
    source,
    terminal,
    clock,
    who: 'alice@web01',
    colours: false,
    search: async () => ({ hits: [], part: undefined }),
    lax: false,
    speed: 1,
    skipIdle: false,
    start: { at: 0, then: 'playing' },
    ...options,
  });
  const end = player.run();
  end.catch(() => {});
  const keys = async (text: string) => {
    terminal.type(text);
    await clock.pass(100);
  };
  return { clock, terminal, player, end, keys };
}

function hit(position: number, row: number, column: number, width = 6): LineHit {
  const place = { row, column, width, buffer: 'main' as const, matches: [], places: [], text: '' };
  return { recording: 'r', host: 'h', user: 'u', time: 0, position, until: null, kind: 'saw', ...place };
}

test('it plays as time goes by, and tells where it is', async () => {
  const { clock, terminal } = playing();
  await clock.pass(3500);
  assert.deepEqual(terminal.lines().slice(0, 5), ['line 0', 'line 1', 'line 2', 'line 3', '']);
  assert.match(terminal.lines().at(-1) ?? '', /^ ▶ 0:03 \/ 10:00 .*alice@web01 {2}\? help/);
});

test('Space pauses and goes on', async () => {
  const { clock, terminal, keys } = playing();
  await clock.pass(1500);
  await keys(' ');
  await clock.pass(5000);
  assert.match(terminal.lines().at(-1) ?? '', /^ ‖ 0:01/);
  await keys('p');
  await clock.pass(2000);
  assert.match(terminal.lines().at(-1) ?? '', /^ ▶ 0:03/);
});

const skips: [string, string, RegExp][] = [
  ['→ skips 5 s', '\x1b[C', /‖ 0:05/],
  ['keys pressed quickly add up', '\x1b[C\x1b[C\x1b[C\x1b[D', /‖ 0:10/],
  ['↑ skips a minute, ↓ back', '\x1b[A\x1b[A\x1b[B', /‖ 1:00/],
  ['End goes to the end and stays there', '\x1b[F', /[‖■] 10:00/],
  ['Home goes to the beginning', '\x1b[F\x1b[H', /‖ 0:00/],
  ['. steps to the next change', '...', /‖ 0:0[23]/],
  ['30G goes to a time as in tlog-play', '30G', /‖ 0:30/],
  ['2:05G, too', '2:05G', /‖ 2:05/],
  ['} doubles the speed, { halves it', '}}{', /2x/],
  ['Backspace is normal speed', '}}\x7f', /‖ 0:00 \/ 10:00 {2}[━─]/],
  ['i skips idle times', 'i', /skips idle/],
];
for (const [name, text, status] of skips) {
  test(name, async () => {
    const { clock, terminal, keys } = playing({ start: { at: 0, then: 'paused' } });
    await clock.pass(50);
    await keys(text);
    assert.match(terminal.lines().at(-1) ?? '', status);
  });
}

test('a digit that nothing follows jumps to a tenth', async () => {
  const { clock, terminal, keys } = playing({ start: { at: 0, then: 'paused' } });
  await keys('5');
  assert.match(terminal.lines().at(-1) ?? '', /go to 5/);
  await clock.pass(1000);
  assert.match(terminal.lines().at(-1) ?? '', /‖ 5:00/);
});

test('/ searches, marks the place, and n and N go on and back', async () => {
  const asked: string[] = [];
  const search = async (query: string) => {
    asked.push(query);
    const also = { places: [{ row: 7, column: 5, width: 1, start: 5, end: 6 }] };
    const hits = [hit(2000, 2, 0), hit(2000, 2, 5), { ...hit(7000, 7, 0, 4), ...also }];
    return { hits, part: undefined };
  };
  const { clock, terminal, keys } = playing({ search });
  await clock.pass(500);
  await keys('/line 7\r');
  assert.deepEqual(asked, ['line 7']);
  assert.match(terminal.lines().at(-1) ?? '', /‖ 0:02 .*hit 1 of 3/);
  assert.match(terminal.lastFrame, /\x1b\[0;1;7mline 2/);
  await keys('nn');
  assert.match(terminal.lines().at(-1) ?? '', /‖ 0:07 .*hit 3 of 3/);
  assert.match(terminal.lastFrame, /\x1b\[0;1;7mline\x1b\[0m \x1b\[0;1;7m7/);
  await keys('N');
  assert.match(terminal.lines().at(-1) ?? '', /hit 2 of 3/);
});

test('a search that finds nothing, or cannot be read, says so', async () => {
  const { terminal, keys } = playing();
  await keys('/x\r');
  assert.match(terminal.lines().at(-1) ?? '', /no hit in this recording/);
  const broken = playing({ search: async () => Promise.reject(new Error('The query cannot be read')) });
  await broken.keys('/(\r');
  assert.match(broken.terminal.lines().at(-1) ?? '', /The query cannot be read/);
});

test('a search that came only so far says so', async () => {
  const part = 'the newest 12 lines';
  const none = playing({ search: async () => ({ hits: [], part }) });
  await none.keys('/x\r');
  assert.match(none.terminal.lines().at(-1) ?? '', /no hit in the newest 12 lines/);
  const one = playing({ search: async () => ({ hits: [hit(2000, 2, 0)], part }) });
  await one.keys('/x\r');
  assert.match(one.terminal.lines().at(-1) ?? '', /hit 1 of 1 in the newest 12 lines/);
});

test('? shows the help until the next key', async () => {
  const { terminal, keys } = playing();
  await keys('?');
  assert.match(terminal.lines().join('\n'), /Home End/);
  await keys('x');
  assert.doesNotMatch(terminal.lines().join('\n'), /Home End/);
});

test('in a small terminal the help is led through by the arrows', async () => {
  const { terminal, keys } = playing({ start: { at: 0, then: 'paused' } });
  terminal.resize(40, 5);
  await keys('?');
  assert.match(terminal.lines().join('\n'), /pause, go on[^]*more; any other key/);
  await keys('\x1b[B'.repeat(30));
  assert.match(terminal.lines().join('\n'), /q +quit *\n.*more; any other key/);
  await keys('\x1b[A');
  assert.doesNotMatch(terminal.lines().join('\n'), /quit/);
  await keys('x');
  assert.doesNotMatch(terminal.lines().join('\n'), /any other key/);
});

test('h, j, k and l lead to another part of a screen that is too large, until its cursor is in sight again', async () => {
  const { clock, terminal, keys } = playing({ start: { at: 8000, then: 'paused' } });
  terminal.resize(20, 5);
  await clock.pass(100);
  assert.equal(terminal.lines()[2], 'line 8');
  await keys('kkk');
  assert.equal(terminal.lines()[0], 'line 0');
  await keys('.');
  assert.equal(terminal.lines()[0], 'line 1', 'what scrolls, scrolls');
  await keys('l');
  assert.deepEqual(terminal.lines().slice(0, 4), ['', '', '', '']);
  await keys('hjjj');
  await keys('.');
  assert.equal(terminal.lines()[2], 'line 10');
});

test('a terminal that has grown shows as much as there is', async () => {
  const { clock, terminal } = playing({ start: { at: 5000, then: 'paused' } });
  terminal.resize(30, 4);
  await clock.pass(100);
  assert.notEqual(terminal.lines()[0], 'line 0');
  terminal.resize(30, 9);
  await clock.pass(100);
  assert.equal(terminal.lines()[0], 'line 0');
});

for (const [name, text] of [
  ['q', 'q'],
  ['Ctrl-C', '\x03'],
] as const) {
  test(`${name} ends it and gives the terminal back`, async () => {
    const { clock, terminal, end, keys } = playing();
    await clock.pass(100);
    await keys(text);
    assert.deepEqual(await end, { by: 'key' });
    assert.equal(terminal.taken, false);
  });
}

test('at the end it ends by itself, and has the last screen', async () => {
  const { clock, terminal, end, player } = playing({ start: { at: 600_000, then: 'playing' } });
  await clock.pass(1000);
  assert.deepEqual(await end, { by: 'end' });
  assert.ok(player.lastScreen().includes('line 600'));
  assert.equal(terminal.taken, false);
});

test('a signal ends it', async () => {
  const { clock, terminal, end } = playing();
  await clock.pass(100);
  terminal.signal('SIGTERM');
  assert.deepEqual(await end, { by: 'signal', signal: 'SIGTERM' });
});

test('a larger recording is cropped around its cursor, and the status line says so', async () => {
  const { clock, terminal } = playing();
  terminal.resize(30, 6);
  await clock.pass(8500);
  assert.deepEqual(terminal.lines().slice(0, 4), ['line 5', 'line 6', 'line 7', 'line 8']);
  terminal.resize(80, 6);
  await clock.pass(100);
  assert.match(terminal.lines().at(-1) ?? '', / 5 of 10 rows /);
});

test('what another program wrote over is repainted', async () => {
  const { clock, terminal } = playing({ start: { at: 3000, then: 'paused' } });
  await clock.pass(100);
  terminal.scramble();
  await clock.pass(100);
  assert.equal(terminal.lines()[1], 'line 1');
});

test('a place where messages are missing ends it with a clear error, once it is reached', async () => {
  const missing = outputSource(lines.slice(0, 20), { missing: [5] });
  const { clock, end } = playing({}, missing);
  await clock.pass(2000);
  const state = await Promise.race([end.catch(() => 'failed'), Promise.resolve('plays')]);
  assert.equal(state, 'plays');
  await clock.pass(4000);
  await assert.rejects(end, /SCR_INPUT_DAMAGED|messages are missing at 0:0\d.*--lax/);
});

test('with lax it plays on behind such a place', async () => {
  const { clock, end, player } = playing({ lax: true }, outputSource(lines.slice(0, 20), { missing: [5] }));
  await clock.pass(30_000);
  assert.deepEqual(await end, { by: 'end' });
  assert.ok(player.lastScreen().includes('line 19'));
});

test('a source that fails ends it with the error', async () => {
  const source = { ...outputSource(lines), facts: () => Promise.reject(new Error('no such recording')) };
  const { end } = playing({}, source);
  await assert.rejects(end, /no such recording/);
});
