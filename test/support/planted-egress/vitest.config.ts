import base from '../../../vitest.config.js';

/** The configuration of all tests, for one file that is none of them. */
export default {
  ...base,
  test: { ...base.test, include: ['test/support/planted-egress/attack-that-phones-home.ts'] },
};
