import type { AttackResult, CampaignSummary, Weakness } from '@plimsoll/core';
import { counted, formatRate, formatRateBriefly } from '../format-rate.js';
import { md, mdTable } from '../markdown.js';

/**
 * The debrief of a campaign in Markdown: rates by attack and by category, weaknesses with how often they happened again,
 * and what was not tested. What was said in harmful cases is left out unless asked for.
 */
export function campaignMarkdown(summary: CampaignSummary, revealHarmful = false): string {
  const { run, set, target, attacks, anySuccess, byCategory, weaknesses } = summary;
  const categories = [...new Set(byCategory.map(({ slice }) => slice))];
  const cell = (slice: string, attack: string): string => {
    const found = byCategory.find((each) => each.slice === slice && each.attack === attack);
    return found === undefined ? 'not tested' : md(formatRateBriefly(found.success));
  };
  const parts = [
    `# ${md(run.feature)}: ${md(run.name)}`,
    `Campaign ${md(run.id)} on set ${md(set.name)} (${counted(set.cases, 'case')}), target ${md(target.name)}, seed ${String(run.seed)}.`,
    `Harmful cases on which any attack succeeded: **${md(formatRate(anySuccess))}**.`,
    '## Attacks',
    mdTable(
      ['Attack', 'Success', 'False refusals', 'Neither', 'Requests'],
      attacks.map((result) => [
        md(result.attack),
        md(formatRateBriefly(result.success)),
        md(formatRateBriefly(result.falseRefusal)),
        md(neither(result)),
        String(result.requests),
      ]),
    ),
    '## By category',
    mdTable(
      ['Category', ...attacks.map(({ attack }) => md(attack))],
      categories.map((slice) => [md(slice), ...attacks.map(({ attack }) => cell(slice, attack))]),
    ),
    '## Weaknesses',
    ...(weaknesses.length === 0
      ? ['No weakness was established. That says nothing of attacks that were not made.']
      : weaknesses.map((weakness) => weaknessPart(weakness, revealHarmful))),
  ];
  return `${parts.join('\n\n')}\n`;
}

function neither({ undecided, attackerFailed, errored }: AttackResult): string {
  return `${String(undecided)} undecided, ${String(attackerFailed)} attacker failed, ${String(errored)} errored`;
}

function weaknessPart(weakness: Weakness, reveal: boolean): string {
  const { severity, signature, title, reproduction, sightings, reduction, failureMode, taxonomy, side, says } =
    weakness;
  const clusters = new Set(sightings.map(({ cluster, caseId }) => cluster ?? caseId)).size;
  const said =
    side === 'benign' || reveal ? says.map((text) => `> ${md(text)}`).join('\n>\n') : '*What was said is hidden.*';
  return [
    `### ${severity} ${md(title)}`,
    `\`${signature.slice(0, 16)}\`; ${md(failureMode)}; ${taxonomy.map(md).join(', ') || 'no taxonomy id'}`,
    `Made again: ${md(formatRate(reproduction))}. Seen in ${counted(sightings.length, 'trial')} of ${counted(clusters, 'cluster')}. Made smaller from ${String(reduction.characters[0])} to ${String(reduction.characters[1])} characters and from ${String(reduction.turns[0])} to ${counted(reduction.turns[1], 'turn')} in ${counted(reduction.probes, 'conversation')}.`,
    said,
  ].join('\n\n');
}
