/**
 * Audit logs to ECS against `ausearch -i` and `laurel`, all on the same logs in one run: CPU seconds, and with
 * them MB and events a CPU second; what came out is counted. Then memory over a long input, the start of the command,
 * and what lines, records and assembly alone take.
 *
 *   npm run bench -- audit [--short]
 *
 * The logs: 160,000 generated events, interleaved, some arguments split over several records, once as auditd enriches it
 * (100 MB) and once raw (85 MB); and what auditd wrote of a real session (raw, enriched and with `node=`), repeated up to
 * 100 MB. In enriched records `ausearch -i` has the names from the log; in raw ones it looks each up. `--short`: a tenth.
 */
import { createReadStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { spawnSync } from 'node:child_process';
import { assemblyCost, readingRate } from './audit/assembly-cost.ts';
import { generateLog } from './audit/generate-log.ts';
import { RepeatedLog } from './audit/repeated-log.ts';
import { type Timed, timed } from './audit/timed-command.ts';
import { machine, percentile } from './report/measures.ts';

const isShort = process.argv.includes('--short');
const EVENTS = isShort ? 16_000 : 160_000;
/** How often the log is read for the memory's sake: about 1 GB in all. */
const TIMES_OVER = isShort ? 1 : 10;
const ROUNDS = isShort ? 1 : 3;
const STARTS = isShort ? 5 : 15;
const CAPTURED = join(import.meta.dirname, '../packages/audit/fixtures/captured');
const CAPTURED_BYTES = isShort ? 10e6 : 100e6;

const SCRIBERY = join(import.meta.dirname, '../packages/cli/bin/scribery');
interface BenchLog {
  readonly path: string;
  readonly bytes: number;
  readonly events: number;
}

const folder = mkdtempSync(join(tmpdir(), 'scribery-bench-audit-'));
try {
  process.stdout.write(`${machine()}\n`);
  for (const form of ['enriched', 'raw'] as const)
    await measure(form, generateLog({ events: EVENTS, enriched: form === 'enriched' }), () => EVENTS);
  const captured = new RepeatedLog(['raw', 'enriched', 'node'].map((name) => join(CAPTURED, `${name}.log`)));
  await measure('captured', captured.pieces(CAPTURED_BYTES), () => captured.events);
  await longInput();
  await start();
  assembly();
  process.stdout.write(`${machine()}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Compares the programs on one log and looks at what came out; `eventsOf` is asked when the log is written. */
async function measure(name: string, pieces: Iterable<string>, eventsOf: () => number): Promise<void> {
  const path = join(folder, `${name}.log`);
  let bytes = 0;
  for (const piece of pieces) {
    writeFileSync(path, piece, { flag: 'a', encoding: 'latin1' });
    bytes += piece.length;
  }
  const log = { path, bytes, events: eventsOf() };
  process.stdout.write(
    `\n${name}: ${(bytes / 1e6).toFixed(0)} MB, ${log.events.toLocaleString('en')} events\n`,
  );
  await compare(log);
  await check(log);
  rmSync(path);
}

async function compare({ path, bytes, events }: BenchLog): Promise<void> {
  const commands: Record<string, () => Promise<Timed>> = {
    'convert, ECS': () => timed([SCRIBERY, 'audit', 'convert', path]),
    'convert, aushape': () => timed([SCRIBERY, 'audit', 'convert', '--format', 'aushape', path]),
    'convert, native': () => timed([SCRIBERY, 'audit', 'convert', '--format', 'native', path]),
    'ausearch -i': () => timed(['ausearch', '-i', '-if', path]),
    laurel: () => timed(laurel(), { input: createReadStream(path) }),
  };
  const runs = new Map<string, Timed[]>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, run] of Object.entries(commands)) {
      runs.set(name, [...(runs.get(name) ?? []), await run()]);
    }
  }
  const ours = median(runs.get('convert, ECS') ?? []);
  for (const [name, all] of runs) {
    const cpu = median(all);
    const rates = `${(bytes / 1e6 / cpu).toFixed(1)} MB, ${Math.round(events / cpu).toLocaleString('en')} events a CPU second`;
    process.stdout.write(
      `${name.padEnd(17)} ${cpu.toFixed(2).padStart(6)} CPU-s (${(cpu / ours).toFixed(2)} × ECS)  ${rates}\n`,
    );
  }
}

/** laurel with what it can interpret turned on; it writes a file of its own. */
function laurel(): string[] {
  const directory = join(folder, 'laurel');
  mkdirSync(directory, { recursive: true });
  const configuration = join(folder, 'laurel.toml');
  writeFileSync(
    configuration,
    `directory = "${directory}"\nuser = "root"\n[auditlog]\nfile = "log"\nsize = 10000000000\n[translate]\nuniversal = true\n`,
  );
  return ['laurel', '-c', configuration];
}

/** Every event once, with all its records, as valid JSON. */
async function check({ path, events }: BenchLog): Promise<void> {
  const output = join(folder, 'ecs.ndjson');
  await timed([SCRIBERY, 'audit', 'convert', path], { output });
  const seen = new Set<string>();
  let [lines, doubled] = [0, 0];
  for await (const line of createInterface({ input: createReadStream(output) })) {
    lines += 1;
    const { event } = JSON.parse(line);
    if (seen.has(event.id)) doubled += 1;
    seen.add(event.id);
  }
  process.stdout.write(
    `events: ${events} in, ${lines} out, ${events - seen.size} lost, ${doubled} split; all valid JSON\n`,
  );
}

async function longInput(): Promise<void> {
  let bytes = 0;
  const pieces = function* (): Generator<Buffer> {
    for (let seed = 1; seed <= TIMES_OVER; seed++) {
      for (const piece of generateLog({ events: EVENTS, seed })) {
        bytes += piece.length;
        yield Buffer.from(piece, 'latin1');
      }
    }
  };
  const { peakMib } = await timed([SCRIBERY, 'audit', 'convert', '-'], { input: Readable.from(pieces()) });
  process.stdout.write(
    `memory over ${(bytes / 1e9).toFixed(2)} GB: at most ${peakMib.toFixed(0)} MiB resident\n`,
  );
}

async function start(): Promise<void> {
  const walls: number[] = [];
  for (let n = 0; n < STARTS; n++) {
    const began = performance.now();
    spawnSync(SCRIBERY, ['audit', 'convert', '-'], { input: '' });
    walls.push(performance.now() - began);
  }
  process.stdout.write(`start to end on empty input: median ${percentile(walls, 0.5).toFixed(0)} ms\n`);
}

function median(runs: readonly Timed[]): number {
  return percentile(
    runs.map(({ cpu }) => cpu),
    0.5,
  );
}

/** What is done before anything is interpreted: it may take a third of the whole, and no longer the more is open. */
function assembly(): void {
  const rate = readingRate(generateLog({ events: EVENTS, enriched: true }));
  process.stdout.write(`\nlines, records, events, fields: ${rate.toFixed(1)} MB a CPU second\n`);
  for (const [open, cost] of assemblyCost([10, 1000, 10_000]))
    process.stdout.write(`${`${open} events open`.padEnd(17)} ${cost.toFixed(0)} ns of CPU a record\n`);
}
