import { EventAssembler, EventReader, parseRecord, readFields } from '@scribery/audit';

/** Records of a call, in the order of the kernel. */
const TYPES = ['SYSCALL', 'EXECVE', 'CWD', 'PATH', 'PATH', 'PROCTITLE', 'EOE'];

const RECORDS = 350_000;

/** ns of CPU a record takes to be put into its event, by how many events are open at a time. */
export function assemblyCost(openEvents: readonly number[]): Map<number, number> {
  const costs = new Map<number, number>();
  for (const open of openEvents) {
    const records = interleavedRecords(open);
    // The first run is the compiler's.
    for (let run = 0; run < 3; run++) {
      const assembler = new EventAssembler(() => {});
      const cpu = cpuSeconds(() => {
        for (const record of records) assembler.push(record);
        assembler.end();
      });
      costs.set(open, (cpu * 1e9) / records.length);
    }
  }
  return costs;
}

function interleavedRecords(open: number) {
  const records = [];
  for (let base = 0; records.length < RECORDS; base += open) {
    for (const [item, type] of TYPES.entries()) {
      for (let event = base; event < base + open; event++) {
        const stamp = `${1000 + Math.floor(base / 1000)}.000:${event}`;
        const line = `type=${type} msg=audit(${stamp}): arch=c000003e items=2 item=${item} name="/usr/bin/env"`;
        const record = parseRecord(line, records.length + 1, '\n');
        if (record !== undefined) records.push(record);
      }
    }
  }
  return records;
}

/** MB a CPU second of a log whose lines are cut, taken apart, put together and read field by field. */
export function readingRate(pieces: Iterable<string>): number {
  let bytes = 0;
  let cpu = 0;
  let fields = 0;
  const reader = new EventReader({
    onEvent: ({ records }) => {
      for (const { body, enriched } of records)
        fields += readFields(body).length + readFields(enriched).length;
    },
  });
  for (const piece of pieces) {
    const chunk = Buffer.from(piece, 'latin1');
    bytes += chunk.length;
    cpu += cpuSeconds(() => reader.push(chunk));
  }
  cpu += cpuSeconds(() => reader.end());
  if (fields === 0) throw new Error('the log has no fields');
  return bytes / 1e6 / cpu;
}

function cpuSeconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
