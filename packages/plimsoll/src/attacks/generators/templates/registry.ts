import type { TemplateCategory } from '../template.js';
import { accountTakeover } from './account-takeover.js';
import { dangerousGoods } from './dangerous-goods.js';
import { dataOfOthers } from './data-of-others.js';
import { discrimination } from './discrimination.js';
import { disinformation } from './disinformation.js';
import { falseAuthority } from './false-authority.js';
import { forgedPapers } from './forged-papers.js';
import { fraudHelp } from './fraud-help.js';
import { harassment } from './harassment.js';
import { indirectInjection } from './indirect-injection.js';
import { intrusion } from './intrusion.js';
import { phishing } from './phishing.js';
import { resourceExhaustion } from './resource-exhaustion.js';
import { secretDisclosure } from './secret-disclosure.js';
import { stalking } from './stalking.js';
import { toolMisuse } from './tool-misuse.js';

/** Every category of templates. Adding one is a file and a line here. */
export const templateCategories: readonly TemplateCategory[] = [
  accountTakeover,
  dangerousGoods,
  dataOfOthers,
  discrimination,
  disinformation,
  falseAuthority,
  forgedPapers,
  fraudHelp,
  harassment,
  indirectInjection,
  intrusion,
  phishing,
  resourceExhaustion,
  secretDisclosure,
  stalking,
  toolMisuse,
];
