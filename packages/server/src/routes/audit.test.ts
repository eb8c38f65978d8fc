import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { zstdCompressSync } from 'node:zlib';
import { eventLine, type MadeEvent } from '../testing/made-events.ts';
import { lines, madeMessages, START } from '../testing/made-recording.ts';
import { TestApp, temporaryFolder } from '../testing/test-app.ts';

const opened: { served: TestApp; folder: Disposable }[] = [];
after(async () => {
  for (const { served, folder } of opened) {
    await served.close();
    folder[Symbol.dispose]();
  }
});

/** An application without recordings. */
async function open(): Promise<TestApp> {
  const folder = temporaryFolder();
  const served = await TestApp.open(folder.path);
  opened.push({ served, folder });
  return served;
}

const recording = lines(
  madeMessages('r', [
    [
      [0, 'r', 80, 24],
      [0, 'o', '$ '],
    ],
    [[5000, 'o', 'done\r\n$ ']],
    [[9000, 'x', 0]],
  ]),
);
const body = (...events: MadeEvent[]) => events.map(eventLine).join('');
const ingest = async (served: TestApp, payload: string | Buffer, headers: Record<string, string> = {}) =>
  JSON.parse((await served.ingest(payload, headers, '/api/ingest/audit')).text);
const get = async (served: TestApp, path: string) => JSON.parse((await served.get(path)).text);

test('events are stored once, and a second time known; bodies may be compressed', async () => {
  const served = await open();
  const events = body({ serial: 1, at: 0, args: ['id'] }, { serial: 2, at: 5, args: ['w'] });
  assert.deepEqual(await ingest(served, events), { stored: 2, known: 0, refusals: 0, refused: [] });
  const again = await ingest(served, zstdCompressSync(events), { 'content-encoding': 'zstd' });
  assert.deepEqual([again.stored, again.known], [0, 2]);
});

test('lines that are no events are refused by their number, and the others stored', async () => {
  const served = await open();
  const good = eventLine({ serial: 1, at: 0, args: ['id'] });
  const noTime = JSON.stringify({ id: 'x', host: 'h', boot: '', event: { '@timestamp': 'soon' } });
  const wrong = [
    '{',
    '[]',
    '{"id":"x","host":"h","event":{}}',
    '{"id":"","host":"h","boot":"","event":{}}',
    noTime,
  ];
  const report = await ingest(served, [...wrong, good].join('\n'));
  assert.deepEqual([report.stored, report.refusals], [1, 5]);
  assert.deepEqual(
    report.refused.map(({ line, id, code }: Record<string, unknown>) => [line, id, code]),
    [
      [1, null, 'SCR_INPUT_DAMAGED'],
      [2, null, 'SCR_INPUT_DAMAGED'],
      [3, 'x', 'SCR_INPUT_DAMAGED'],
      [4, '', 'SCR_INPUT_DAMAGED'],
      [5, 'x', 'SCR_INPUT_DAMAGED'],
    ],
  );
  assert.match(report.refused[2].message, /boot/);
  assert.match(report.refused[4].message, /@timestamp/);
});

test('who is not signed in stores nothing', async () => {
  const served = await open();
  const answer = await served.app.inject({
    method: 'POST',
    url: '/api/ingest/audit',
    headers: { 'content-type': 'application/x-ndjson' },
    payload: eventLine({ serial: 1, at: 0, args: ['id'] }),
  });
  assert.equal(answer.statusCode, 401);
  assert.equal((await get(served, '/api/audit/search')).count, 0);
});

test('commands of a recording have moment, user, exit and parent, whichever came first', async () => {
  const events = body(
    { serial: 1, at: 20, pid: 50, args: ['bash'] },
    {
      serial: 2,
      at: 1000,
      pid: 60,
      ppid: 50,
      args: ['sudo', 'sh', '-c', "echo 'hi'"],
      as: ['alice', 'root'],
    },
    { serial: 3, at: 1100, pid: 61, ppid: 60, args: ['sh', '-c', "echo 'hi'"], as: ['root', 'root'] },
    { serial: 4, at: 1200, pid: 61, ppid: 60, args: ['python3'], as: ['root', 'root'] },
    { serial: 5, at: 1300, pid: 61, action: 'exited', status: 3, as: ['root', 'root'] },
    { serial: 6, at: 1400, pid: 60, action: 'exited', status: 3 },
    { serial: 7, at: 12_000, pid: 70, ppid: 1, args: ['nohup', 'job'] },
    { serial: 8, at: 1500, pid: 80, args: ['other'], session: 8 },
    { serial: 9, at: 1600, pid: 81, args: ['denied'], error: 'EACCES' },
  );
  for (const order of ['recording first', 'events first']) {
    const served = await open();
    if (order === 'events first') await ingest(served, events);
    await served.ingest(recording);
    if (order === 'recording first') await ingest(served, events);
    await served.writer.settle();
    const { commands, next } = await get(served, '/api/recordings/r/commands');
    assert.equal(next, null);
    const ids = new Map(commands.map(({ id, pid, line }: Record<string, unknown>) => [id, `${pid} ${line}`]));
    assert.deepEqual(
      commands.map((command: Record<string, unknown>) => [
        command['line'],
        command['position'],
        command['until'],
        command['exit'],
        command['user'],
        command['effective_user'],
        ids.get(command['parent']) ?? null,
        command['after_end'],
      ]),
      [
        ['bash', 20, null, null, 'alice', 'alice', null, false],
        [String.raw`sudo sh -c 'echo '\''hi'\'''`, 1000, 1400, 3, 'alice', 'root', '50 bash', false],
        [
          String.raw`sh -c 'echo '\''hi'\'''`,
          1100,
          1200,
          null,
          'root',
          'root',
          String.raw`60 sudo sh -c 'echo '\''hi'\'''`,
          false,
        ],
        ['python3', 1200, 1300, 3, 'root', 'root', String.raw`61 sh -c 'echo '\''hi'\'''`, false],
        ['nohup job', 12_000, null, null, 'alice', 'alice', null, true],
      ],
      order,
    );
    assert.deepEqual(commands[1].args, ['sudo', 'sh', '-c', "echo 'hi'"]);
    assert.deepEqual(
      [commands[1].exe, commands[1].cwd, commands[1].pid, commands[1].ppid],
      ['/usr/bin/sudo', '/home/alice', 60, 50],
    );
    for (const search of ['/api/audit/search?query=rec:r&limit=0', '/api/search?query=cmd:/./&limit=0']) {
      const { events, hits = events.map(({ hit }: { hit: object }) => hit) } = await get(served, search);
      const ends = new Map(hits.map(({ id, until }: Record<string, unknown>) => [id, until]));
      for (const { id, until } of commands) assert.equal(ends.get(id), until, `${search}: ${ids.get(id)}`);
    }
    const page = await get(served, '/api/recordings/r/commands?after=1&limit=2');
    assert.deepEqual([page.commands.length, page.commands[0].line, page.next], [2, commands[1].line, 3]);
  }
});

