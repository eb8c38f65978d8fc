import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StoreUnderTest, storeContract } from '../contract/store-contract.ts';
import { openSqliteStore, type SqliteStoreOptions } from './open-sqlite-store.ts';

storeContract('SQLite', () => open({}));
// What these tests store is mostly too little for one part of the index of words.
storeContract('SQLite with small parts of its index', () => open({ runBlocks: 2 }));

async function open(options: Partial<SqliteStoreOptions>): Promise<StoreUnderTest> {
  const directory = mkdtempSync(join(tmpdir(), 'scribery-store-'));
  const store = await openSqliteStore(directory, { mode: 'write', ephemeral: true, ...options });
  const reader = await openSqliteStore(directory, { mode: 'read' });
  const remove = async () => {
    await reader.close();
    await store.close();
    rmSync(directory, { recursive: true });
  };
  return { store, reader, remove };
}
