import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AuditEvent, EventRange, SessionKey } from '../audit/audit-event.ts';
import { parseQuery } from '../query/parse.ts';
import type { EventHit, SearchRequest } from '../store.ts';
import { sampleCommand, sampleEvent } from './sample-events.ts';
import { sampleLine, sampleRecording, START } from './samples.ts';
import type { StoreUnderTest } from './store-contract.ts';

const DAY_MS = 86_400_000;
const SESSION: SessionKey = { host: 'db1', boot: 'boot-1', session: 7 };

export function auditContract(opened: () => StoreUnderTest): void {
  const read = async (key: SessionKey, range?: EventRange): Promise<AuditEvent[]> => {
    const events: AuditEvent[] = [];
    for await (const event of opened().reader.auditEvents(key, range)) events.push(event);
    return events;
  };
  const append = (...events: AuditEvent[]) => opened().store.appendAuditEvents(events);
  const search = (query: string, more: Partial<SearchRequest> = {}) =>
    opened().reader.search({ query: parseQuery(query, { now: START }), limit: 0, ...more });
  const texts = async (query: string) => (await search(query)).hits.map(({ text }) => text);
  const found = async (query: string, more: Partial<SearchRequest> = {}) =>
    opened().reader.searchAudit({ query: parseQuery(query, { now: START }, 'cmd'), limit: 0, ...more });
  /** A recording of session 7 on db1. */
  const record = (id: string, changes: Parameters<typeof sampleRecording>[1] = {}, lines: string[] = []) =>
    opened().store.commitIndex({
      recording: sampleRecording(id, { boot: 'boot-1', ended: START + 60_000, ...changes }),
      keyframes: [],
      lines: lines.map((text, at) => sampleLine(text, 1000 + at)),
      standing: [],
    });
  const many = (count: number, from = 1) =>
    Array.from({ length: count }, (_, at) => sampleCommand(from + at, `tool${at % 10} run${at % 7}`));

  describe('audit events', () => {
    it('are stored once', async () => {
      const [first, second] = [sampleCommand(1, 'id'), sampleCommand(2, 'ls -la')];
      assert.deepEqual(await append(first, second, first), ['stored', 'stored', 'known']);
      assert.deepEqual(await append(second, sampleCommand(3, 'w')), ['known', 'stored']);
      assert.deepEqual(await read(SESSION), [first, second, sampleCommand(3, 'w')]);
    });

    it('of hosts that number theirs alike are told apart', async () => {
      const [one, two] = ['db1', 'db2'].map((host) => ({
        ...sampleCommand(1, `on ${host}`, { host }),
        id: '1.0:1',
      }));
      assert.ok(one && two);
      assert.deepEqual(await append(one, two, one), ['stored', 'stored', 'known']);
      assert.deepEqual(await texts('cmd:on'), ['on db2', 'on db1']);
    });

    it('are known again when they were packed, in whatever portions they come', async () => {
      const events = many(3000);
      for (let at = 0; at < events.length; at += 700) await append(...events.slice(at, at + 700));
      const again = await append(...events.toReversed());
      assert.deepEqual(new Set(again), new Set(['known']));
      assert.deepEqual(await read(SESSION), events);
      assert.equal((await found('')).count, 3000);
    });

    it('are given by their session and time, over months', async () => {
      const own = [0, 1, 40].map((day) => sampleCommand(day + 1, `day ${day}`, { at: day * DAY_MS }));
      const others = [
        sampleCommand(10, 'x', { session: 8 }),
        sampleCommand(11, 'x', { boot: 'boot-2' }),
        sampleCommand(12, 'x', { host: 'db2' }),
        sampleCommand(13, 'x', { session: null }),
      ];
      await append(...others, ...own.toReversed());
      assert.deepEqual(await read(SESSION), own);
      assert.deepEqual(await read({ ...SESSION, host: 'DB1' }), own);
      assert.deepEqual(await read({ ...SESSION, boot: undefined }, { to: START + 5 * DAY_MS }), [
        own[0],
        others[1],
        own[1],
      ]);
      assert.deepEqual(await read(SESSION, { from: START + 1, to: START + 40 * DAY_MS }), [own[1]]);
      assert.deepEqual(await read({ ...SESSION, session: 9 }), []);
      assert.deepEqual(await read(SESSION, { kinds: ['exit'] }), []);
      assert.deepEqual(await read(SESSION, { kinds: ['exit', 'cmd'] }), own);
    });

    it('come in the order of the kernel, when its clock is set back too', async () => {
      const events = [
        sampleCommand(1, 'a', { at: 5000 }),
        sampleCommand(2, 'b', { at: 1000 }),
        sampleCommand(3, 'c', { at: 2000 }),
      ];
      await append(...events.toReversed());
      assert.deepEqual(await read(SESSION), events);
    });

    it('may have any document', async () => {
      const odd: AuditEvent = { id: 'odd', host: 'db1', boot: '', event: { x: [1, 'é 東\n'], process: 5 } };
      assert.deepEqual(await append(odd), ['stored']);
      assert.deepEqual(
        (await found('')).events.map(({ event }) => event),
        [odd.event],
      );
    });
  });

  describe('search for audit events', () => {
    it('gives what happened, with the moment in the recording of the session', async () => {
      await record('r', { user: 'Alice' });
      const event = sampleCommand(3, 'rm -rf /srv/old', { as: 'root' });
      await append(event);
      const expected: EventHit = {
        recording: 'r',
        host: 'db1',
        user: 'Alice',
        time: START + 3000,
        position: 3000,
        until: null,
        buffer: null,
        row: null,
        column: null,
        width: null,
        text: 'rm -rf /srv/old',
        matches: [
          [0, 2],
          [4, 6],
        ],
        places: [],
        kind: 'cmd',
        id: event.id,
        boot: 'boot-1',
        session: 7,
        as: 'root',
      };
      assert.deepEqual(await search('cmd:rm cmd:rf'), {
        hits: [expected],
        next: null,
        count: 1,
        countCapped: false,
      });
      assert.deepEqual((await found('rm')).events, [
        { hit: { ...expected, matches: [[0, 2]] }, event: event.event },
      ]);
    });

    it('finds sessions that were not recorded', async () => {
      await append(sampleCommand(1, 'id'), sampleCommand(2, 'cron-job', { session: null }));
      const { hits } = await search('cmd:id OR cmd:cron');
      assert.deepEqual(
        hits.map(({ recording, position, user, host, text }) => [recording, position, user, host, text]),
        [
          [null, null, 'alice', 'db1', 'cron-job'],
          [null, null, 'alice', 'db1', 'id'],
        ],
      );
      assert.deepEqual(await texts('cmd:id user:alice host:db1'), ['id']);
      assert.deepEqual(await texts('cmd:id -user:bob'), ['id']);
      assert.deepEqual(await texts('cmd:id (user:bob OR rec:r*)'), []);
    });

    it('asks all of one event', async () => {
      await append(
        sampleCommand(1, 'cat /etc/passwd', { as: 'root' }),
        sampleCommand(2, 'cat /etc/group'),
        sampleEvent({
          serial: 3,
          action: 'opened-file',
          file: '/etc/shadow',
          exe: '/usr/bin/cat',
          exit: -13,
          error: 'EACCES',
        }),
        sampleEvent({ serial: 4, action: 'connected-to', ip: '2001:db8::7', exe: '/usr/bin/curl' }),
        sampleEvent({
          serial: 5,
          action: 'connected-to',
          ip: '::ffff:10.0.0.7',
          exit: 5,
          exe: '/usr/bin/curl',
        }),
      );
      const cases: readonly (readonly [string, readonly string[]])[] = [
        ['cmd:cat as:root', ['cat /etc/passwd']],
        ['cmd:cat -as:root', ['cat /etc/group']],
        ['cmd:"cat etc"', ['cat /etc/group', 'cat /etc/passwd']],
        ['cmd:pass*', ['cat /etc/passwd']],
        ['cmd:passwd cmd:group', []],
        ['exe:/usr/bin/cat', ['opened-file /etc/shadow EACCES', 'cat /etc/group', 'cat /etc/passwd']],
        ['file:shadow exe:cat', ['opened-file /etc/shadow EACCES']],
        ['file:shadow exe:curl', []],
        ['exit:EACCES', ['opened-file /etc/shadow EACCES']],
        ['exit:-13', ['opened-file /etc/shadow EACCES']],
        ['exe:cat -exit:0', ['opened-file /etc/shadow EACCES']],
        ['exit:EPERM', []],
        ['exe:curl exit:!0', []],
        ['exe:curl exit:0', []],
        ['ip:10.0.0.7', ['connected-to 10.0.0.7 port 443']],
        ['ip:10.*', ['connected-to 10.0.0.7 port 443']],
        ['ip:*::7', ['connected-to 2001:db8::7 port 443']],
        ['ip:2001:DB8::7 until:1d', []],
        ['as:r*t', ['cat /etc/passwd']],
        ['cmd:cat since:1d', ['cat /etc/group', 'cat /etc/passwd']],
        ['cmd:cat until:2026-11-20T00:00:02Z', ['cat /etc/passwd']],
      ];
      for (const [query, expected] of cases) assert.deepEqual(await texts(query), expected, query);
    });

    it('finds with what a command ended, and its end only when that is asked', async () => {
      await append(
        sampleCommand(1, 'make all', { pid: 50 }),
        sampleEvent({
          serial: 2,
          action: 'exited',
          pid: 50,
          title: 'make all',
          exe: '/usr/bin/make',
          status: 2,
        }),
      );
      assert.deepEqual(await texts('cmd:make'), ['make all']);
      assert.deepEqual(await texts('cmd:make exit:2'), ['exited 2 make all']);
      assert.deepEqual(await texts('cmd:make exit:!0'), ['exited 2 make all']);
      assert.deepEqual(await texts('cmd:make exit:0'), []);
      assert.deepEqual(await texts('cmd:make -exit:0'), ['exited 2 make all']);
      assert.deepEqual(await texts('cmd:"make al"* exit:!0'), ['exited 2 make all']);
      assert.deepEqual(await texts('cmd:/^make/ exit:2'), ['exited 2 make all']);
      assert.equal((await found('')).events.length, 2);
    });

    it('joins events with what was seen and typed over the recording', async () => {
      await record('r', {}, ['permission denied', 'welcome']);
      await record('other', { session: 8 }, ['permission denied']);
      await append(sampleCommand(1, 'sudo id'), sampleCommand(2, 'sudo id', { session: 9 }));
      assert.deepEqual(await texts('denied cmd:sudo'), ['permission denied', 'sudo id']);
      assert.deepEqual(
        (await search('denied -cmd:sudo')).hits.map(({ recording }) => recording),
        ['other'],
      );
      assert.deepEqual(
        (await search('-cmd:sudo')).hits.map(({ recording }) => recording),
        ['other'],
      );
      assert.deepEqual(
        (await search('cmd:sudo -denied')).hits.map(({ recording }) => recording),
        [null],
      );
      assert.deepEqual(await texts('denied cmd:sudo -welcome cmd:id'), ['permission denied', 'sudo id']);
      assert.equal((await found('saw:denied')).events.length, 1);
    });

    it('keeps the recordings that have a hit in a list of them', async () => {
      for (const session of [7, 8, 9])
        await record(`r${session}`, { session, user: session === 9 ? 'bob' : 'alice' }, ['login']);
      await append(sampleCommand(1, 'sudo id'), sampleCommand(2, 'sudo id', { session: 9 }));
      const list = async (query: string) =>
        (await opened().reader.recordings({ query: parseQuery(query, { now: START }), limit: 10 })).recordings
          .map(({ recording }) => recording)
          .sort();
      assert.deepEqual(await list('cmd:sudo'), ['r7', 'r9']);
      assert.deepEqual(await list('cmd:sudo user:bob'), ['r9']);
      assert.deepEqual(await list('login -cmd:sudo'), ['r8']);
      assert.deepEqual(await list('cmd:nothing'), []);
    });

    it('knows the recording by host, boot and session, whatever came first', async () => {
      await append(sampleCommand(1, 'first'));
      await record('wrong-boot', { boot: 'boot-2' });
      assert.equal((await search('cmd:first')).hits[0]?.recording, null);
      await record('right');
      assert.equal((await search('cmd:first')).hits[0]?.recording, 'right');
      await record('later', { start: START + 70_000, ended: START + 90_000 });
      await append(
        sampleCommand(100, 'second', { at: 75_000 }),
        sampleCommand(101, 'third', { at: 2 * DAY_MS }),
      );
      const recordings = async (query: string) =>
        (await search(query)).hits.map(({ recording }) => recording);
      assert.deepEqual(await recordings('cmd:first'), ['right']);
      assert.deepEqual(await recordings('cmd:second'), ['later']);
      assert.deepEqual(await recordings('cmd:third'), ['later']);
      assert.deepEqual(await recordings('cmd:third rec:right'), ['right']);
    });

    it('goes by the time where the boot is not known', async () => {
      await record('r', { duration: 60_000 });
      await append(
        sampleCommand(1, 'during', { boot: '', at: 5000 }),
        sampleCommand(2, 'later', { boot: '', at: 90_000 }),
      );
      const recordings = (await search('cmd:during OR cmd:later')).hits.map(({ recording }) => recording);
      assert.deepEqual(recordings, [null, 'r']);
    });

    it('gives positions by the clock of the recording', async () => {
      await record('r', {
        clock: [
          [0, START],
          [10_000, START + 3_600_000],
        ],
      });
      await append(
        sampleCommand(1, 'late', { at: 3_600_000 + 12_500 }),
        sampleCommand(2, 'early', { at: -500 }),
      );
      const positions = (await search('cmd:late OR cmd:early')).hits.map(({ position }) => position);
      assert.deepEqual(positions, [12_500, 0]);
    });

    it('gives commands of recordings with their end: the next start or end in the same process', async () => {
      await record('r');
      await append(
        sampleCommand(1, 'sh', { pid: 50 }),
        sampleCommand(2, 'make', { pid: 51 }),
        sampleCommand(3, 'exec-ed', { pid: 51 }),
        sampleEvent({ serial: 4, action: 'opened-file', file: '/x', pid: 51 }),
        sampleEvent({ serial: 5, action: 'exited', pid: 51, session: 8 }),
        sampleEvent({ serial: 6, action: 'exited', pid: 51, boot: 'boot-2' }),
        sampleCommand(9, 'again', { pid: 51 }),
        sampleEvent({ serial: 8, action: 'exited', pid: 51 }),
      );
      const untils = async (query: string) =>
        (await search(query)).hits.map(({ text, until }) => [text, until]);
      assert.deepEqual(await untils('cmd:sh OR cmd:make OR cmd:exec OR cmd:again'), [
        ['again', null],
        ['exec-ed', 8000],
        ['make', 3000],
        ['sh', null],
      ]);
      assert.deepEqual(
        (await found('host:db1')).events.map(({ hit }) => [hit.text, hit.until]),
        [
          ['again', null],
          ['exited', null],
          ['exited', null],
          ['exited', null],
          ['opened-file /x', null],
          ['exec-ed', 8000],
          ['make', 3000],
          ['sh', null],
        ],
      );
      await append(sampleCommand(10, 'not recorded', { pid: 51, session: 9 }));
      await append(sampleEvent({ serial: 11, action: 'exited', pid: 51, session: 9 }));
      assert.deepEqual(await untils('cmd:recorded'), [['not recorded', null]]);
    });

    it('finds the end of a command packed or not, in a later month, and when the clock was set back', async () => {
      await record('r', { ended: START + 45 * DAY_MS, duration: 45 * DAY_MS });
      await append(sampleCommand(1, 'long', { pid: 50 }), sampleCommand(2, 'short', { pid: 51 }));
      const others = many(1500, 10).map((event, at) =>
        at === 700 ? sampleEvent({ serial: 710, action: 'exited', pid: 51 }) : event,
      );
      for (let at = 0; at < others.length; at += 500) await append(...others.slice(at, at + 500));
      await append(sampleEvent({ serial: 9000, action: 'exited', pid: 50, at: 40 * DAY_MS }));
      const untilOf = async (query: string) => (await search(query)).hits[0]?.until;
      assert.equal(await untilOf('cmd:short'), 710_000);
      assert.equal(await untilOf('cmd:long'), 40 * DAY_MS);

      const clock = [
        [0, START],
        [10_000, START - 8000],
      ] as const;
      await record('set', { session: 8, clock });
      await append(
        sampleCommand(9001, 'set', { pid: 60, session: 8, at: 5000 }),
        sampleEvent({ serial: 9002, action: 'exited', pid: 60, session: 8, at: 3000 }),
        sampleEvent({ serial: 9003, action: 'exited', pid: 60, session: 8, at: 30_000 }),
      );
      assert.equal(await untilOf('cmd:set'), 11_000);
    });

    it('gives pages of the newest, packed or not, of all months', async () => {
      const days = [0, 45, 20];
      for (const day of days) {
        const events = Array.from({ length: 1300 }, (_, at) =>
          sampleCommand(day * 10_000 + at + 1, `word x${at % 100}`, { at: at * 500 - day * DAY_MS }),
        );
        await append(...events.slice(0, 900));
        await append(...events.slice(900));
      }
      const all = (await search('cmd:word')).hits;
      assert.equal(all.length, 3900);
      assert.ok(all.every((hit, index) => index === 0 || (all[index - 1]?.time ?? 0) >= hit.time));
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await found('x7', { limit: 4, ...(cursor === undefined ? {} : { cursor }) });
        assert.ok(page.countCapped ? page.count <= 39 : page.count === 39);
        paged.push(...page.events.map(({ hit }) => hit.id));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      assert.deepEqual(
        paged,
        (await search('cmd:x7')).hits.map((hit) => (hit.buffer === null ? hit.id : '')),
      );
    });
  });
}
