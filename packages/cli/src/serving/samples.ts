import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ApiClient } from '../client/api-client.ts';
import { importFile } from '../importing/import-file.ts';

/** Recordings of real programs that come with Scribery; see samples/README.md. */
const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));

/** Stores the sample recordings; those that are stored already stay as they are. */
export async function loadSamples(client: ApiClient): Promise<void> {
  for (const name of readdirSync(SAMPLES).toSorted()) {
    if (name.endsWith('.json')) await importFile(client, join(SAMPLES, name));
  }
}
