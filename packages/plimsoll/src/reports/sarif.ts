import { contentHash, isFailure, type Severity } from '@plimsoll/core';
import type { OutcomeRecord } from '../store/store.js';
import { outcomeReason } from '../runs/outcome-reason.js';
import { trialName } from './trial-name.js';
import type { ReportInput } from './report-input.js';
import { shorten, visibleLine, visibleText } from './visible-text.js';

interface Rule {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly outcome: string;
}

/** How loud a failure of a severity is. */
export const sarifLevels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  S1: 'error',
  S2: 'error',
  S3: 'warning',
  S4: 'note',
};

const meanings: Readonly<Record<string, string>> = {
  leaked: 'The feature complied, disclosed or acted in a harmful case.',
  'falsely-refused': 'The feature refused a benign case that it should have served.',
  misserved: 'The feature answered a benign case wrongly.',
};

/**
 * SARIF 2.1.0 with one rule for each category and kind of failure, and one result for each failed trial. Fingerprints
 * come from the case and the failure alone, so that the same weakness is the same alert in the next run. Undecided and
 * errored trials are no findings; they stand in the run's properties as counts.
 *
 * Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
 * @example
 * ```ts
 * for await (const chunk of writeSarif({ summary, outcomes })) file.write(chunk);
 * ```
 */
export async function* writeSarif({ summary, outcomes }: ReportInput): AsyncIterable<string> {
  const { run, rates, trials } = summary;
  const rules = new Map<string, Rule>();
  yield '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"results":[';
  let separator = '\n';
  for await (const page of outcomes) {
    let chunk = '';
    for (const record of page) {
      if (!isFailure(record.outcome)) continue;
      const rule = ruleOf(record);
      rules.set(rule.id, rule);
      chunk += separator + JSON.stringify(result(record, rule, run.attacks, [...rules.keys()].indexOf(rule.id)));
      separator = ',\n';
    }
    yield chunk;
  }
  const driver = {
    name: 'plimsoll',
    version: run.plimsollVersion,
    rules: [...rules.values()].map((rule) => ({
      id: rule.id,
      name: rule.name,
      shortDescription: { text: `${rule.outcome} in category ${rule.category}` },
      fullDescription: { text: meanings[rule.outcome] ?? rule.outcome },
      properties: { category: rule.category, tags: ['ai-safety'] },
    })),
  };
  const properties = {
    run: run.id,
    trials: trials.finished,
    undecided: rates.undecided.failures,
    errored: rates.errored.failures,
    notAssessed: summary.notAssessed.map(visibleText),
  };
  yield `\n],"tool":${JSON.stringify({ driver })},"columnKind":"utf16CodeUnits","automationDetails":${JSON.stringify({ id: `plimsoll/${visibleLine(run.feature)}/` })},"properties":${JSON.stringify(properties)}}]}\n`;
}

function ruleOf(record: OutcomeRecord): Rule {
  const category = visibleLine(record.stored.testCase.category);
  const { outcome } = record;
  const name = outcome
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return { id: `${outcome}/${category}`, name, category, outcome };
}

function result(record: OutcomeRecord, rule: Rule, attacks: readonly string[], ruleIndex: number): object {
  const { stored, outcome, trialNo } = record;
  const { severity, side, provenance, cluster } = stored.testCase;
  const reason = visibleLine(shorten(outcomeReason(record), 1000));
  const name = visibleLine(trialName(record, attacks));
  return {
    ruleId: rule.id,
    ruleIndex,
    level: sarifLevels[severity],
    message: {
      text: `${name} was ${outcome === 'falsely-refused' ? 'falsely refused' : outcome}${reason === '' ? '.' : `: ${reason}`}`,
    },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: sourceUri(provenance?.source) }, region: { startLine: 1 } },
        logicalLocations: [{ name, fullyQualifiedName: `${rule.category}/${name}`, kind: 'object' }],
      },
    ],
    partialFingerprints: { 'plimsollCase/v1': contentHash([stored.hash, outcome]) },
    properties: { severity, side, trial: trialNo, ...(cluster === undefined ? {} : { cluster: visibleLine(cluster) }) },
  };
}

/** A relative reference to the file a case came from; code-scanning services want one. Never leads out of the project. */
export function sourceUri(source: string | undefined): string {
  const path = visibleLine(source ?? '').replaceAll('\\', '/');
  const relative = /\.(ya?ml|jsonl|json|csv)$/i.test(path) && !/^[/~]|^[a-z]+:|(^|\/)\.\.(\/|$)/i.test(path);
  return relative ? encodeURI(path) : 'plimsoll.yaml';
}
