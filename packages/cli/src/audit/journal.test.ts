import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { recordTypeNumber } from '@scribery/audit';
import { Home, jsonLines } from '../testing/scribery.ts';

const home = new Home();

const CAPTURED = join(import.meta.dirname, '../../../audit/fixtures/captured/raw.log');

/** Debian's systemd-journal-remote, which is on no PATH: it writes a journal file from entries in export form. */
const JOURNAL_REMOTE = '/lib/systemd/systemd-journal-remote';

/** An entry as journald makes it of the kernel's audit message (journald-audit.c), in export form. */
function entryOf(line: string): string {
  const [, type = '', seconds = '', ms = '', serial = '', body = ''] =
    /^type=(\S+) msg=audit\((\d+)\.(\d+):(\d+)\): ?(.*)$/.exec(line) ?? [];
  const time = `${seconds}${ms}000`;
  const fields = {
    __REALTIME_TIMESTAMP: time,
    __MONOTONIC_TIMESTAMP: time.slice(4),
    _BOOT_ID: '0123456789abcdef0123456789abcdef',
    _TRANSPORT: 'audit',
    _HOSTNAME: 'db01',
    _SOURCE_REALTIME_TIMESTAMP: time,
    _AUDIT_TYPE: String(recordTypeNumber(type)),
    _AUDIT_TYPE_NAME: type,
    _AUDIT_ID: serial,
    MESSAGE: `${type} ${body}`,
  };
  return `${Object.entries(fields)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')}\n`;
}

/** The export of a journal that was made of a log, with an entry of another kind before each of its own. */
function exported(log: string): Buffer {
  const journal = home.file('captured.journal');
  const input = log
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => entryOf(line) + entryOf(line).replace('_TRANSPORT=audit', '_TRANSPORT=stdout'))
    .join('');
  const written = spawnSync(JOURNAL_REMOTE, ['-o', journal, '-'], { input, encoding: 'utf8' });
  assert.equal(
    written.status,
    0,
    `systemd-journal-remote is needed here: ${written.error} ${written.stderr}`,
  );
  const read = spawnSync('journalctl', ['--file', journal, '-o', 'export'], { maxBuffer: 100_000_000 });
  assert.equal(read.status, 0, read.stderr.toString());
  return read.stdout;
}

/** What is told of each event, without the host that only a journal names. */
async function documents(input: string | Buffer): Promise<object[]> {
  const { status, stdout, stderr } = await home.run(['audit', 'convert', '-'], { input });
  assert.equal(status, 0, stderr);
  return jsonLines(stdout.replaceAll('db01:', ''))
    .map((document) => ({ ...document, host: undefined }))
    .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}

test('the export of a real journal with the records of a log gives the documents of the log', async () => {
  const log = readFileSync(CAPTURED, 'latin1');
  const [ofLog, ofJournal] = [await documents(log), await documents(exported(log))];
  assert.ok(ofLog.length > 400, String(ofLog.length));
  assert.deepEqual(ofJournal, ofLog);
});
