import { afterEach, beforeEach, describe } from 'node:test';
import type { Store, StoreReader } from '../store.ts';
import { auditContract } from './audit-contract.ts';
import { indexContract } from './index-contract.ts';
import { listContract } from './list-contract.ts';
import { messagesContract } from './messages-contract.ts';
import { searchContract } from './search-contract.ts';

/** A store under test. */
export interface StoreUnderTest {
  readonly store: Store;
  /** The same store for somebody who only reads. */
  readonly reader: StoreReader;
  /** Closes both and removes what they stored. */
  readonly remove: () => Promise<void>;
}

/** What every backend has to do, as tests; `open` gives an empty store each time. */
export function storeContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let current: StoreUnderTest | undefined;
    beforeEach(async () => {
      current = await open();
    });
    afterEach(async () => {
      await current?.remove();
    });
    const opened = () => {
      if (!current) throw new Error('the store of this test is not open');
      return current;
    };
    messagesContract(opened);
    indexContract(opened);
    listContract(opened);
    searchContract(opened);
    auditContract(opened);
  });
}
