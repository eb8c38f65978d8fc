import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { logFiles } from '../testing/corpus.ts';
import { fixture, fixturePath } from '../testing/fixture.ts';
import { readLog } from '../testing/read-log.ts';
import type { AuditEvent } from './audit-event.ts';

/** The events of a log as `ausearch` divides them: the lines between its separators. */
function ausearchEvents(path: string): string[][] {
  const { stdout, stderr, error } = spawnSync('ausearch', ['-if', fixturePath(path)], { encoding: 'latin1' });
  assert.equal(error, undefined, `ausearch (Debian's auditd) is needed here: ${error?.message} ${stderr}`);
  return stdout
    .split('----\n')
    .map((group) => group.split('\n').filter((line) => line !== '' && !line.startsWith('time->')))
    .filter((group) => group.length > 0);
}

/** The identity of a line, as it stands in it. */
function identity(line: string): string {
  const node = /^node=(\S+)/.exec(line)?.[1] ?? '';
  return `${node} ${/audit\(([^)]*)\)/.exec(line)?.[1]}`;
}

for (const path of logFiles.filter((name) => name.startsWith('captured/'))) {
  test(`${path}: the events are those of ausearch, joined where it divides one`, () => {
    // ausearch gives LOGIN and its call apart although they have one identity, so its groups are joined by that.
    const theirs = new Map<string, string[]>();
    for (const group of ausearchEvents(path)) {
      const key = identity(group[0] ?? '');
      assert.ok(group.every((line) => identity(line) === key));
      theirs.set(key, [...(theirs.get(key) ?? []), ...group].sort());
    }
    const ours = readLog(fixture(path)).events;
    assert.equal(ours.length, theirs.size);
    for (const event of ours) {
      const lines = event.records.map(({ line }) => line);
      assert.deepEqual(lines.map(visible).sort(), theirs.get(identity(lines[0] ?? ''))?.map(visible));
    }
  });
}

/** ausearch prints a line up to what auditd added. */
function visible(line: string): string {
  return line.split('\x1d')[0] ?? '';
}

/** What go-libaudit's reassembler is tested with: the serials of the events and the number of their records. */
const reassembled: Record<string, readonly (readonly [serial: number, records: number])[]> = {
  normal: [
    [58, 2],
    [59, 5],
    [60, 5],
    [61, 4],
    [62, 1],
  ],
  out_of_order: [
    [58, 2],
    [59, 5],
    [60, 5],
    [61, 4],
    [62, 1],
  ],
  lost_messages: [
    [49, 2],
    [59, 5],
    [60, 5],
    [61, 4],
    [62, 1],
  ],
  rollover: [
    [4_294_967_294, 1],
    [4_294_967_295, 1],
    [0, 1],
    [1, 1],
    [2, 1],
  ],
};

for (const [name, expected] of Object.entries(reassembled)) {
  test(`${name}: messages that come in the ways of a real socket are put together`, () => {
    const { events } = readLog(fixture(`go-libaudit/reassembly/${name}.log`));
    const bySerial = ({ serial }: AuditEvent) => expected.findIndex(([known]) => known === serial);
    const found = [...events].sort((a, b) => bySerial(a) - bySerial(b));
    assert.deepEqual(
      found.map(({ serial, records }) => [serial, records.length]),
      expected,
    );
    assert.ok(events.every(({ continuation }) => continuation === 0));
  });
}
