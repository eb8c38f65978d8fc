import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { startServer } from '../testing/running-server.ts';
import { Home, jsonLines, sample } from '../testing/scribery.ts';

const home = new Home();
/** Into the server's store, whose commands start quicker than those that open a store themselves. */
before(async () => {
  await startServer(home);
});

const deploy = readFileSync(sample('deploy-with-a-typo'), 'utf8');
const refused = readFileSync(sample('refused-by-sudo'), 'utf8');

const cast = `${JSON.stringify({ version: 2, width: 80, height: 24, timestamp: 1_700_000_000 })}
[0.5, "o", "hello\\r\\n"]
[1.25, "o", "bye\\r\\n"]
`;

test('it tells what became of each recording, with exactly the keys that programs rely on', async () => {
  const { status, stdout } = await home.run(['import', '--json', sample('refused-by-sudo')]);
  assert.equal(status, 0);
  const [imported] = jsonLines(stdout);
  assert.deepEqual(Object.keys(imported ?? {}), ['recording', 'file', 'messages', 'duration', 'problems']);
  assert.deepEqual(imported, {
    recording: 'sample-refused-by-sudo',
    file: sample('refused-by-sudo'),
    messages: refused.trim().split('\n').length,
    duration: imported?.duration,
    problems: 0,
  });
  assert.ok(Number(imported?.duration) > 10_000);
});

test('what is imported is ended, and importing twice stores once', async () => {
  const words = ['import', '--json', '-'];
  const first = await home.run(words, { input: cast });
  const second = await home.run(words, { input: cast });
  assert.equal(second.stdout, first.stdout);
  const { stdout } = await home.run(['ls', '--json', 'rec:import-*']);
  const listed = jsonLines(stdout);
  assert.equal(listed.length, 1);
  assert.deepEqual(
    [listed[0]?.live, listed[0]?.duration, listed[0]?.start],
    [false, 1250, 1_700_000_000_000],
  );
});

test('a file may hold several recordings, and several files may be given', async () => {
  const mixed = deploy.split('\n').flatMap((line, n) => [line, refused.split('\n')[n] ?? '']);
  writeFileSync(home.file('mixed.json'), mixed.join('\n'));
  writeFileSync(home.file('demo.cast'), cast);
  const files = [home.file('mixed.json'), home.file('demo.cast')];
  const { status, stdout } = await home.run(['import', '--json', ...files]);
  assert.equal(status, 0);
  const imported = jsonLines(stdout);
  assert.deepEqual(
    imported.map(({ file }) => file),
    [files[0], files[0], files[1]],
  );
  assert.deepEqual(
    imported.map(({ problems }) => problems),
    [0, 0, 0],
  );
});

test('lines that are no messages are counted, whatever they are', async () => {
  const [first = ''] = deploy.split('\n');
  writeFileSync(home.file('strange.json'), `${first}\n{"abc": "def"}\n{"ver": "2.3"}\n[1]\nnot JSON\n`);
  const { stdout, stderr } = await home.run(['import', '--json', home.file('strange.json')]);
  assert.deepEqual(
    jsonLines(stdout).map(({ problems }) => problems),
    [4],
  );
  assert.equal(stderr.trim().split('\n').length, 4);
});

test('damage is passed over, counted, and told with file and line', async () => {
  const lines = refused.trim().split('\n');
  lines[4] = `${lines[4]?.slice(0, 40)}`;
  writeFileSync(home.file('damaged.json'), lines.join('\n'));
  const words = ['import', home.file('damaged.json')];
  const people = await home.run(words);
  assert.equal(people.status, 0);
  assert.match(people.stdout, /^sample-refused-by-sudo .*, \d+ problems?\n$/);
  assert.match(people.stderr, /damaged\.json:5: /);
  const programs = await home.run([...words, '--json']);
  assert.match(programs.stderr, /damaged\.json:5: /);
  const [imported] = jsonLines(programs.stdout);
  assert.ok(Number(imported?.problems) >= 1);
  assert.equal(imported?.messages, lines.length - 1);
});

test('what shows a file tells its damage as import does', async () => {
  const [first = '', ...others] = refused.trim().split('\n');
  writeFileSync(home.file('line-too-many.json'), [first, 'no message', ...others].join('\n'));
  for (const words of [['play'], ['text'], ['screen', '--at', '0'], ['export', '--format', 'tlog']]) {
    const [command = '', ...more] = words;
    const { status, stdout, stderr } = await home.run([command, home.file('line-too-many.json'), ...more]);
    assert.equal(status, 0);
    assert.notEqual(stdout, '');
    const [place, ...told] = stderr.trimEnd().split('\n');
    assert.match(place ?? '', /line-too-many\.json:2: /, command);
    const counted = 'scribery: 1 place of this recording cannot be read, or the messages are missing';
    assert.deepEqual(told, command === 'play' ? [counted] : [], command);
  }
});

test('a place without a line is told behind the file', async () => {
  const cast = {
    version: 1,
    width: 80,
    height: 24,
    duration: 1,
    stdout: [
      [1, 'text'],
      [null, 'x'],
    ],
  };
  writeFileSync(home.file('old-cast.json'), JSON.stringify(cast));
  const { stderr } = await home.run(['text', home.file('old-cast.json')]);
  assert.match(stderr, /^\S*old-cast\.json: The event's time is not a number\n$/);
});

test('a file that is no recording ends with status 6, and the others are stored', async () => {
  writeFileSync(home.file('letter.txt'), 'Dear auditor,\n');
  writeFileSync(home.file('empty'), '');
  const files = [
    home.file('letter.txt'),
    home.file('empty'),
    home.file('missing'),
    home.path,
    sample('refused-by-sudo'),
  ];
  const { status, stdout, stderr } = await home.run(['import', '--json', ...files]);
  assert.equal(status, 6);
  assert.equal(jsonLines(stdout).length, 1);
  assert.match(stderr, /letter\.txt: The format of this file is not known/);
  assert.match(stderr, /empty: .*it is empty/);
  assert.match(stderr, /missing: The input cannot be read/);
});

test('a file without one good message is refused with the reason, and where', async () => {
  const forged = deploy.replaceAll('"sample-deploy-with-a-typo"', '"../../etc/passwd"');
  const { status, stderr } = await home.run(['import', '--json', '-'], { input: forged });
  assert.equal(status, 6);
  assert.match(stderr, /^scribery: -:1: .*"rec" is not a recording id \(SCR_INPUT_DAMAGED\)$/m);
});

test('a changed message with a known id is refused and counted', async () => {
  const words = ['import', '--json', '-'];
  await home.run(words, { input: refused });
  const [imported] = jsonLines(
    (await home.run(words, { input: refused.replaceAll('Permission denied', 'Come in, please!!') })).stdout,
  );
  assert.ok(Number(imported?.problems) >= 1);
});
