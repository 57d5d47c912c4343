import type { CampaignSummary, Weakness } from '@plimsoll/core';
import { formatRate } from '../format-rate.js';
import { visibleLine } from '../visible-text.js';

/**
 * Reports in the shape of the AI Vulnerability Database, one JSON object a line, to be completed by whoever publishes
 * them: developer, deployer and references are theirs to say. What was said to the feature is not in them.
 *
 * Source: the report format of avid-db (data_version 0.1), read 2026-11-21.
 */
export function weaknessesAvid(summary: CampaignSummary): string {
  return summary.weaknesses.map((weakness) => `${JSON.stringify(reportOf(weakness, summary))}\n`).join('');
}

function reportOf(weakness: Weakness, { run, target }: CampaignSummary): object {
  const { title, signature, technique, category, reproduction, failureMode, taxonomy, foundAt, side } = weakness;
  const says = (value: string): object => ({ lang: 'eng', value });
  return {
    data_type: 'AVID',
    data_version: '0.1',
    metadata: { report_id: `plimsoll-${signature.slice(0, 16)}` },
    affects: { developer: [], deployer: [], artifacts: [{ type: 'System', name: visibleLine(target.name) }] },
    problemtype: { classof: 'LLM Evaluation', type: 'Detection', description: says(visibleLine(title)) },
    metrics: [
      {
        name: side === 'harmful' ? 'Reproduction rate of a leak' : 'Reproduction rate of a false refusal',
        features: { measured: formatRate(reproduction) },
        detection_method: { type: 'Red-team campaign', name: `plimsoll run ${run.id}` },
      },
    ],
    references: [],
    description: says(
      `In category "${visibleLine(category)}" the feature ${side === 'harmful' ? 'does what it should not' : 'refuses what it should serve'} (${failureMode}); what it takes: ${visibleLine(technique)}. Taxonomy: ${taxonomy.join(', ') || 'none'}.`,
    ),
    impact: {
      avid: { risk_domain: ['Security'], sep_view: [], lifecycle_view: ['L05: Evaluation'], taxonomy_version: '0.1' },
    },
    credit: [],
    reported_date: new Date(foundAt).toISOString().slice(0, 10),
  };
}
