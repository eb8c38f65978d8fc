import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { lines, madeMessages, type ShortEvent, START } from '../testing/made-recording.ts';
import { jsonLines, TestApp, temporaryFolder } from '../testing/test-app.ts';

const folder = temporaryFolder();
const served = await TestApp.open(folder.path);
after(async () => {
  await served.close();
  folder[Symbol.dispose]();
});

const word = (n: number) => `word${String(n).padStart(4, '0')}`;
/** What programs that colour everything send along: enough for a keyframe to be worth its room. */
const COLOURS = '\x1b[32m\x1b[m'.repeat(12);
/** A word every 100 ms for 20 s, so that there are keyframes. */
const groups: ShortEvent[][] = Array.from({ length: 200 }, (_, n) => [
  [n * 100, 'o', `${COLOURS}${word(n)}\r\n`],
]);
const long = madeMessages('long', [
  [[0, 'r', 40, 10]],
  [[0, 'i', 'ls -la\r']],
  ...groups,
  [[20_500, 'o', '\x1b[?1049h\x1b[2Jin the editor']],
  [[21_000, 'x', 3]],
]);
const short = madeMessages('short', [[[0, 'o', 'permission denied']]]);
await served.ingest(lines([...long, ...short]));
await served.writer.settle();

test('a recording tells what its messages said', async () => {
  const { text } = await served.get('/api/recordings/long');
  const summary = JSON.parse(text);
  assert.deepEqual(
    { ...summary, bytes_out: 0 },
    {
      recording: 'long',
      host: 'db01',
      user: 'alice',
      start: START,
      duration: 21_000,
      cols: 40,
      rows: 10,
      bytes_out: 0,
      bytes_in: 7,
      live: false,
      ended: START + 21_000,
      term: 'xterm-256color',
      session: 7,
      messages: long.length,
      problems: 0,
      exit: 3,
    },
  );
  assert.equal(summary.bytes_out, 200 * (COLOURS.length + 10) + '\x1b[?1049h\x1b[2Jin the editor'.length);
});

test('times that name no zone are those of who asks', async () => {
  const at = (more: Record<string, string>) =>
    served.get(`/api/search?${new URLSearchParams({ query: 'word0003 until:2026-11-20T13:00', ...more })}`);
  // The recording begins at 12:00 UTC.
  const counts = [];
  for (const zone of [{}, { time_zone: 'UTC' }, { time_zone: 'Asia/Tokyo' }, { time_zone: 'America/Lima' }])
    counts.push(JSON.parse((await at(zone)).text).count);
  assert.deepEqual(counts, [1, 1, 0, 1]);
  for (const path of ['search', 'audit/search', 'recordings']) {
    const mars = (query: string) => served.get(`/api/${path}?query=${query}&time_zone=Mars/Olympus`);
    assert.equal((await mars('denied since:2d until:2026-11-20T13:00Z')).status, 200);
    for (const time of ['today', '2026-11-20', '2026-11-20T13:00']) {
      const { status, text } = await mars(`denied since:${time}`);
      const { code, message, column } = JSON.parse(text).error;
      assert.deepEqual([status, code, column], [400, 'SCR_QUERY_SYNTAX', 14]);
      assert.match(message, /no time zone "Mars\/Olympus" is known here/);
    }
  }
});

