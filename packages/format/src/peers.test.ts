import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { AsciicastWriter } from './asciicast/asciicast-writer.ts';
import type { RecordingEvent, RecordingHeader } from './event.ts';
import { MessageEncoder } from './message-encoder.ts';
import { readTlog } from './read-tlog.ts';
import { serialiseMessage } from './serialise-message.ts';
import { collect } from './testing/collect.ts';
import { fixture } from './testing/fixture.ts';
import { inTerminal, missing } from './testing/terminal-peer.ts';

const folder = mkdtempSync(join(tmpdir(), 'scribery-format-'));
after(() => rmSync(folder, { recursive: true }));

const header: RecordingHeader = {
  recording: 'r-1',
  host: 'demo.example.org',
  user: 'alice',
  term: 'xterm-256color',
  session: 0,
  start: 1_795_447_604_000,
  boot: 'b-1',
  loginUid: 1000,
  command: ['bash', '-l'],
};

const everyEvent: RecordingEvent[] = [
  { kind: 'resize', at: 0, cols: 65_535, rows: 65_535 },
  { kind: 'output', at: 1, data: Uint8Array.of(0x61, 0, 0xff, 0xe2, 0x82) },
  { kind: 'signal', at: 1, signal: 'SIGHUP' },
  { kind: 'input', at: 2, data: Uint8Array.of(0xc3) },
  { kind: 'output', at: 2, data: Uint8Array.of(0xac, 0xf0, 0x9f, 0x98, 0x80, 0xe2) },
  { kind: 'gap', at: 3, reason: 'The disk was full' },
  { kind: 'resize', at: 3, cols: 0, rows: 0 },
  { kind: 'output', at: 4, data: new TextEncoder().encode('"\\\u001b[1m\u2028 end\r\n') },
  { kind: 'end', at: 5, exit: 0 },
];

/** tlog-rec records nothing without a utmp file, which containers lack: there it gets a /run of its own with one. */
const withUtmp = existsSync('/run/utmp')
  ? ''
  : `unshare --mount sh -c 'mount -t tmpfs none /run && : >/run/utmp && exec "$@"' sh`;
const noRecorder =
  missing('tlog-rec', 'script') ||
  (spawnSync('sh', ['-c', `${withUtmp} true`]).status !== 0 &&
    'there is no /run/utmp, and it takes root to give one');
const noPlayer = missing('tlog-play', 'script');
for (const name of ['utf8-invalid', 'payload64', 'vim', 'every event']) {
  for (const payload of [128, 2048, 16_384]) {
    test(`tlog-play shows what we write: ${name}, payload ${payload}`, { skip: noPlayer }, async () => {
      const events =
        name === 'every event'
          ? everyEvent
          : (await collect(readTlog([fixture(`tlog/${name}.json`)]))).events;
      const encoder = new MessageEncoder(header, { payload, sha256: () => 'a'.repeat(64) });
      const messages = [...events.flatMap((event) => encoder.push(event)), ...encoder.finish()];
      const file = join(folder, `${name.replace(' ', '-')}-${payload}.json`);
      writeFileSync(file, messages.map(({ message }) => `${serialiseMessage(message)}\n`).join(''));
      const shown = await inTerminal(`tlog-play --reader=file --file-path=${file} --goto=end`);
      const output = Buffer.concat(events.flatMap((event) => (event.kind === 'output' ? [event.data] : [])));
      // What comes after is tlog-play's own: it puts the terminal back.
      assert.ok(shown.subarray(0, output.length).equals(output), shown.toString());
      assert.ok(shown.length - output.length < 32, shown.subarray(output.length).toString());
    });
  }
}

test('what tlog-rec records here and now decodes to the bytes of the terminal', {
  skip: noRecorder,
}, async () => {
  const file = join(folder, 'live.json');
  const program = join(folder, 'program.sh');
  writeFileSync(
    program,
    `stty raw -echo; printf 'ready\\377 \\342\\202'; head -c 9 | od -An -tx1; printf '\\254 \\360\\237\\230\\200 \\355\\240\\200'; seq 1 20000; stty cols 100 rows 30; printf end`,
  );
  const typed = Uint8Array.of(0x68, 0x69, 0xff, 0xc3, 0xa9, 0xe2, 0x82, 0x20, 0x0a);
  const shown = await inTerminal(
    `${withUtmp} tlog-rec --writer=file --file-path=${file} --log-input=on --log-output=on --log-window=on --limit-action=pass sh ${program}`,
    { after: 'ready', bytes: typed },
  );
  const { output, input, problems } = await collect(readTlog([readFileSync(file)]));
  assert.deepEqual(problems, []);
  const start = shown.indexOf('ready');
  assert.ok(output.equals(shown.subarray(start, start + output.length)), 'output differs');
  assert.ok(output.toString('latin1').endsWith('end'), output.toString().slice(-80));
  assert.ok(input.subarray(0, typed.length).equals(typed), input.toString('hex'));
});

for (const name of ['shell', 'utf8-invalid']) {
  test(`asciinema shows what we write: ${name}`, { skip: missing('asciinema', 'script') }, async () => {
    const { events } = await collect(readTlog([fixture(`tlog/${name}.json`)]));
    const writer = new AsciicastWriter(header, 2);
    const file = join(folder, `${name}.cast`);
    writeFileSync(file, events.map((event) => writer.push(event)).join('') + writer.finish());
    const text = Buffer.from(fixture(`tlog/${name}.raw`)).toString();
    for (const command of ['cat', 'play --speed=100000']) {
      const shown = (await inTerminal(`stty raw; asciinema ${command} ${file}`)).toString();
      assert.ok(shown.includes(text), command);
    }
  });
}
