import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { RecordingEvent, RecordingHeader } from '../event.ts';
import { readTlog } from '../read-tlog.ts';
import { collect } from '../testing/collect.ts';
import { expectedEvents } from '../testing/expected-events.ts';
import { fixture, golden } from '../testing/fixture.ts';
import { fuzzSettings } from '../testing/fuzz-settings.ts';
import { randomEvents } from '../testing/random-events.ts';
import { AsciicastWriter } from './asciicast-writer.ts';
import { readAsciicast } from './read-asciicast.ts';

const folder = new URL('../../fixtures/asciicast/', import.meta.url);
const options = { recording: 'import-1' };
const header: RecordingHeader = {
  recording: 'r-1',
  host: 'demo.example.org',
  user: 'alice',
  term: 'xterm-256color',
  session: 7,
  start: 1_795_447_604_656,
  command: ['vim', 'notes'],
};

for (const version of ['v1', 'v2', 'v3', 'player']) {
  test(`asciicasts of ${version}, sound and broken, are read as the golden file has them`, async () => {
    const shown: string[] = [];
    for (const name of readdirSync(new URL(version, folder)).toSorted()) {
      shown.push(`== ${name}`);
      for await (const part of readAsciicast([fixture(`asciicast/${version}/${name}`)], options)) {
        shown.push(JSON.stringify(part, readable));
      }
    }
    const found = `${shown.join('\n')}\n`;
    assert.equal(found, golden(`asciicast-${version}.txt`, found));
  });
}

test('one recording as version 1 and 2 gives the same events', async () => {
  const [one, two] = await Promise.all(
    ['welcome.json', 'welcome.cast'].map((name) =>
      collect(readAsciicast([fixture(`asciicast/${name}`)], options)),
    ),
  );
  assert.ok(one && two && one.output.length > 5000);
  assert.ok(one.output.equals(two.output.subarray(0, one.output.length)));
});

for (const name of ['bytes', 'shell', 'vim']) {
  test(`the recording ${name} of asciinema gives the text that the terminal had`, async () => {
    const { output, input, problems } = await collect(
      readAsciicast([fixture(`asciicast/own/asciinema-${name}.cast`)], options),
    );
    assert.deepEqual(problems, []);
    // asciinema 2.2 drops what is not UTF-8 before it writes.
    assert.equal(output.toString(), Buffer.from(fixture(`asciicast/own/asciinema-${name}.raw`)).toString());
    assert.equal(input.toString(), Buffer.from(fixture(`asciicast/own/asciinema-${name}.in`)).toString());
  });
}

for (const version of [2, 3] as const) {
  test(`a recording of tlog is written as version ${version} as the golden file has it`, async () => {
    const { events } = await collect(readTlog([fixture('tlog/utf8-invalid.json')]));
    const writer = new AsciicastWriter(header, version);
    const cast =
      [...events, { kind: 'end', at: 11_000, exit: 0 } as const].map((event) => writer.push(event)).join('') +
      writer.finish();
    assert.equal(cast, golden(`export-${version}.cast`, cast));
    assert.deepEqual(writer.loss, { replacedBytes: 30, droppedEvents: version === 2 ? 1 : 0 });
    const back = await collect(readAsciicast([cast], options));
    assert.equal(back.output.toString(), Buffer.from(fixture('tlog/utf8-invalid.raw')).toString());
    assert.deepEqual(back.problems, []);
  });

  test(`any recording comes back from version ${version}, but for what the format cannot hold`, async () => {
    await fc.assert(
      fc.asyncProperty(randomEvents, async (events) => {
        const writer = new AsciicastWriter(header, version);
        const cast = events.map((event) => writer.push(event)).join('') + writer.finish();
        const back = await collect(readAsciicast([cast], options));
        assert.deepEqual(back.problems, []);
        assert.deepEqual(shape(back.events), shape(representable(events, version)));
      }),
      fuzzSettings,
    );
  });
}

for (const [command, line] of [
  [['vim', 'notes'], 'vim notes'],
  [['sh', '-c', 'echo "a  b"; ls *'], `sh -c 'echo "a  b"; ls *'`],
  [['touch', '', "it's"], String.raw`touch '' 'it'\''s'`],
] as const) {
  test(`the command ${JSON.stringify(command)} is written so that a shell reads these words`, async () => {
    for (const version of [2, 3] as const) {
      const cast = new AsciicastWriter({ ...header, command }, version).finish();
      assert.equal(commandIn(cast), line);
      for await (const part of readAsciicast([cast], options)) {
        if (part.part !== 'start') continue;
        assert.deepEqual(part.header.command, [line]);
        // A line that was read is not quoted once more.
        assert.equal(commandIn(new AsciicastWriter(part.header, version).finish()), line);
      }
    }
  });
}

