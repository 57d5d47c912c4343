import { adaptiveReplay } from './adaptive-replay.js';
import { bestOfN } from './best-of-n.js';
import { bijectionLearning } from './bijection-learning.js';
import { chunkedRequest } from './chunked-request.js';
import { contextCompliance } from './context-compliance.js';
import { crescendo } from './crescendo.js';
import { distraction } from './distraction.js';
import { echo } from './echo.js';
import { evolve } from './evolve.js';
import { footInTheDoor } from './foot-in-the-door.js';
import { goat } from './goat.js';
import { likertJudge } from './likert-judge.js';
import { manyShotScaling } from './many-shot-scaling.js';
import { pair } from './pair.js';
import { personaDrift } from './persona-drift.js';
import { sequentialBreak } from './sequential-break.js';
import type { Strategy } from './strategy.js';
import { tap } from './tap.js';

/** Every strategy. Adding one is a file with its `defineStrategy` and a line here. */
export const strategies: readonly Strategy[] = [
  adaptiveReplay,
  bestOfN,
  bijectionLearning,
  chunkedRequest,
  contextCompliance,
  crescendo,
  distraction,
  echo,
  evolve,
  footInTheDoor,
  goat,
  likertJudge,
  manyShotScaling,
  pair,
  personaDrift,
  sequentialBreak,
  tap,
];
