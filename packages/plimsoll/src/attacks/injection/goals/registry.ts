import { consumeUnbounded } from './consume-unbounded.js';
import { escalatePrivilege } from './escalate-privilege.js';
import { exfiltrateCovert } from './exfiltrate-covert.js';
import { exfiltrateImage } from './exfiltrate-image.js';
import { exfiltrateLink } from './exfiltrate-link.js';
import { exfiltrateToolArgument } from './exfiltrate-tool-argument.js';
import { extractCanary } from './extract-canary.js';
import { extractSystemPrompt } from './extract-system-prompt.js';
import type { InjectionGoal } from './goal.js';
import { hijackGoal } from './hijack-goal.js';
import { misuseTool } from './misuse-tool.js';
import { poisonMemory } from './poison-memory.js';

/** Every goal. Adding one is a file and a line here. */
export const injectionGoals: readonly InjectionGoal[] = [
  consumeUnbounded,
  escalatePrivilege,
  exfiltrateCovert,
  exfiltrateImage,
  exfiltrateLink,
  exfiltrateToolArgument,
  extractCanary,
  extractSystemPrompt,
  hijackGoal,
  misuseTool,
  poisonMemory,
];
