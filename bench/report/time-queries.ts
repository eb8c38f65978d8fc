import { openSqliteStore, parseQuery } from '@scribery/store';
import { percentile } from './measures.ts';

/** Hits asked for: the first page. */
const LIMIT = 50;
/** ms after which a query is not asked again: a slow one would hold up the others. */
const ENOUGH_MS = 8000;

/** Asks a store each of the named queries up to `runs` times, and prints its times and what it found. */
export async function timeQueries(
  directory: string,
  queries: Readonly<Record<string, string>>,
  { now, runs, width }: { readonly now: number; readonly runs: number; readonly width: number },
): Promise<void> {
  const store = await openSqliteStore(directory, { mode: 'read' });
  for (const [name, query] of Object.entries(queries)) {
    const times: number[] = [];
    const cpu: number[] = [];
    let found = '';
    for (let run = 0; run < runs; run++) {
      const begin = performance.now();
      const cpuBegin = process.cpuUsage();
      const { hits, count, countCapped } = await store.search({
        query: parseQuery(query, { now }),
        limit: LIMIT,
      });
      times.push(performance.now() - begin);
      const { user, system } = process.cpuUsage(cpuBegin);
      cpu.push((user + system) / 1000);
      found = `${hits.length} hits of ${countCapped ? 'at least ' : ''}${count}`;
      if (times.reduce((all, time) => all + time, 0) > ENOUGH_MS) break;
    }
    console.log(
      `${name.padEnd(width)} p50 ${percentile(times, 0.5).toFixed(1).padStart(7)} ms  p95 ${percentile(times, 0.95).toFixed(1).padStart(7)} ms  CPU p50 ${percentile(cpu, 0.5).toFixed(1).padStart(7)} ms  ${found}  ${query}`,
    );
  }
  await store.close();
}
