import type { CampaignSummary, Weakness } from '@plimsoll/core';
import { plimsollVersion } from '../../version.js';
import { formatRate } from '../format-rate.js';
import { sarifLevels } from '../sarif.js';
import { visibleLine } from '../visible-text.js';

/**
 * SARIF 2.1.0: one result for each weakness. The fingerprint is the weakness's signature: found again in a later
 * campaign it is the same alert. What was said is never in it.
 *
 * Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, section 3.27.17.
 */
export function weaknessesSarif({ run, weaknesses }: CampaignSummary): string {
  const rules = [...new Set(weaknesses.map(({ failureMode }) => failureMode))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        results: weaknesses.map((weakness) => resultOf(weakness, rules)),
        tool: {
          driver: {
            name: 'plimsoll',
            version: plimsollVersion,
            rules: rules.map((id) => ({ id, name: id, properties: { tags: ['ai-safety', 'red-team'] } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        automationDetails: { id: `plimsoll-campaign/${visibleLine(run.feature)}/` },
        properties: { run: run.id },
      },
    ],
  };
  return `${JSON.stringify(log)}\n`;
}

function resultOf(weakness: Weakness, rules: readonly string[]): object {
  const { failureMode, title, severity, signature, reproduction, caseId, technique, taxonomy } = weakness;
  return {
    ruleId: failureMode,
    ruleIndex: rules.indexOf(failureMode),
    level: sarifLevels[severity],
    message: { text: `${visibleLine(title)}. Made again: ${formatRate(reproduction)}.` },
    locations: [{ logicalLocations: [{ name: visibleLine(caseId), kind: 'member' }] }],
    partialFingerprints: { 'weakness/v1': signature },
    properties: { severity, technique, taxonomy, sightings: weakness.sightings.length },
  };
}