const commandIn = (cast: string): unknown => JSON.parse(cast.split('\n', 1)[0] ?? '').command;

test('the time that passes behind the last output is kept', async () => {
  const cast = '{"version":2,"width":80,"height":24}\n[1,"o","x"]\n[2.5,"o",""]\n';
  const { events } = await collect(readAsciicast([cast], options));
  assert.deepEqual(events.slice(2), [{ kind: 'end', at: 2500 }]);
  const writer = new AsciicastWriter(header, 3);
  const back = events.map((event) => writer.push(event)).join('') + writer.finish();
  assert.match(back, /\[1\.5, "o", ""\]\n$/);
  assert.deepEqual(writer.loss, { replacedBytes: 0, droppedEvents: 0 });
});

test('version 3 does not drift: its intervals add up to the positions', async () => {
  const events = Array.from(
    { length: 5000 },
    (_, n): RecordingEvent => ({ kind: 'output', at: n * 333, data: Buffer.from('x') }),
  );
  const writer = new AsciicastWriter(header, 3);
  const { events: back } = await collect(
    readAsciicast([events.map((event) => writer.push(event)).join('')], options),
  );
  assert.deepEqual(
    back.slice(1).map(({ at }) => at),
    events.map(({ at }) => at),
  );
});

test('an asciicast without a header is refused, and one whose header never ends', async () => {
  await assert.rejects(collect(readAsciicast(['not json\n'], options)), { code: 'SCR_INPUT_DAMAGED' });
  await assert.rejects(collect(readAsciicast(endless(), options)), { code: 'SCR_INPUT_DAMAGED' });
});

/** A header that never ends, 100 MB long. */
function* endless(): Generator<string> {
  for (let n = 0; n < 100; n++) yield `{"version":1,${' '.repeat(1024 * 1024)}\n`;
}

/** Bytes as text, so that a golden file can be read. */
function readable(key: string, value: unknown): unknown {
  return key === 'data' && value instanceof Uint8Array ? Buffer.from(value).toString() : value;
}

/** The events that must be in the file: as text, gaps as markers, the size at the start. */
function representable(events: readonly RecordingEvent[], version: 2 | 3): RecordingEvent[] {
  const first = events[0];
  const sized = first?.kind === 'resize' && first.cols > 0 && first.rows > 0;
  const size: RecordingEvent = { kind: 'resize', at: 0, cols: 80, rows: 24 };
  let told = 0;
  return expectedEvents(sized ? events : [size, ...events]).flatMap((event, index): RecordingEvent[] => {
    const kept = keep(event);
    // The first one is the size in the header, which has no time.
    if (kept.length > 0 && index > 0) told = event.at;
    // An end without a status is in the file as the time that passes until then.
    if (kept.length === 0 && event.kind === 'end' && event.at > told) return [{ kind: 'end', at: event.at }];
    return kept;
  });

  function keep(event: RecordingEvent): RecordingEvent[] {
    switch (event.kind) {
      case 'output':
      case 'input':
      case 'marker':
        return [event];
      case 'resize':
        return event.cols > 0 && event.rows > 0 ? [event] : [];
      case 'gap':
        return [{ kind: 'marker', at: event.at, label: `gap: ${event.reason}` }];
      case 'end':
        return version === 3 && event.exit !== undefined ? [event] : [];
      case 'signal':
      case 'suspend':
      case 'resume':
      case 'masked':
      case 'clock':
        return [];
    }
  }
}

/** Events without what differs for good reasons: the chunks of text, the first size's position, sizes said twice. */
function shape(events: readonly RecordingEvent[]): string[] {
  const merged: string[] = [];
  let window = '';
  let last = '';
  for (const [index, event] of events.entries()) {
    if (event.kind === 'resize') {
      const size = `${event.cols}x${event.rows}`;
      if (size !== window) merged.push(index === 0 ? size : `${event.at} ${size}`);
      if (size !== window) last = '';
      window = size;
    } else if (event.kind === 'output' || event.kind === 'input') {
      const same = `${event.kind} ${event.at}`;
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(event.data);
      if (last === same) merged.push(`${merged.pop()}${text}`);
      else merged.push(`${same} ${text}`);
      last = same;
    } else {
      merged.push(JSON.stringify(event, Object.keys(event).toSorted()));
      last = '';
    }
  }
  return merged;
}
