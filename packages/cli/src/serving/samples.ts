import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ApiClient } from '../client/api-client.ts';
import { importFile } from '../importing/import-file.ts';

/** Recordings of real programs that come with Scribery, and audit logs of some of them; see samples/README.md. */
const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));

/** Stores the samples, until `stop` is aborted; those that are stored already stay as they are. */
export async function loadSamples(client: ApiClient, stop: AbortSignal): Promise<void> {
  const files = readdirSync(SAMPLES).toSorted();
  for (const name of files) {
    if (stop.aborted) return;
    if (name.endsWith('.json')) await importFile(client, join(SAMPLES, name));
  }
  const logs = files.filter((name) => name.endsWith('.log')).map((name) => join(SAMPLES, name));
  // What a server without samples does not need.
  const { collectLogs } = await import('../audit/collect-logs.ts');
  await collectLogs(client, logs, stop);
}
