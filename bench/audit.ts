/**
 * Audit logs to ECS against `ausearch -i` and `laurel`, all on the same generated log in one run: CPU seconds, and with
 * them MB and events a CPU second; what came out is counted. Then memory over a long input, the start of the command,
 * and what lines, records and assembly alone take.
 *
 *   npm run bench -- audit [--short]
 *
 * The log: 160,000 events, interleaved, some arguments split over several records, once as auditd enriches it (100 MB) and
 * once raw (75 MB). On the first, `ausearch -i` has the names from the log; on the second it looks each up. `--short`: a tenth.
 */
import { createReadStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { spawnSync } from 'node:child_process';
import { assemblyCost, readingRate } from './audit/assembly-cost.ts';
import { generateLog } from './audit/generate-log.ts';
import { type Timed, timed } from './audit/timed-command.ts';
import { machine, percentile } from './report/measures.ts';

const isShort = process.argv.includes('--short');
const EVENTS = isShort ? 16_000 : 160_000;
/** How often the log is read for the memory's sake: about 1 GB in all. */
const TIMES_OVER = isShort ? 1 : 10;
const ROUNDS = isShort ? 1 : 3;
const STARTS = isShort ? 5 : 15;

const SCRIBERY = join(import.meta.dirname, '../packages/cli/bin/scribery');
const folder = mkdtempSync(join(tmpdir(), 'scribery-bench-audit-'));
try {
  process.stdout.write(`${machine()}\n`);
  for (const form of ['enriched', 'raw'] as const) {
    const log = join(folder, `${form}.log`);
    const bytes = writeLog(log, form);
    await compare(log, bytes);
    await check(log);
  }
  await longInput();
  await start();
  assembly();
  process.stdout.write(`${machine()}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function writeLog(path: string, form: 'enriched' | 'raw'): number {
  let bytes = 0;
  for (const piece of generateLog({ events: EVENTS, enriched: form === 'enriched' })) {
    writeFileSync(path, piece, { flag: 'a', encoding: 'latin1' });
    bytes += piece.length;
  }
  process.stdout.write(`\n${form}: ${(bytes / 1e6).toFixed(0)} MB, ${EVENTS.toLocaleString('en')} events\n`);
  return bytes;
}

async function compare(log: string, bytes: number): Promise<void> {
  const commands: Record<string, () => Promise<Timed>> = {
    'convert, ECS': () => timed([SCRIBERY, 'audit', 'convert', log]),
    'convert, aushape': () => timed([SCRIBERY, 'audit', 'convert', '--format', 'aushape', log]),
    'convert, native': () => timed([SCRIBERY, 'audit', 'convert', '--format', 'native', log]),
    'ausearch -i': () => timed(['ausearch', '-i', '-if', log]),
    laurel: () => timed(laurel(), { input: createReadStream(log) }),
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
    const rates = `${(bytes / 1e6 / cpu).toFixed(1)} MB, ${Math.round(EVENTS / cpu).toLocaleString('en')} events a CPU second`;
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
async function check(log: string): Promise<void> {
  const output = join(folder, 'ecs.ndjson');
  await timed([SCRIBERY, 'audit', 'convert', log], { output });
  const seen = new Set<string>();
  let [lines, doubled] = [0, 0];
  for await (const line of createInterface({ input: createReadStream(output) })) {
    lines += 1;
    const { event } = JSON.parse(line);
    if (seen.has(event.id)) doubled += 1;
    seen.add(event.id);
  }
  process.stdout.write(
    `events: ${EVENTS} in, ${lines} out, ${EVENTS - seen.size} lost, ${doubled} split; all valid JSON\n`,
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
  for (const [open, cost] of assemblyCost([10, 1000]))
    process.stdout.write(`${`${open} events open`.padEnd(17)} ${cost.toFixed(0)} ns of CPU a record\n`);
}
