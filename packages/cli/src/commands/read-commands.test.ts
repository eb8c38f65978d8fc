import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { until } from '@scribery/runtime/testing';
import { startServer } from '../testing/running-server.ts';
import { ended, Home, jsonLines, sample } from '../testing/scribery.ts';

const home = new Home();
const names = ['deploy-with-a-typo', 'refused-by-sudo', 'names-in-many-scripts'];
/** Asks the server that runs on the default data directory. */
const run = (...words: string[]) => home.run(words);

before(async () => {
  await startServer(home);
  await run('import', ...names.map(sample));
});

test('without a server the same commands open the directory, also while a server has it', async () => {
  const data = ['--data', home.data];
  const [asked, opened] = await Promise.all([run('ls', '--json'), run('ls', '--json', ...data)]);
  assert.equal(opened.stdout, asked.stdout);
  const { status, stderr } = await run('import', ...data, sample('refused-by-sudo'));
  assert.equal(status, 4);
  assert.match(stderr, /SCR_STORE_LOCKED/);
});

test('ls lists the newest first, with exactly the keys that programs rely on', async () => {
  const listed = jsonLines((await run('ls', '--json')).stdout);
  const keys = 'recording host user start duration cols rows bytes_out bytes_in live ended';
  assert.deepEqual(
    listed.map((one) => Object.keys(one).join(' ')),
    [keys, keys, keys],
  );
  assert.deepEqual(
    listed.map(({ user }) => user),
    ['yuki', 'bob', 'alice'],
  );
});

test('ls takes a query and a limit', async () => {
  assert.deepEqual(jsonLines((await run('ls', '--json', 'user:bob')).stdout).length, 1);
  assert.deepEqual(jsonLines((await run('ls', '--json', '--limit', '2')).stdout).length, 2);
});

test('ls prints a table without colours when it is piped', async () => {
  const { stdout } = await run('ls');
  const [heading, first] = stdout.split('\n');
  assert.match(heading ?? '', /^START +USER +HOST +DURATION +SIZE +OUTPUT +STATE +RECORDING$/);
  assert.match(first ?? '', /yuki +files01 .* exit 0 +sample-names-in-many-scripts$/);
  assert.doesNotMatch(stdout, /\x1b/);
});

test('names with control characters are printed escaped', async () => {
  const evil = readFileSync(sample('refused-by-sudo'), 'utf8')
    .replaceAll('"bob"', '"mallory\\u001b[2J\\u202e"')
    .replaceAll('sample-refused-by-sudo', 'evil');
  await home.run(['import', '-'], { input: evil });
  const { stdout } = await run('ls', 'rec:evil');
  assert.doesNotMatch(stdout, /[\x1b\u202e]/);
  assert.match(stdout, /mallory/);
});

test('ls on an empty store says how to make the first recording', async () => {
  const { status, stdout, stderr } = await new Home().run(['ls']);
  assert.deepEqual([status, stdout], [0, '']);
  assert.match(stderr, /scribery rec/);
});

for (const [words, env] of [
  [['ls', '--data', home.file('none')], {}],
  [['ls'], { SCRIBERY_DATA: home.file('none') }],
] as const) {
  test(`a directory that was named and is not there is no empty store: ${words.join(' ')}`, async () => {
    const { status, stderr } = await home.run(words, { env });
    assert.equal(status, 4);
    assert.match(stderr, /there is no directory .*none \(SCR_STORE_UNUSABLE\)/);
  });
}

test('search gives hits with the keys that programs rely on, and all places behind them', async () => {
  const { status, stdout } = await run('search', '--json', 'saw:"permission denied"', 'user:bob');
  assert.equal(status, 0);
  const hits = jsonLines(stdout);
  assert.ok(hits.length > 0);
  for (const hit of hits) {
    assert.equal(
      Object.keys(hit).join(' '),
      'recording host user position until buffer row column width text kind places',
    );
    assert.deepEqual([hit.recording, hit.user, hit.kind], ['sample-refused-by-sudo', 'bob', 'saw']);
  }
});

