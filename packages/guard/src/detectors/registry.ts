import type { DetectorDefinition } from './detector.js';
import { phrasesDetector } from './phrases/index.js';

/** Every detector that a policy may name. Adding one is a folder and a line here. */
export const detectorDefinitions: readonly DetectorDefinition[] = [phrasesDetector];