test('moments follow the clock of the messages when it is set during the recording', async () => {
  const served = await open();
  const [first, second, third] = madeMessages('r', [[[0, 'o', 'a']], [[5000, 'o', 'b']], [[9000, 'x', 0]]]);
  assert.ok(first && second && third);
  const HOUR_S = 3600;
  // Set ahead by an hour before the second message.
  const set = [first, { ...second, time: second.time + HOUR_S }, { ...third, time: third.time + HOUR_S }];
  await served.ingest(lines(set));
  const hour = HOUR_S * 1000;
  await ingest(
    served,
    body({ serial: 1, at: 1000, args: ['before'] }, { serial: 2, at: hour + 6000, args: ['after'] }),
  );
  await served.writer.settle();
  const { commands } = await get(served, '/api/recordings/r/commands');
  assert.deepEqual(
    commands.map(({ position, after_end }: Record<string, unknown>) => [position, after_end]),
    [
      [1000, false],
      [6000, false],
    ],
  );
  const { hits } = await get(served, '/api/search?query=cmd%3Aafter');
  assert.equal(hits[0].position, 6000);
  const { events } = await get(served, '/api/recordings/r/events?from=5500&to=6500');
  assert.deepEqual(
    events.map(({ position }: Record<string, unknown>) => position),
    [6000],
  );
});

test('files that were changed and hosts that were called', async () => {
  const served = await open();
  await served.ingest(recording);
  await ingest(
    served,
    body(
      { serial: 1, at: 1000, action: 'openat', type: 'change', file: '/etc/motd', as: ['root', 'root'] },
      { serial: 2, at: 2000, action: 'rename', type: 'change', file: '/etc/motd' },
      { serial: 3, at: 2500, action: 'openat', type: 'access', file: '/etc/passwd' },
      { serial: 4, at: 2600, action: 'openat', type: 'change', file: '/etc/shadow', error: 'EACCES' },
      {
        serial: 5,
        at: 3000,
        action: 'connected-to',
        destination: { ip: '10.0.0.7', port: 443 },
        error: 'EINPROGRESS',
      },
      {
        serial: 6,
        at: 9500,
        action: 'connected-to',
        destination: { ip: '10.0.0.7', port: 443 },
        error: 'ECONNREFUSED',
      },
    ),
  );
  await served.writer.settle();
  const { files } = await get(served, '/api/recordings/r/files');
  assert.deepEqual(files, [
    {
      path: '/etc/motd',
      position: 1000,
      after_end: false,
      last: 2000,
      count: 2,
      exes: [],
      users: ['root', 'alice'],
      actions: ['openat', 'rename'],
    },
  ]);
  const { hosts } = await get(served, '/api/recordings/r/hosts');
  assert.deepEqual(
    hosts.map(({ ip, port, count, failed, last }: Record<string, unknown>) => [
      ip,
      port,
      count,
      failed,
      last,
    ]),
    [['10.0.0.7', 443, 2, 1, 9500]],
  );
});

test('a search mixes what was done with what was seen, and tells the column of a wrong exit', async () => {
  const served = await open();
  await served.ingest(recording);
  await ingest(served, body({ serial: 1, at: 1000, args: ['make', 'all'], as: ['root', 'root'] }));
  await served.writer.settle();
  const { hits } = await get(served, '/api/search?query=done%20cmd%3Amake%20user%3Aalice%20as%3Aroot');
  assert.deepEqual(
    hits.map(({ kind, recording, position, text, row, buffer }: Record<string, unknown>) => [
      kind,
      recording,
      position,
      text,
      row,
      buffer,
    ]),
    [
      ['saw', 'r', 5000, '$ done', 0, 'main'],
      ['cmd', 'r', 1000, 'make all', null, null],
    ],
  );
  const { error } = await get(served, '/api/search?query=cmd%3Amake%20exit%3AEWHAT');
  assert.deepEqual([error.code, error.column], ['SCR_QUERY_SYNTAX', 15]);
  const found = await get(served, '/api/audit/search?query=make');
  assert.equal(found.events[0].event.process.args[1], 'all');
  assert.deepEqual(
    [found.count, found.searched, found.events[0].hit.time],
    [1, '“make” in a command', START + 1000],
  );
});
