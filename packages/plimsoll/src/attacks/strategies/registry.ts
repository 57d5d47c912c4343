import { bestOfN } from './best-of-n.js';
import { crescendo } from './crescendo.js';
import type { Strategy } from './strategy.js';

/** Every strategy. Adding one is a file with its `defineStrategy` and a line here. */
export const strategies: readonly Strategy[] = [bestOfN, crescendo];
