import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventReader } from '../assembly/event-reader.ts';
import { AushapeShape, EcsShape, type EventShape } from '../index.ts';
import { logFiles } from '../testing/corpus.ts';
import { damagedLog, seeded } from '../testing/damaged-log.ts';
import { fixture } from '../testing/fixture.ts';
import { reusedChunks } from '../testing/read-log.ts';
import { NativeInverter } from './native-inverter.ts';
import { NativeShape } from './native-shape.ts';

/** Damaged lines in every run of the tests; SCRIBERY_FUZZ_RUNS=1000000 for the long run. */
const LINES = Number(process.env['SCRIBERY_FUZZ_RUNS'] ?? 200_000);

const SEED = Number(process.env['SCRIBERY_FUZZ_SEED'] ?? 20_260_105);

/** Lines of a log at a time. */
const WINDOW = 500;

const corpus = logFiles.flatMap((path) => fixture(path).toString('latin1').trimEnd().split('\n'));

/** Pieces of the corpus with damage, each with the seed that makes it again, until there are as many lines as wanted. */
function* damagedLogs(): Generator<{ seed: number; log: Buffer }> {
  for (let lines = 0, seed = SEED; lines < LINES; lines += WINDOW, seed++) {
    const start = seeded(seed)(corpus.length);
    const log = damagedLog(corpus.slice(start, start + WINDOW), seed);
    yield { seed, log: Buffer.from(log, 'latin1') };
  }
}

/** The output of a shape for a log; counts go along. */
function converted(log: Uint8Array, shape: EventShape, chunk: number) {
  let json = '';
  const reader = new EventReader({ onEvent: (event) => (json += `${shape.event(event)}\n`) });
  for (const part of reusedChunks(log, chunk)) reader.push(part);
  reader.end();
  return { json, counts: reader.counts };
}

/** Valid JSON in valid UTF-8; what is parsed and written again is as long, unless a key was there twice. */
function assertJson(line: string, where: string): void {
  assert.ok(line.isWellFormed(), where);
  assert.equal(JSON.stringify(JSON.parse(line)).length, line.length, where);
}

test('a damaged log is converted without a fault, and the native form has every line of it', () => {
  for (const { seed, log } of damagedLogs()) {
    const { json, counts } = converted(log, new NativeShape({ withText: true }), 1 + (seed % 5000));
    const parts: Uint8Array[] = [];
    const inverter = new NativeInverter((line) => parts.push(line));
    inverter.push(Buffer.from(json));
    inverter.end();
    for (const line of json.split('\n').slice(0, -1)) assertJson(line, `seed ${seed}`);
    assert.equal(inverter.missing, 0, `seed ${seed}`);
    assert.ok(Buffer.concat(parts).equals(log), `seed ${seed}`);
    const text = log.toString('latin1');
    assert.equal(counts.lines, text.split('\n').length - (text.endsWith('\n') ? 1 : 0), `seed ${seed}`);
  }
});

for (const [name, make] of Object.entries({
  ecs: () => new EcsShape(),
  aushape: () => new AushapeShape(),
})) {
  test(`a damaged log gives valid JSON in the ${name} form, a line for every event`, () => {
    for (const { seed, log } of damagedLogs()) {
      const { json, counts } = converted(log, make(), 65_536);
      const lines = json.split('\n').slice(0, -1);
      assert.equal(lines.length, counts.events + counts.unparsed, `seed ${seed}`);
      for (const line of lines) assertJson(line, `seed ${seed}`);
    }
  });
}

test('a line without an end and an event without an end take no more memory than their bounds', () => {
  let longest = 0;
  let bytes = 0;
  const reader = new EventReader({
    onEvent: ({ records, unparsed }) => {
      for (const { line } of [...records, ...unparsed]) {
        longest = Math.max(longest, line.length);
        bytes += line.length;
      }
    },
  });
  const chunk = Buffer.alloc(1024 * 1024, 'x');
  reader.push(Buffer.from('type=SYSCALL msg=audit(1.000:1): items=1 a='));
  for (let i = 0; i < 64; i++) reader.push(chunk);
  // All but the piece that is being read has left already.
  assert.ok(bytes >= 62 * chunk.length);
  reader.end();
  assert.equal(longest, 1024 * 1024);
});
