import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fixturePath } from '@scribery/audit/testing';
import { until } from '@scribery/runtime/testing';
import { type BulkStream, convertInBulk, fixtureLogs } from './support/bulk-stream.ts';
import { noOpenSearch, OpenSearch } from './support/opensearch.ts';
import { SCRIBERY, scribery } from './support/scribery.ts';

/** Longest time, in ms, until a collection has brought what it read to an engine that came back: it tries at least twice a minute. */
const ARRIVED_WITHIN_MS = 90_000;

const FORMATS = ['ecs', 'aushape', 'native'];
const ECS = 'logs-scribery.audit.ecs-test';

describe('the audit trail in a real OpenSearch', { skip: noOpenSearch() ?? false }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'scribery-e2e-engine-'));
  const logs = fixtureLogs(join(folder, 'logs'));
  const held = new AsyncDisposableStack();
  let engine: OpenSearch;
  let ecs: BulkStream;

  before(async () => {
    const converting = convertInBulk('ecs', logs);
    engine = held.use(await OpenSearch.start());
    ecs = await converting;
  });

  after(async () => {
    await held.disposeAsync();
    rmSync(folder, { recursive: true });
  });

  for (const format of FORMATS) {
    test(`takes the template and every document of the form ${format}, and what is sent twice once`, async () => {
      const stream = format === 'ecs' ? ecs : await convertInBulk(format, logs);
      const all = stream.events.length;
      assert.ok(all > 1400 && stream.distinct === all, `${stream.distinct} of ${all}`);
      const template = await templateOf(format);
      await take(`audit-${format}`, template);
      const index = `logs-scribery.audit.${format}-test`;
      assert.deepEqual(await send(index, stream), { 201: all });
      assert.deepEqual(await send(index, stream), { 409: all });
      assert.equal(await count(index), all);
      assert.equal(await count(index, { exists: { field: '_ignored' } }), 0);

      // The same mappings, where a field that they do not have is refused.
      const index_patterns = [`strict-${format}`];
      const mappings = { ...template.template.mappings, dynamic: 'strict' };
      await take(`strict-${format}`, { ...template, index_patterns, template: { mappings } });
      assert.deepEqual(await send(`strict-${format}`, stream), { 201: all });
    });
  }

  test('takes an execution whose argument is as long as the kernel lets it be', async () => {
    const log = join(folder, 'long.log');
    writeFileSync(log, executionOf('find-me '.repeat(16_000)));
    const whole = await convertInBulk('ecs', [log]);
    assert.deepEqual(await send(ECS, whole), { 201: 1 });
    assert.equal(
      await count(ECS, { match: { 'process.command_line.text': { query: 'find me', operator: 'and' } } }),
      1,
    );
    const cut = await convertInBulk('aushape', [log], ['--max-event-size', '32000']);
    assert.deepEqual(await send('logs-scribery.audit.aushape-test', cut), { 201: 1 });
  });

  // What analysts ask for, beside the same condition over the documents themselves.
  for (const [what, query, holds] of [
    [
      'an argument of a process',
      { term: { 'process.args': 'item 2' } },
      ({ process }) => process?.args?.includes('item 2'),
    ],
    [
      'a word of a command line',
      { match: { 'process.command_line.text': 'PRINTF' } },
      ({ process }) => process?.command_line?.split(/\W+/).includes('printf'),
    ],
    ['a user', { term: { 'user.name': 'alice' } }, ({ user }) => user?.name === 'alice'],
    ['an action', { term: { 'event.action': 'renamed' } }, ({ event }) => event.action === 'renamed'],
    [
      'a time',
      { range: { '@timestamp': { gte: '2017-01-01', lt: '2018-01-01' } } },
      (document) => document['@timestamp'].startsWith('2017-'),
    ],
    [
      'a network',
      { term: { 'destination.ip': '127.0.0.0/8' } },
      ({ destination }) => destination?.ip?.startsWith('127.'),
    ],
    [
      'a field that few records have',
      { term: { 'auditd.data.config_change.op': 'remove_rule' } },
      ({ auditd }) => auditd?.data?.config_change?.op === 'remove_rule',
    ],
    [
      'a file that somebody failed to reach',
      { bool: { filter: [{ term: { 'event.outcome': 'failure' } }, { prefix: { 'file.path': '/etc/' } }] } },
      ({ event, file }) => event.outcome === 'failure' && file?.path?.startsWith('/etc/'),
    ],
  ] satisfies [string, object, (document: BulkStream['events'][number]['document']) => boolean][]) {
    test(`finds ${what}`, async () => {
      const { body } = await engine.ask('POST', `/${ECS}/_search`, { size: 10_000, query, _source: false });
      const found: string[] = body.hits.hits.map(({ _id }: { readonly _id: string }) => _id);
      const wanted = ecs.events.filter(({ document }) => holds(document) === true).map(({ id }) => id);
      assert.notEqual(wanted.length, 0);
      assert.deepEqual(found.toSorted(), [...new Set(wanted)].sort());
    });
  }

  test('a collection brings every event into it once, however often it is run', async () => {
    const index = 'logs-scribery.audit.ecs-collected';
    const log = fixturePath('captured/node.log');
    const events = await convertInBulk('ecs', [log]);
    for (const run of [1, 2]) {
      const { status, stderr } = await scribery(['audit', 'collect', log, '--to', bulkOf(index)]);
      assert.equal(status, 0, stderr);
      assert.ok(stderr.includes(`${events.events.length} delivered\n`), `run ${run}: ${stderr}`);
      assert.equal(await count(index), events.distinct);
    }
  });

  test('a collection goes on where it was when OpenSearch was away for a while', async () => {
    const index = 'logs-scribery.audit.ecs-followed';
    const lines = readFileSync(fixturePath('captured/raw.log'), 'latin1').split(/(?<=\n)/);
    // Between two events: one of which the rest comes late is given out without it, and continued.
    const half = lines.findIndex(
      (line, at) => at > lines.length / 2 && stampOf(line) !== stampOf(lines[at - 1]),
    );
    const log = join(folder, 'followed.log');
    writeFileSync(log, lines.slice(0, half).join(''), 'latin1');
    const whole = await convertInBulk('ecs', [fixturePath('captured/raw.log')]);

    const collection = new CollectionProcess(
      ['--follow', log, '--checkpoint', join(folder, 'checkpoint')],
      bulkOf(index),
    );
    try {
      await collection.until('the first half', async () => (await count(index)) > whole.distinct / 4);
      await engine.stop();
      appendFileSync(log, lines.slice(half).join(''), 'latin1');
      await collection.until('a failure', () => collection.told.includes('fails, trying again'));
      await engine.resume();
      await collection.until('the rest', async () => (await count(index)) === whole.distinct);
      assert.match(collection.told, /takes events again/);
    } finally {
      assert.equal(await collection.stop(), 0);
    }
    const stored = await engine.ask('POST', `/${index}/_search`, { size: 10_000, _source: false });
    const ids = stored.body.hits.hits.map(({ _id }: { readonly _id: string }) => _id);
    assert.deepEqual(ids.toSorted(), [...new Set(whole.events.map(({ id }) => id))].sort());
  });

  async function templateOf(format: string): Promise<{ readonly template: { readonly mappings: object } }> {
    const words = ['audit', 'schema', '--format', format, '--template', 'opensearch'];
    return JSON.parse((await scribery(words)).stdout.toString());
  }

  async function take(name: string, template: object): Promise<void> {
    const { status, body } = await engine.ask('PUT', `/_index_template/${name}`, template);
    assert.equal(status, 200, JSON.stringify(body));
  }

  /** Sends a stream; gives how many of its documents got which status. */
  async function send(index: string, { text }: BulkStream): Promise<Record<string, number>> {
    const { status, body } = await engine.ask('POST', `/${index}/_bulk?refresh=true`, text);
    assert.equal(status, 200, JSON.stringify(body));
    const statuses: Record<string, number> = {};
    for (const { create } of body.items) {
      if (create.status === 400) assert.fail(JSON.stringify(create));
      statuses[create.status] = (statuses[create.status] ?? 0) + 1;
    }
    return statuses;
  }

  /** How many documents of an index there are, or for how many of them a query holds. */
  async function count(index: string, query: object = { match_all: {} }): Promise<number> {
    await engine.ask('POST', `/${index}/_refresh`);
    return (await engine.ask('POST', `/${index}/_count`, { query })).body.count ?? 0;
  }

  function bulkOf(index: string): string {
    return `${engine.url}/${index}/_bulk`;
  }
});

