/**
 * Every detector of the registry failing in every way under every fail mode, heavier detectors as well: the decision must
 * be what the policy says, and the record must say what happened.
 *
 * npm run bench:guard-faults
 */
import { detectorDefinitions } from '@plimsoll/guard';
import { breakDetector, breakHeavy, heavyFaults, openCircuit, quickFaults, type Verdict } from './guard/faults.js';
import { finish } from './support/options.js';

const verdicts: Verdict[] = [];
for (const definition of detectorDefinitions)
  for (const fault of quickFaults) verdicts.push(...breakDetector(definition, fault));
for (const fault of heavyFaults) verdicts.push(...(await breakHeavy(fault)));
verdicts.push(...(await openCircuit()));

const missed = verdicts.filter((verdict) => verdict !== undefined);
finish(
  {
    detectors: detectorDefinitions.length,
    faults: quickFaults.length,
    heavy_faults: heavyFaults.length,
    checked: verdicts.length,
    wrong: missed.length,
  },
  missed,
);