test('a hit is on the screen at its moment and place', async () => {
  const [hit] = jsonLines(
    (await run('search', '--json', '--limit', '1', '"incorrect password attempts"')).stdout,
  );
  const words = ['screen', String(hit?.recording), '--at', String(hit?.position), '--json'];
  const [screen] = jsonLines((await run(...words)).stdout);
  assert.deepEqual(Object.keys(screen ?? {}), ['position', 'cols', 'rows', 'cursor', 'buffer', 'lines']);
  const line = Array.isArray(screen?.lines) ? String(screen.lines[Number(hit?.row)]) : '';
  const [from, width] = [Number(hit?.column), Number(hit?.width)];
  assert.equal(line.slice(from, from + width), 'incorrect password attempts');
});

test('search for people shows who, when, where and the line', async () => {
  const { stdout } = await run('search', 'deployed');
  assert.match(
    stdout,
    /^alice@web01 {2}2026-11-02 .* saw at \d+:\d\d, row \d+, column \d+ {2}sample-deploy-with-a-typo\n {4}Deployed 4 of 4/m,
  );
});

test('times of a query that name no zone are local', async () => {
  const at = async (zone: string) => {
    const query = 'nothing-like-it since:2026-11-01';
    return (await home.run(['search', query], { env: { TZ: zone } })).stderr;
  };
  assert.match(await at('UTC'), /since 2026-11-01 00:00:00 UTC/);
  assert.match(await at('Asia/Tokyo'), /since 2026-10-31 15:00:00 UTC/);
  assert.match(await at('Nowhere/Else'), /since 2026-11-01 00:00:00 UTC/);
});

test('a search without a hit tells what was searched, with status 1', async () => {
  const { status, stdout, stderr } = await run('search', 'zebra');
  assert.deepEqual([status, stdout], [1, '']);
  assert.match(stderr, /^no hit\. Searched: .*zebra/);
});

test('what cannot be read is told on standard error, once, beside what is found', async () => {
  const data = home.file('damaged');
  await home.run(['import', '--data', data, ...names.map(sample)]);
  writeFileSync(join(data, 'months', '2020-01.sqlite'), 'this is no database'.repeat(1000));
  for (const words of [['search', 'denied'], ['audit', 'search'], ['ls']]) {
    const { stdout, stderr } = await home.run([...words, '--json', '--limit', '0', '--data', data]);
    assert.equal(stderr.match(/2020-01\.sqlite/g)?.length, 1, stderr);
    if (words[0] !== 'audit') assert.ok(jsonLines(stdout).length > 0);
  }
});

test('a query that cannot be read is shown with the place marked, with status 2', async () => {
  const { status, stderr } = await run('search', 'user:bob AND (');
  assert.equal(status, 2);
  const [query, caret, error] = stderr.split('\n');
  assert.equal(query, '  user:bob AND (');
  assert.equal(caret?.indexOf('^'), 16);
  assert.match(error ?? '', /^scribery: The query cannot be read: .*SCR_QUERY_SYNTAX/);
});

test('a regular expression is searched, and one that cannot be read is pointed at', async () => {
  const { status, stdout } = await run('search', '--json', '/permission\\s+den[a-z]+/ user:bob');
  assert.equal(status, 0);
  assert.ok(jsonLines(stdout).length > 0);
  const wrong = await run('search', 'user:bob /a[b/');
  assert.equal(wrong.status, 2);
  assert.equal(wrong.stderr.split('\n')[1]?.indexOf('^'), 13);
});

test('a query of 100 kB is refused', async () => {
  const { status, stderr } = await run('search', 'a'.repeat(100_000));
  assert.equal(status, 2);
  assert.match(stderr, /SCR_QUERY_TOO_LARGE/);
});

test('the password that was typed is nowhere', async () => {
  assert.equal((await run('search', 'typed:hunter2')).status, 1);
  assert.doesNotMatch((await run('export', 'sample-refused-by-sudo', '--format', 'tlog')).stdout, /hunter2/);
});

test('screen prints the rows at a moment', async () => {
  const { stdout } = await run('screen', 'sample-deploy-with-a-typo', '--at', 'end');
  assert.match(stdout, /^Deployed 4 of 4 instances$/m);
});

test('a beginning of an id is enough where only one recording has it', async () => {
  assert.equal((await run('screen', 'sample-d', '--at', '0')).status, 0);
  const { status, stderr } = await run('screen', 'sample-', '--at', '0');
  assert.equal(status, 3);
  assert.match(stderr, /several begin with 'sample-'/);
});

