import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coalesceFiles, coalesceLogs, logFiles } from '../testing/corpus.ts';
import { fixture } from '../testing/fixture.ts';
import { fromNative, toNative } from '../testing/native-log.ts';
import { readLog } from '../testing/read-log.ts';

/** Lines in which there is no stamp, by file. */
const unparsed: Record<string, number> = { 'go-libaudit/parse/audit-rhel7.log': 1 };

for (const path of logFiles) {
  test(`${path}: no line is lost, and the native form gives them all back`, () => {
    const log = fixture(path);
    const { events, counts } = readLog(log, { chunk: 1000 });
    assert.equal(counts.lines, log.toString('latin1').replace(/\n$/, '').split('\n').length);
    assert.equal(counts.unparsed, unparsed[path] ?? 0);
    const numbers = events.flatMap((event) => [...event.records, ...event.repeated, ...event.unparsed]);
    assert.deepEqual(
      numbers.map(({ number }) => number).sort((a, b) => a - b),
      Array.from({ length: counts.lines }, (_, i) => i + 1),
    );
    assert.deepEqual(fromNative(toNative(log)), log);
  });
}

test('events of many systems are assembled: each named one is one event, whole', () => {
  let count = 0;
  for (const path of coalesceFiles)
    for (const [name, log] of coalesceLogs(path)) {
      count++;
      const { events, counts } = readLog(log);
      assert.deepEqual([name, events.length, counts.unparsed], [name, 1, 0]);
      assert.deepEqual(fromNative(toNative(Buffer.from(log, 'latin1'))).toString('latin1'), log);
    }
  assert.equal(count, 48);
});

test('a log that was sorted backwards gives the same events', () => {
  const log = fixture('captured/raw.log').toString('latin1');
  const backwards = `${log.trimEnd().split('\n').reverse().join('\n')}\n`;
  const identities = (text: string) =>
    readLog(text)
      .events.map(({ time, serial, records }) => `${time}:${serial} ${records.length}`)
      .sort();
  assert.deepEqual(identities(backwards), identities(log));
});
