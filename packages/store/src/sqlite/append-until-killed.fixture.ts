import { withLine } from '@scribery/format';
import { sampleMessage } from '../contract/samples.ts';
import { openSqliteStore } from './open-sqlite-store.ts';

/** Appends messages to the store of the directory given, and tells its parent the id of each once it is stored. */
const store = await openSqliteStore(process.argv[2] ?? '', { mode: 'write' });
for (let id = 1; ; id++) {
  await store.appendMessages([sampleMessage('r', id)].map(withLine));
  process.send?.(id);
  await new Promise(setImmediate);
}
