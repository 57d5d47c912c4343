import { resolve } from 'node:path';
import { PlimsollError } from '@plimsoll/core';
import { loadCampaignPlan } from '../../campaigns/threat-model/campaign-plan.js';
import type { AttackFlags } from '../attack-once.js';
import type { Terminal } from '../terminal.js';

/** What a campaign file says, as the flags it stands for. */
export type PlanAsFlags = Pick<AttackFlags, 'attack' | 'repeat' | 'seed' | 'set' | 'category'> & {
  readonly feature: string;
};

/**
 * Reads the campaign file of `attack run --plan`.
 *
 * @throws PlimsollError `usage-invalid` when the flags name attacks as well, or another feature, and what
 * `loadCampaignPlan` throws.
 */
export async function flagsOfPlan(
  terminal: Terminal,
  path: string,
  feature: string | undefined,
  { attack, suite }: AttackFlags,
): Promise<PlanAsFlags> {
  if (attack !== undefined || suite !== undefined)
    throw new PlimsollError({
      code: 'usage-invalid',
      message: `--plan does not go together with ${attack === undefined ? '--suite' : '--attack'}.`,
      hint: 'The plan says which attacks are made: change it there, or leave it out.',
    });
  const plan = await loadCampaignPlan(resolve(terminal.folder, path));
  if (feature !== undefined && feature !== plan.feature)
    throw new PlimsollError({
      code: 'usage-invalid',
      message: `The plan ${path} is for the feature "${plan.feature}", not "${feature}".`,
      hint: `Type: plimsoll attack plan ${feature} --write ${path} --force`,
    });
  const { attacks, repeat, seed, sets, categories } = plan;
  // Only what the plan says, so that nothing of the configuration is overwritten by nothing.
  return {
    feature: plan.feature,
    attack: attacks,
    ...(repeat === undefined ? {} : { repeat }),
    ...(seed === undefined ? {} : { seed }),
    ...(sets === undefined ? {} : { set: sets }),
    ...(categories === undefined ? {} : { category: categories }),
  };
}
