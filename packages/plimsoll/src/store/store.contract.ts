import { afterAll, beforeAll, describe } from 'vitest';
import { baselineContract } from './contract/baselines.contract.js';
import { cacheContract } from './contract/cache.contract.js';
import { calibrationContract } from './contract/calibrations.contract.js';
import { deletionContract } from './contract/deletion.contract.js';
import { filterContract } from './contract/filters.contract.js';
import { gateVerdictContract } from './contract/gate-verdicts.contract.js';
import { weaknessContract } from './contract/weaknesses.contract.js';
import { judgementContract } from './contract/judgements.contract.js';
import { labelContract } from './contract/labels.contract.js';
import { outcomeContract } from './contract/outcomes.contract.js';
import { runContract } from './contract/runs.contract.js';
import { sessionContract } from './contract/sessions.contract.js';
import { setContract } from './contract/sets.contract.js';
import { tallyContract } from './contract/tallies.contract.js';
import { trialVerdictContract } from './contract/trial-verdicts.contract.js';
import type { Store } from './store.js';

/** Makes empty stores of one kind for the tests. */
export interface StoreFactory {
  open(): Promise<Store>;
  close?(): Promise<void>;
}

/** What every store does, whatever is beneath it. */
export function storeContract(name: string, prepare: () => Promise<StoreFactory>): void {
  describe(`the store contract on ${name}`, () => {
    let factory: StoreFactory | undefined;
    const opened: Store[] = [];
    beforeAll(async () => {
      factory = await prepare();
    });
    afterAll(async () => {
      for (const store of opened) await store.close();
      await factory?.close?.();
    });
    const open = async (): Promise<Store> => {
      if (factory === undefined) throw new Error('the factory is not ready');
      const store = await factory.open();
      opened.push(store);
      return store;
    };
    setContract(open);
    runContract(open);
    outcomeContract(open);
    filterContract(open);
    tallyContract(open);
    cacheContract(open);
    deletionContract(open);
    judgementContract(open);
    trialVerdictContract(open);
    baselineContract(open);
    labelContract(open);
    calibrationContract(open);
    gateVerdictContract(open);
    weaknessContract(open);
    sessionContract(open);
  });
}
