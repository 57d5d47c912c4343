import { resolve } from 'node:path';
import { seededRandom } from '@plimsoll/core/statistics';
import { campaignPlanText } from '../../campaigns/threat-model/campaign-plan.js';
import { planAttack, type AttackPlan } from '../../campaigns/threat-model/attack-plan.js';
import { proposeThreats } from '../../campaigns/threat-model/propose-threats.js';
import { systemClock } from '../../clock.js';
import { openAttacker } from '../../compose.js';
import { attackPlanFormats, type AttackPlanFormatName } from '../../reports/campaign/attack-plan-formats.js';
import { untilInterrupted } from '../on-interrupt.js';
import { newFile } from '../set/new-file.js';
import type { Terminal } from '../terminal.js';
import { writeWholeFile } from '../write-whole-file.js';
import { readFacts, type ReadFacts } from './read-facts.js';

/** The flags of `plimsoll attack plan`. */
export interface PlanFlags {
  readonly config?: string;
  readonly set?: readonly string[];
  readonly model: boolean;
  readonly write?: string;
  readonly force?: boolean;
  readonly out?: string;
  readonly format: AttackPlanFormatName;
  readonly json?: boolean;
}

/** `plimsoll attack plan`. */
export async function planOnce(terminal: Terminal, feature: string | undefined, flags: PlanFlags): Promise<void> {
  const plan = await planOf(terminal, await readFacts(terminal, feature, flags), flags.model);
  const text = attackPlanFormats[flags.json === true ? 'json' : flags.format](plan, terminal.columns);
  if (flags.out === undefined) terminal.out(text);
  else terminal.out(`${await writeWholeFile(resolve(terminal.folder, flags.out), once(text), '--out')}\n`);
  if (flags.write === undefined) return;
  const place = newFile(terminal, flags.write, flags.force === true, '--write');
  const path = await writeWholeFile(place, once(campaignPlanText(plan)), '--write');
  terminal.error(`${path}\nCarry it out: plimsoll attack run ${plan.feature} --plan ${flags.write}\n`);
}

/** By rules; a configured attacker model is asked for more, unless it is not wanted. */
async function planOf(terminal: Terminal, { workspace, facts }: ReadFacts, withModel: boolean): Promise<AttackPlan> {
  const random = seededRandom('attack plan');
  const { attacker, close } = await openAttacker(workspace, { retries: 3, clock: systemClock, random });
  try {
    const byRules = planAttack(facts, { attacker: attacker !== undefined });
    if (attacker === undefined || !withModel) return byRules;
    const proposed = await untilInterrupted(terminal, ({ stop }) =>
      proposeThreats(facts, byRules.threats, attacker, stop),
    );
    return planAttack(facts, { attacker: true, proposed: proposed.threats, notes: proposed.notes });
  } finally {
    await close();
  }
}

async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
