import * as z from 'zod/mini';
import { stringify } from 'yaml';
import { parseYaml, readTextFile, validate } from '../../files/index.js';
import type { AttackPlan } from './attack-plan.js';

const name = z.string().check(z.minLength(1), z.maxLength(200));
const names = z.array(name).check(z.minLength(1), z.maxLength(1_000));

/** Schema of a campaign file: what `attack plan --write` writes and `attack run --plan` reads. */
export const campaignPlanSchema = z.strictObject({
  version: z.literal(1),
  feature: name,
  /** As `--attack` takes them. */
  attacks: z.array(z.string().check(z.minLength(1), z.maxLength(2_000))).check(z.minLength(1), z.maxLength(1_000)),
  repeat: z.optional(z.int().check(z.minimum(1), z.maximum(10_000))),
  seed: z.optional(z.int().check(z.minimum(0))),
  /** Golden sets instead of the feature's, relative to where the command is called. */
  sets: z.optional(names),
  categories: z.optional(names),
});
export type CampaignPlan = z.output<typeof campaignPlanSchema>;

/**
 * Reads a campaign file.
 *
 * @throws PlimsollError `file-unreadable`, `config-invalid` with every problem at its line.
 */
export async function loadCampaignPlan(path: string): Promise<CampaignPlan> {
  const { text } = await readTextFile(path, { maximumBytes: 1024 * 1024 });
  const { value, locate } = parseYaml(text, path);
  return validate(campaignPlanSchema, value, { file: path, locate });
}

/** The campaign of a plan as a file, with what each attack is for as comments. */
export function campaignPlanText({ feature, threats, campaign, notCovered }: AttackPlan): string {
  const body: CampaignPlan = { version: 1, feature, attacks: [...campaign.attacks], repeat: campaign.repeat };
  const comment = (text: string): string => `# ${text.replace(/\s+/g, ' ')}`;
  return [
    comment(`Carry it out: plimsoll attack run --plan FILE`),
    ...threats
      .filter(({ attacks }) => attacks.length > 0)
      .map(({ title, attacks }) => comment(`${title}: ${attacks.join(', ')}`)),
    comment(`Not covered: ${notCovered.map(({ what }) => what).join('; ')}`),
    stringify(body, { lineWidth: 0 }),
  ].join('\n');
}