test('the list is given page by page', async () => {
  const seen: string[] = [];
  let cursor = '';
  for (;;) {
    const page = JSON.parse((await served.get(`/api/recordings?limit=1${cursor}`)).text);
    seen.push(...page.recordings.map(({ recording }: { recording: string }) => recording));
    if (page.next === null) break;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
  assert.deepEqual(seen.toSorted(), ['long', 'short']);
  const filtered = JSON.parse((await served.get('/api/recordings?query=rec:sh*')).text);
  assert.deepEqual(
    filtered.recordings.map(({ recording }: { recording: string }) => recording),
    ['short'],
  );
});

test('the messages come back as they were handed in', async () => {
  assert.equal((await served.get('/api/recordings/long/messages')).text, lines(long));
  assert.equal((await served.get('/api/recordings/long/messages?after=203')).text, lines(long.slice(203)));
});

test('slices of playback, one after the other, are the whole recording', async () => {
  const ids: number[] = [];
  let query = 'from=0&to=3000';
  for (;;) {
    const parts = jsonLines(await served.get(`/api/recordings/long/playback?${query}`));
    const end = parts.at(-1)?.['end'];
    assert.ok(typeof end === 'object' && end !== null && 'next' in end && 'live' in end);
    assert.equal(end.live, false);
    for (const { message } of parts) {
      if (typeof message === 'object' && message !== null && 'id' in message) ids.push(Number(message.id));
    }
    if (end.next === null) break;
    query = `after=${Number(end.next)}`;
  }
  assert.deepEqual(
    ids,
    long.map(({ id }) => id),
  );
});

test('playback from a moment begins with the keyframe before it', async () => {
  const [first, second] = jsonLines(await served.get('/api/recordings/long/playback?from=15000'));
  const keyframe = first?.['keyframe'];
  assert.ok(
    typeof keyframe === 'object' && keyframe !== null && 'position' in keyframe && 'after' in keyframe,
  );
  assert.ok(Number(keyframe.position) <= 15_000 && Number(keyframe.position) > 0);
  const message = second?.['message'];
  assert.ok(typeof message === 'object' && message !== null && 'id' in message);
  assert.equal(message.id, Number(keyframe.after) + 1);
});

test('the screen at any moment is the one that stood there', async () => {
  for (const at of [0, 50, 1_234, 9_999, 10_000, 15_050, 19_900]) {
    const screen = JSON.parse((await served.get(`/api/recordings/long/screen?at=${at}`)).text);
    const last = Math.floor(at / 100);
    const row = Math.min(last, 8);
    assert.equal(screen.lines[row], word(last), `at ${at}`);
    assert.deepEqual([screen.cols, screen.rows, screen.buffer, screen.position], [40, 10, 'main', at]);
    assert.deepEqual(screen.cursor, { row: row + 1, column: 0, visible: true });
  }
  const editor = JSON.parse((await served.get('/api/recordings/long/screen?at=99999999')).text);
  assert.equal(editor.buffer, 'alternate');
});

test('a text is found with its moment and place', async () => {
  const page = JSON.parse((await served.get(`/api/search?query=${word(123)}`)).text);
  assert.equal(page.count, 1);
  const [hit] = page.hits;
  assert.deepEqual(
    [hit.recording, hit.position, hit.row, hit.column, hit.width, hit.kind, hit.time],
    ['long', 12_300, 8, 0, 8, 'saw', START + 12_300],
  );
  const typed = JSON.parse((await served.get('/api/search?query=typed:ls')).text);
  assert.deepEqual(
    typed.hits.map(({ kind, text }: { kind: string; text: string }) => [kind, text]),
    [['typed', 'ls -la']],
  );
});

test('a regular expression is found with all its places, and says nothing where all was searched', async () => {
  const url = `/api/search?query=${encodeURIComponent('/^word012[34]$/')}`;
  const page = JSON.parse((await served.get(url)).text);
  assert.deepEqual([page.count, page.limited], [2, null]);
  assert.deepEqual(page.hits[0].places, [{ row: 8, column: 0, width: 8, start: 0, end: 8 }]);
});

test('a search without a hit says what was searched, and limit 0 gives all', async () => {
  const none = JSON.parse((await served.get('/api/search?query=user:alice+nowhere')).text);
  assert.deepEqual([none.hits, none.count, none.next], [[], 0, null]);
  assert.match(none.searched, /nowhere/);
  const all = JSON.parse((await served.get('/api/search?query=word*&limit=0')).text);
  assert.equal(all.hits.length, 200);
});

const files: [string, string, RegExp][] = [
  ['tlog', 'long.json', /^\{"ver":"2\.3"/],
  ['asciicast', 'long.cast', /^\{"version":3,/],
  ['text', 'long.txt', /^word0000\nword0001\n/],
];
for (const [format, name, beginning] of files) {
  test(`a recording is taken away as ${format}`, async () => {
    const { headers, text } = await served.get(`/api/recordings/long/export?format=${format}`);
    assert.equal(headers['content-disposition'], `attachment; filename="${name}"`);
    assert.match(text, beginning);
  });
}

const bad: [string, number, string, Record<string, unknown>][] = [
  ['/api/recordings/nothing', 404, 'SCR_RECORDING_NOT_FOUND', {}],
  ['/api/recordings/nothing/messages', 404, 'SCR_RECORDING_NOT_FOUND', {}],
  ['/api/recordings/nothing/playback', 404, 'SCR_RECORDING_NOT_FOUND', {}],
  ['/api/recordings/nothing/live', 404, 'SCR_RECORDING_NOT_FOUND', {}],
  ['/api/recordings/nothing/screen?at=0', 404, 'SCR_RECORDING_NOT_FOUND', {}],
  ['/api/recordings/..%2F..%2Fetc%2Fpasswd', 400, 'SCR_RECORDING_ID_INVALID', {}],
  ['/api/recordings/..%2Fx/screen?at=0', 400, 'SCR_RECORDING_ID_INVALID', {}],
  ['/api/recordings/a%00b/messages', 400, 'SCR_RECORDING_ID_INVALID', {}],
  [`/api/recordings/${'a'.repeat(200)}`, 400, 'SCR_RECORDING_ID_INVALID', {}],
  ['/api/recordings/../../etc/passwd', 404, 'SCR_ROUTE_NOT_FOUND', {}],
  ['/api/recordings?limit=0', 400, 'SCR_REQUEST_INVALID', { field: 'limit' }],
  ['/api/recordings?limit=many', 400, 'SCR_REQUEST_INVALID', { field: 'limit' }],
  ['/api/recordings?limit=', 400, 'SCR_REQUEST_INVALID', { field: 'limit' }],
  ['/api/recordings?limit=5&limit=6', 400, 'SCR_REQUEST_INVALID', { field: 'limit' }],
  ['/api/search?query=word&limit=', 400, 'SCR_REQUEST_INVALID', { field: 'limit' }],
  ['/api/search?query=word&limit', 400, 'SCR_REQUEST_INVALID', { field: 'limit' }],
  ['/api/search?query=word&limit=%20', 400, 'SCR_REQUEST_INVALID', { field: 'limit' }],
  ['/api/search?query=word&limit=false', 400, 'SCR_REQUEST_INVALID', { field: 'limit' }],
  ['/api/search?query=word&limit=.5', 400, 'SCR_REQUEST_INVALID', { field: 'limit' }],
  ['/api/search?query=word&limit=1.5', 400, 'SCR_REQUEST_INVALID', { field: 'limit' }],
  ['/api/audit/search?limit=', 400, 'SCR_REQUEST_INVALID', { field: 'limit' }],
  ['/api/recordings/long/commands?limit=', 400, 'SCR_REQUEST_INVALID', { field: 'limit' }],
  ['/api/recordings/long/commands?after=', 400, 'SCR_REQUEST_INVALID', { field: 'after' }],
  ['/api/recordings/long/messages?after=', 400, 'SCR_REQUEST_INVALID', { field: 'after' }],
  ['/api/recordings/long/playback?after=', 400, 'SCR_REQUEST_INVALID', { field: 'after' }],
  ['/api/recordings/long/playback?from=', 400, 'SCR_REQUEST_INVALID', { field: 'from' }],
  ['/api/recordings/long/playback?to=', 400, 'SCR_REQUEST_INVALID', { field: 'to' }],
  ['/api/recordings/long/events?from=', 400, 'SCR_REQUEST_INVALID', { field: 'from' }],
  ['/api/recordings/long/live?after=', 400, 'SCR_REQUEST_INVALID', { field: 'after' }],
  ['/api/recordings/long/screen?at=', 400, 'SCR_REQUEST_INVALID', { field: 'at' }],
  ['/api/recordings?limt=5', 400, 'SCR_REQUEST_INVALID', { field: 'limt' }],
  ['/api/recordings/long?at=5', 400, 'SCR_REQUEST_INVALID', { field: 'at' }],
  ['/api/live?after=5', 400, 'SCR_REQUEST_INVALID', { field: 'after' }],
  ['/api/recordings/long/playback?from=5&to=1', 400, 'SCR_REQUEST_INVALID', { field: 'from' }],
  ['/api/recordings/long/playback?from=5&after=1', 400, 'SCR_REQUEST_INVALID', { field: 'after' }],
  ['/api/recordings/long/events?from=5&to=1', 400, 'SCR_REQUEST_INVALID', { field: 'from' }],
  ['/api/recordings/long/screen', 400, 'SCR_REQUEST_INVALID', { field: 'at' }],
  ['/api/recordings/long/screen?at=-1', 400, 'SCR_REQUEST_INVALID', { field: 'at' }],
  ['/api/recordings/long/screen?at=1e99', 400, 'SCR_REQUEST_INVALID', { field: 'at' }],
  ['/api/recordings/long/export?format=exe', 400, 'SCR_REQUEST_INVALID', { field: 'format' }],
  ['/api/search?query=user:a+/b(c/', 400, 'SCR_QUERY_SYNTAX', { column: 9 }],
  ['/api/search?query=user:a+"open', 400, 'SCR_QUERY_SYNTAX', { column: 8 }],
  [`/api/search?query=${'x'.repeat(100_000)}`, 400, 'SCR_QUERY_TOO_LARGE', {}],
  ['/api/nothing', 404, 'SCR_ROUTE_NOT_FOUND', {}],
];
for (const [url, status, code, more] of bad) {
  test(`${url.slice(0, 60)} is answered with ${code}`, async () => {
    const answer = await served.get(url);
    assert.equal(answer.status, status, answer.text.slice(0, 500));
    const { message, ...error } = JSON.parse(answer.text).error;
    assert.deepEqual(error, { code, ...more });
    assert.ok(message.length < 500);
  });
}
