import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeContract } from '../contract/store-contract.ts';
import { openSqliteStore } from './open-sqlite-store.ts';

storeContract('SQLite', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'scribery-store-'));
  const store = await openSqliteStore(directory, { mode: 'write', ephemeral: true });
  const reader = await openSqliteStore(directory, { mode: 'read' });
  const remove = async () => {
    await reader.close();
    await store.close();
    rmSync(directory, { recursive: true });
  };
  return { store, reader, remove };
});
