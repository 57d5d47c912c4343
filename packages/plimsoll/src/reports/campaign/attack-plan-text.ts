import type { AttackPlan } from '../../campaigns/threat-model/attack-plan.js';
import type { Threat } from '../../campaigns/threat-model/threat.js';
import { taxonomyName } from '../../attacks/taxonomies.js';
import { counted, formatShare } from '../format-rate.js';
import { wrapColumns } from '../terminal-columns.js';
import { visibleLine } from '../visible-text.js';

const stateWords = { covered: 'covered', 'needs-cases': 'needs cases', 'not-covered': 'NOT COVERED' } as const;

/** A threat model and its campaign for a terminal. */
export function attackPlanText(plan: AttackPlan, columns = 80): string {
  const width = Math.min(120, Math.max(60, columns));
  const wrap = (text: string, indent = 0): string[] =>
    wrapColumns(visibleLine(text), width - indent).map((line) => ' '.repeat(indent) + line);
  const { threats, notCovered, notes } = plan;
  const lines = [
    ...wrap(`${plan.feature}: threat model`),
    ...wrap(factsSentence(plan)),
    '',
    'Threats',
    ...threats.flatMap((threat) => [
      '',
      ...wrap(`${threat.title} (${stateWords[threat.state]})`, 2),
      ...threatLines(threat).flatMap((line) => wrap(line, 4)),
    ]),
    '',
    'Campaign',
    ...campaignLines(plan).flatMap((line) => wrap(line, 2)),
    '',
    'Not covered',
    ...byReason(notCovered).flatMap(([why, whats]) => [...whats.flatMap((what) => wrap(what, 2)), ...wrap(why, 6)]),
    '',
    ...notes.flatMap((note) => wrap(note)),
  ];
  return `${lines.join('\n')}\n`;
}

/** What is not covered, by why: the same reason often holds for several. */
function byReason(notCovered: AttackPlan['notCovered']): readonly (readonly [string, readonly string[]])[] {
  const reasons = [...new Set(notCovered.map(({ why }) => why))];
  return reasons.map((reason) => [reason, notCovered.filter(({ why }) => why === reason).map(({ what }) => what)]);
}

/** What the plan was made from, in a sentence. */
export function factsSentence({ facts }: AttackPlan): string {
  const { target, domain, tools, retrieves, guarded, controls, harmfulCases, harmfulClusters } = facts;
  return [
    `Made from: target ${target.name} (${target.kind}), field ${domain}`,
    tools.length === 0 ? 'no tools' : `tools ${tools.map(({ name, act }) => `${name} (${act})`).join(', ')}`,
    retrieves ? 'documents' : 'no documents',
    controls.length === 0 ? 'no control on' : `controls ${controls.map(({ name }) => name).join(', ')}`,
    ...(guarded.length === 0 ? [] : [`guard on ${guarded.join(', ')}`]),
    `${String(harmfulCases)} harmful cases of ${String(harmfulClusters)} behaviours.`,
  ].join('; ');
}

/** What is known of a threat, line by line. */
export function threatLines(threat: Threat): readonly string[] {
  const { why, asset, entryPoint, attacker, taxonomy, attacks, casesInSet, categories, controls, proposedBy } = threat;
  return [
    `Because ${why}.`,
    `At stake: ${asset}. Way in: ${entryPoint}. Who: ${attacker}.`,
    ...(taxonomy.length === 0 ? [] : [`Filed under ${taxonomy.map(taxonomyName).join(', ')}.`]),
    `Attacks: ${attacks.length === 0 ? 'none' : attacks.join(', ')}. Cases in the set: ${String(casesInSet)}${categories.length === 0 ? '' : `; templates: ${categories.join(', ')}`}.`,
    `Controls that bear on it: ${controls.length === 0 ? 'none that is on' : controls.join(', ')}.`,
    ...(proposedBy === 'rules' ? [] : [`Proposed by ${proposedBy}.`]),
  ];
}

/** The campaign in sentences. */
export function campaignLines({ campaign }: AttackPlan): readonly string[] {
  const { attacks, repeat, harmfulCases, clusters, trials, provable, generatePairs, generateCategories } = campaign;
  return [
    `${String(attacks.length)} ways of sending × ${String(harmfulCases)} harmful cases × ${String(repeat)} = ${String(trials)} trials; strategies ask several times in each.`,
    provable === null
      ? 'Without a harmful case nothing can be shown.'
      : `If none of the ${counted(clusters, 'behaviour')} leaked, the leak rate would be shown to be below ${formatShare(provable)} (one-sided 95 %).`,
    ...(generatePairs === 0
      ? []
      : [
          `For below 5 % it takes ${counted(generatePairs, 'behaviour')} more: plimsoll attack generate --pairs ${String(generatePairs)} --category ${generateCategories.join(' ')}`,
        ]),
    'As a file for attack run --plan: plimsoll attack plan --write campaign.yaml',
  ];
}
