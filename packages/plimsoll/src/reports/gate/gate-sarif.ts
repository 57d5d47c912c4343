import { contentHash, type GateFinding, type GateLine, type GateReport } from '@plimsoll/core';
import { sarifLevels, sourceUri } from '../sarif.js';
import { visibleLine } from '../visible-text.js';
import { findingWords } from './gate-changes-words.js';
import type { GateFormatOptions, GateReportInput } from './gate-report-input.js';
import { lineName, observedWords, reasonWords, requirementWords } from './gate-line-words.js';

/**
 * SARIF 2.1.0: one result for each failure of the run, and one for each line that failed or could not be decided.
 * Fingerprints come from the case, the kind of failure, the violated expectations and the attack, not from the run: the
 * same weakness is the same alert next time. With a baseline, what it knew already is `unchanged`, the rest `new`.
 *
 * Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, sections 3.27.17 and 3.27.24.
 */
export function gateSarif({ report, findings }: GateReportInput, options: GateFormatOptions = {}): string {
  const rules = new Map<string, Rule>();
  const index = (rule: Rule): number => {
    if (!rules.has(rule.id)) rules.set(rule.id, rule);
    return [...rules.keys()].indexOf(rule.id);
  };
  const results = [
    ...report.lines
      .filter(({ verdict }) => verdict !== 'pass')
      .map((line) => lineResult(report, line, index(lineRule(line)), options.planPath ?? 'gate-plan.yaml')),
    ...findings.map((finding) => findingResult(finding, index(findingRule(finding)))),
  ];
  const driver = {
    name: 'plimsoll',
    version: visibleLine(report.plimsollVersion),
    rules: [...rules.values()].map(({ id, name, text }) => ({
      id,
      name,
      shortDescription: { text },
      properties: { tags: ['ai-safety'] },
    })),
  };
  const run = {
    results,
    tool: { driver },
    columnKind: 'utf16CodeUnits',
    automationDetails: { id: `plimsoll-gate/${visibleLine(report.run.feature)}/` },
    ...(report.baseline && { baselineGuid: report.baseline.run.id }),
    properties: {
      run: report.run.id,
      verdict: report.verdict,
      plan: report.plan.hash,
      undecided: report.trials.undecided,
      errored: report.trials.errored,
      gone: report.failures.fixed,
    },
  };
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] })}\n`;
}

interface Rule {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

function lineRule({ kind }: GateLine): Rule {
  const name = `Gate${pascal(kind)}`;
  return { id: `gate/${kind}`, name, text: `A line of the gate plan (${kind}) was not shown to hold.` };
}

function lineResult(report: GateReport, line: GateLine, ruleIndex: number, planPath: string): object {
  const { confidence } = report;
  const text = `${lineName(line)}, ${requirementWords(line)}: ${observedWords(line, confidence)}. ${reasonWords(line, confidence)}`;
  return {
    ruleId: `gate/${line.kind}`,
    ruleIndex,
    level: line.verdict === 'fail' ? 'error' : 'warning',
    message: { text },
    locations: [{ physicalLocation: { artifactLocation: { uri: sourceUri(planPath) }, region: { startLine: 1 } } }],
    partialFingerprints: {
      'plimsollGateLine/v1': contentHash([visibleLine(report.run.feature), visibleLine(line.id)]),
    },
    properties: { verdict: line.verdict, reason: line.reason },
  };
}

function findingRule({ outcome, category }: GateFinding): Rule {
  const named = visibleLine(category);
  return { id: `${outcome}/${named}`, name: pascal(outcome), text: `${outcome} in category ${named}` };
}

function findingResult(finding: GateFinding, ruleIndex: number): object {
  const { caseId, category, outcome, severity, side, source, fingerprint, fresh, times, cluster, attack } = finding;
  const name = visibleLine(caseId);
  return {
    ruleId: `${outcome}/${visibleLine(category)}`,
    ruleIndex,
    level: sarifLevels[severity],
    message: { text: `${name}: ${findingWords(finding)}.` },
    ...(fresh !== null && { baselineState: fresh ? 'new' : 'unchanged' }),
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: sourceUri(source) }, region: { startLine: 1 } },
        logicalLocations: [{ name, fullyQualifiedName: `${visibleLine(category)}/${name}`, kind: 'object' }],
      },
    ],
    partialFingerprints: { 'plimsollWeakness/v1': fingerprint },
    properties: {
      severity,
      side,
      trials: times,
      attack: visibleLine(attack),
      ...(cluster !== undefined && { cluster: visibleLine(cluster) }),
    },
  };
}

function pascal(words: string): string {
  return words
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