function stampOf(line: string | undefined): string | undefined {
  return /audit\([\d.:]+\)/.exec(line ?? '')?.[0];
}

/** The log of an execution of `sh` with one argument, which the kernel tells in pieces. */
function executionOf(argument: string): string {
  const hex = Buffer.from(argument).toString('hex').toUpperCase();
  const pieces = hex.match(/.{1,7500}/g) ?? [];
  const stamp = 'msg=audit(1718000000.123:7)';
  return [
    `type=SYSCALL ${stamp}: arch=c000003e syscall=59 success=yes exit=0 items=0 ppid=1 pid=2 auid=1000 uid=1000 ses=3 comm="sh" exe="/bin/sh"`,
    `type=EXECVE ${stamp}: argc=2 a0="sh" a1_len=${hex.length}`,
    ...pieces.map((piece, at) => `type=EXECVE ${stamp}: a1[${at}]=${piece}`),
    '',
  ].join('\n');
}

/** `scribery audit collect` in the background, until SIGTERM. */
class CollectionProcess {
  /** What it told on standard error. */
  told = '';
  readonly #process: ChildProcess;

  constructor(words: readonly string[], to: string) {
    const child = spawn(SCRIBERY, ['audit', 'collect', ...words, '--to', to], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.told += text));
    this.#process = child;
  }

  /** Waits for what it is to bring about while it runs. */
  async until(what: string, look: () => boolean | Promise<boolean>): Promise<void> {
    const holds = () => {
      if (this.#ended) throw new Error(`the collection ended before ${what}: ${this.told}`);
      return look();
    };
    await until(() => `${what}: ${this.told}`, holds, ARRIVED_WITHIN_MS);
  }

  /** Asks it to finish and gives its exit status. */
  async stop(): Promise<number | null> {
    if (!this.#ended) {
      this.#process.kill('SIGTERM');
      await once(this.#process, 'exit');
    }
    return this.#process.exitCode;
  }

  get #ended(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }
}
