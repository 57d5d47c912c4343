import { defineConfig } from 'vitest/config';
import ordinary from './vitest.config.js';

/** What mutants are tested with: no simulations, and few examples per property, since each of thousands is run. */
export default defineConfig({
  ...ordinary,
  test: {
    ...ordinary.test,
    include: [
      'packages/core/src/statistics/**/*.test.ts',
      'packages/plimsoll/src/proof/gate/{compare-with-line,decide-*,further-cases,one-sided-bounds}.test.ts',
    ],
    testNamePattern:
      /^(?!.*(covers|looking after every|errs in at most|errs as rarely|microseconds|in a blink|a decision takes|turning a pass of a trial|one more failure|planned power|all of 500 looks))/,
    setupFiles: ['test/support/few-property-runs.ts'],
    maxWorkers: 1,
  },
});
