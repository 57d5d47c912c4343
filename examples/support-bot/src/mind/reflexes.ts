import { adviseOnLending } from './reflexes/advise-on-lending.js';
import { agreeOrCorrect } from './reflexes/agree-or-correct.js';
import { answerForMachines } from './reflexes/answer-for-machines.js';
import { answerFromPages } from './reflexes/answer-from-pages.js';
import { askTheReader } from './reflexes/ask-the-reader.js';
import { careForDistress } from './reflexes/care-for-distress.js';
import { continueAfterTool } from './reflexes/continue-after-tool.js';
import { followQuotedOrders } from './reflexes/follow-quoted-orders.js';
import { guardOtherCustomers } from './reflexes/guard-other-customers.js';
import { guardTheCode } from './reflexes/guard-the-code.js';
import { handleMoneyBack } from './reflexes/handle-money-back.js';
import { handleOwnAccount } from './reflexes/handle-own-account.js';
import { makeSmallTalk } from './reflexes/make-small-talk.js';
import { readForAnother } from './reflexes/read-for-another.js';
import { answerFromPhrasebook } from './reflexes/answer-from-phrasebook.js';
import { summariseQuoted } from './reflexes/summarise-quoted.js';
import { startleAtWords } from './reflexes/startle-at-words.js';
import { tellBranchHours } from './reflexes/tell-branch-hours.js';
import { weighHarm } from './reflexes/weigh-harm.js';
import type { Reflex } from './reflex.js';

/** Everything the mind can do, in the order in which it is tried. */
export const reflexes: readonly Reflex[] = [
  readForAnother,
  askTheReader,
  continueAfterTool,
  careForDistress,
  followQuotedOrders,
  guardTheCode,
  weighHarm,
  agreeOrCorrect,
  guardOtherCustomers,
  startleAtWords,
  summariseQuoted,
  handleMoneyBack,
  handleOwnAccount,
  answerForMachines,
  adviseOnLending,
  tellBranchHours,
  makeSmallTalk,
  answerFromPhrasebook,
  answerFromPages,
];
