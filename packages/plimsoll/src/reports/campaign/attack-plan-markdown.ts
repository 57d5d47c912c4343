import { taxonomyName } from '../../attacks/taxonomies.js';
import type { AttackPlan } from '../../campaigns/threat-model/attack-plan.js';
import { md, mdTable } from '../markdown.js';
import { campaignLines, factsSentence } from './attack-plan-text.js';

/** A threat model and its campaign in Markdown, for a design document or a pull request. */
export function attackPlanMarkdown(plan: AttackPlan): string {
  const { feature, threats, notCovered, notes } = plan;
  const list = (items: readonly string[]): string => (items.length === 0 ? 'none' : items.map(md).join(', '));
  const parts = [
    `# ${md(feature)}: threat model`,
    md(factsSentence(plan)),
    '## Threats',
    mdTable(
      [
        'Threat',
        'At stake',
        'Way in',
        'Who',
        'Ids',
        'Attacks',
        'Cases in the set',
        'Controls on',
        'State',
        'Proposed by',
      ],
      threats.map((threat) => [
        `${md(threat.title)}<br>${md(`Because ${threat.why}.`)}`,
        md(threat.asset),
        md(threat.entryPoint),
        md(threat.attacker),
        list(threat.taxonomy.map(taxonomyName)),
        list(threat.attacks),
        String(threat.casesInSet),
        list(threat.controls),
        threat.state === 'covered' ? 'covered' : `**${threat.state.replace('-', ' ')}**`,
        md(threat.proposedBy),
      ]),
    ),
    '## Campaign',
    campaignLines(plan)
      .map((line) => `- ${md(line)}`)
      .join('\n'),
    '## Not covered',
    notCovered.map(({ what, why }) => `- **${md(what)}**: ${md(why)}`).join('\n'),
    '## What this does not say',
    notes.map((note) => `- ${md(note)}`).join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}