for (const [id, status] of [
  ['nothing-of-this-name', 3],
  ['../../nothing/here', 2],
  ['..', 2],
  ['a/b', 2],
] as const) {
  test(`a recording '${id}' ends with status ${status}`, async () => {
    const ended = await run('text', id);
    assert.equal(ended.status, status);
    assert.match(ended.stderr, /nor (?:a|is there a) file of this name/);
  });
}

test('text prints the transcript without control characters', async () => {
  const { stdout } = await run('text', 'sample-deploy-with-a-typo');
  assert.match(stdout, /parse error: Expected another key-value pair/);
  assert.doesNotMatch(stdout, /[\x00-\x09\x0b-\x1f\x7f]/);
});

test('export gives the messages that were imported', async () => {
  const { stdout } = await run('export', 'sample-deploy-with-a-typo', '--format', 'tlog');
  assert.equal(stdout, readFileSync(sample('deploy-with-a-typo'), 'utf8'));
});

test('export writes a file for its owner alone, and an asciicast is read again', async () => {
  const file = home.file('out.cast');
  await run('export', 'sample-deploy-with-a-typo', '--format', 'asciicast', '-o', file);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  const { stdout } = await run('screen', file, '--at', 'end');
  assert.match(stdout, /^Deployed 4 of 4 instances$/m);
});

test('a file that cannot be written is an error, and nothing is left', async () => {
  const file = home.file('no/such/place.json');
  const { status, stderr } = await run('export', 'sample-deploy-with-a-typo', '--format', 'tlog', '-o', file);
  assert.equal(status, 6);
  assert.match(stderr, /SCR_OUTPUT_FAILED/);
  assert.equal(existsSync(home.file('no')), false);
});

test('a file is a recording, and of several one can be chosen', async () => {
  const { stdout } = await home.run(['screen', sample('refused-by-sudo'), '--at', 'end']);
  assert.match(stdout, /logout/);
  const both =
    readFileSync(sample('refused-by-sudo'), 'utf8') + readFileSync(sample('deploy-with-a-typo'), 'utf8');
  writeFileSync(home.file('both.json'), both);
  const unclear = await home.run(['text', home.file('both.json')]);
  assert.equal(unclear.status, 2);
  assert.match(unclear.stderr, /holds 2 recordings.*--recording/);
  const chosen = await home.run(['text', '-', '--recording', 'sample-refused-by-sudo'], { input: both });
  assert.match(chosen.stdout, /Sorry, try again/);
});

test('who closes the pipe early is not told about it', async () => {
  const process = home.start(['text', 'sample-deploy-with-a-typo']);
  process.stdout?.destroy();
  const { status, stderr } = await ended(process);
  assert.deepEqual([status, stderr], [0, '']);
});

const wrong: [string, string[]][] = [
  ['no command', ['frobnicate']],
  ['an unknown option', ['ls', '--frob']],
  ['a limit that is no number', ['ls', '--limit', 'many']],
  ['both --data and --server', ['ls', '--data', 'x', '--server', 'http://localhost']],
  ['an address that is none', ['ls', '--server', 'ftp://x']],
  ['a moment that is none', ['screen', 'x', '--at', 'soon']],
  ['a format that is none', ['export', 'x', '--format', 'gif']],
  ['no query', ['search']],
];
for (const [name, words] of wrong) {
  test(`${name} is wrong usage: status 2`, async () => {
    const { status, stderr } = await home.run(words);
    assert.equal(status, 2, stderr);
  });
}

test('a server that does not answer ends with status 5', async () => {
  const { status, stderr } = await home.run(['ls', '--server', 'http://127.0.0.1:9']);
  assert.equal(status, 5);
  assert.match(stderr, /SCR_SERVER_UNREACHABLE/);
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  test(`no copy of a recording stays behind after ${signal}`, async () => {
    const reading = home.start(['text', '-'], { TMPDIR: home.path });
    const copies = () => readdirSync(home.path).filter((name) => name.startsWith('scribery-input-'));
    await until('a copy', () => copies().length > 0);
    reading.kill(signal);
    assert.equal((await ended(reading)).signal, signal);
    assert.deepEqual(
      readdirSync(home.path).filter((name) => name.startsWith('scribery-')),
      [],
    );
  });
}
