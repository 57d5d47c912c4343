import type { DetectorDefinition } from './detector.js';
import { harmDetector } from './harm/harm-detector.js';
import { injectionDetector } from './injection/injection-detector.js';
import { injectionCertifiedDetector } from './injection-certified/injection-certified-detector.js';
import { personalDataDetector } from './personal-data/index.js';
import { secretsDetector } from './secrets/index.js';
import { canaryDetector } from './canary/index.js';
import { codeDetector } from './code/index.js';
import { groundednessDetector } from './groundedness/index.js';
import { hiddenTextDetector } from './hidden-text/index.js';
import { linksDetector } from './links/index.js';
import { patternsDetector } from './patterns/index.js';
import { refusalDetector } from './refusal/index.js';
import { scriptDetector } from './script/index.js';
import { systemPromptLeakDetector } from './system-prompt-leak/index.js';
import { phrasesDetector } from './phrases/index.js';

/** Every detector that a policy may name. Adding one is a folder and a line here. */
export const detectorDefinitions: readonly DetectorDefinition[] = [
  injectionDetector,
  injectionCertifiedDetector,
  harmDetector,
  canaryDetector,
  codeDetector,
  groundednessDetector,
  hiddenTextDetector,
  linksDetector,
  patternsDetector,
  refusalDetector,
  scriptDetector,
  systemPromptLeakDetector,
  phrasesDetector,
  personalDataDetector,
  secretsDetector,
];
