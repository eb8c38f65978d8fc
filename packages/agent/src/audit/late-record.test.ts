import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { until } from '@scribery/runtime/testing';
import { scratch } from '../testing/scratch.ts';
import { AuditLog } from './testing/audit-log.ts';
import { BulkServer } from './testing/bulk-server.ts';
import { startCollection } from './testing/start-collection.ts';

/** What these tests look at of a document. */
interface Document {
  readonly auditd: { readonly continuation?: number; readonly record_types: readonly string[] };
}

function documentsOf(values: Iterable<unknown>): Document[] {
  return JSON.parse(JSON.stringify([...values]));
}

/** An event that is whole without its last record, which comes when the collection was killed. */
class LateRecord {
  readonly #t: TestContext;
  readonly #directory: string;
  readonly log: AuditLog;
  readonly server: BulkServer;
  readonly records: readonly string[];
  readonly late: string;

  private constructor(t: TestContext, server: BulkServer) {
    this.#t = t;
    this.#directory = scratch(t);
    this.log = new AuditLog(this.#directory);
    this.server = server;
    this.records = this.log.execution(Date.now());
    this.late = this.records[0]?.replace(/SYSCALL (\S+) .*/, 'BPRM_FCAPS $1 fver=0') ?? '';
  }

  static async start(t: TestContext): Promise<LateRecord> {
    return new LateRecord(t, await BulkServer.start(t));
  }

  get checkpoint(): string {
    return join(this.#directory, 'checkpoint');
  }

  collect() {
    const file = join(this.#directory, 'out', 'audit.json');
    return startCollection(this.#t, [this.log.path, this.checkpoint, file, this.server.url]);
  }

  /** What the file output has. */
  written(): Document[] {
    const path = join(this.#directory, 'out', 'audit.json');
    if (!existsSync(path)) return [];
    const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line));
  }

  /** Whether the checkpoint has passed all of the log. */
  committed(): boolean {
    const { logs } = JSON.parse(readFileSync(this.checkpoint, 'utf8'));
    return logs.length === 1 && logs[0].offset === readFileSync(this.log.path).length;
  }

  /** The event and its late record are in both outputs, once, each as what it is. */
  async arrives(): Promise<void> {
    await until('both parts', () => this.server.documents.size >= 2 && this.written().length >= 2);
    for (const documents of [documentsOf(this.server.documents.values()), this.written()]) {
      assert.deepEqual(
        documents.map(({ auditd }) => [auditd.continuation, auditd.record_types]),
        [
          [undefined, ['SYSCALL', 'EXECVE', 'CWD', 'PATH', 'PROCTITLE']],
          [1, ['BPRM_FCAPS']],
        ],
      );
    }
  }
}

/** Kills it when the store has the event and has not said so. */
async function killUncommitted(late: LateRecord): Promise<void> {
  const child = late.collect();
  const exit = once(child, 'exit');
  late.server.after = () => child.kill('SIGKILL');
  late.log.append(late.records);
  assert.deepEqual(await exit, [null, 'SIGKILL']);
  late.server.after = () => false;
}

/** Kills it when the event is committed and the checkpoint says so. */
async function killCommitted(late: LateRecord): Promise<void> {
  const child = late.collect();
  const exit = once(child, 'exit');
  late.log.append(late.records);
  await until('the event', () => late.server.documents.size === 1 && late.committed());
  child.kill('SIGKILL');
  await exit;
}

for (const [when, kill] of [
  ['had it and had not said so', killUncommitted],
  ['had it and the checkpoint had passed it', killCommitted],
] as const) {
  test(`a record that comes late, after a kill when the store ${when}, is a part of its own`, async (t) => {
    const late = await LateRecord.start(t);
    await kill(late);
    late.log.append([late.late]);
    const second = late.collect();
    await late.arrives();
    second.kill('SIGKILL');
    await once(second, 'exit');

    // What is read again after one more kill is what there is.
    const other = late.log.execution(Date.now());
    late.log.append(other);
    const third = late.collect();
    await until('the next event', () => late.server.documents.size === 3 && late.written().length === 3);
    await until('the checkpoint', () => late.committed());
    third.kill('SIGTERM');
    assert.deepEqual(await once(third, 'exit'), [0, null]);
    assert.equal(late.server.documents.size, 3);
    assert.equal(late.written().length, 3);
  });
}

test('parts that were given out before a kill are the same parts when their lines are read again', async (t) => {
  const late = await LateRecord.start(t);
  const first = late.collect();
  const exit = once(first, 'exit');
  // The event leaves by the clock, and the store takes it; then the rest of it comes, and the store takes nothing more.
  late.log.append(late.records.slice(0, 2));
  await until('the first part', () => late.server.documents.size === 1);
  late.server.before = () => first.kill('SIGKILL');
  late.log.append(late.records.slice(2));
  assert.deepEqual(await exit, [null, 'SIGKILL']);
  late.server.before = () => false;
  late.log.append([late.late]);
  const second = late.collect();
  await until('three parts', () => late.server.documents.size === 3 && late.written().length === 3);
  await until('the checkpoint', () => late.committed());
  second.kill('SIGTERM');
  await once(second, 'exit');
  for (const documents of [documentsOf(late.server.documents.values()), late.written()])
    assert.deepEqual(
      documents.map(({ auditd }) => [auditd.continuation, auditd.record_types]),
      [
        [undefined, ['SYSCALL', 'EXECVE']],
        [1, ['CWD', 'PATH', 'PROCTITLE']],
        [2, ['BPRM_FCAPS']],
      ],
    );
});
