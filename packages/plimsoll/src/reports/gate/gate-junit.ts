import type { GateFinding, GateLine, GateReport } from '@plimsoll/core';
import { escapeXml } from '../junit.js';
import { shorten } from '../visible-text.js';
import { findingWords } from './gate-changes-words.js';
import type { GateReportInput } from './gate-report-input.js';
import { lineName, observedWords, reasonWords, requirementWords } from './gate-line-words.js';

/**
 * JUnit XML: one test case for each line of the plan (failed lines are failures, what could not be decided is an error,
 * since build servers pass what is skipped), and one for each new failure where there is a baseline. No texts.
 */
export function gateJunit({ report, findings }: GateReportInput): string {
  const fresh = findings.filter((finding) => finding.fresh === true);
  const suites = [
    suite(
      report,
      'gate',
      report.lines.map((line) => lineCase(line, report.confidence)),
    ),
    ...(report.baseline === undefined ? [] : [suite(report, 'new failures', fresh.map(findingCase))]),
  ];
  const all = suites.map(({ counts }) => counts);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="plimsoll" ${countWords(total(all))}>\n${suites.map(({ text }) => text).join('')}</testsuites>\n`;
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
}

interface TestCase {
  readonly kind: 'passed' | 'failure' | 'error';
  readonly text: string;
}

function suite(
  report: GateReport,
  name: string,
  cases: readonly TestCase[],
): { readonly counts: Counts; readonly text: string } {
  const of = (kind: TestCase['kind']): number => cases.filter((one) => one.kind === kind).length;
  const counts = { tests: cases.length, failures: of('failure'), errors: of('error') };
  const time = new Date(report.decidedAt);
  const timestamp = Number.isNaN(time.getTime()) ? '1970-01-01T00:00:00' : time.toISOString().slice(0, 19);
  return {
    counts,
    text: `<testsuite name="${escapeXml(`${report.run.feature}: ${name}`)}" ${countWords(counts)} skipped="0" timestamp="${timestamp}">\n${cases.map(({ text }) => text).join('')}</testsuite>\n`,
  };
}

function total(counts: readonly Counts[]): Counts {
  const sum = (key: keyof Counts): number => counts.reduce((so, one) => so + one[key], 0);
  return { tests: sum('tests'), failures: sum('failures'), errors: sum('errors') };
}

function countWords({ tests, failures, errors }: Counts): string {
  return `tests="${tests}" failures="${failures}" errors="${errors}"`;
}

function lineCase(line: GateLine, confidence: number): TestCase {
  const start = `<testcase classname="gate" name="${escapeXml(`${lineName(line)}: ${requirementWords(line)}`)}" time="0"`;
  const observed = escapeXml(observedWords(line, confidence));
  if (line.verdict === 'pass')
    return { kind: 'passed', text: `${start}><system-out>${observed}</system-out></testcase>\n` };
  const kind = line.verdict === 'fail' ? 'failure' : 'error';
  const message = escapeXml(reasonWords(line, confidence));
  return {
    kind,
    text: `${start}><${kind} type="${line.reason}" message="${message}">${observed}</${kind}></testcase>\n`,
  };
}

function findingCase(finding: GateFinding): TestCase {
  const attack = finding.attack === 'none' ? '' : ` [${finding.attack}]`;
  const message = escapeXml(shorten(findingWords(finding), 1000));
  const details = escapeXml(`severity ${finding.severity}, ${finding.side} side, fingerprint ${finding.fingerprint}`);
  return {
    kind: 'failure',
    text: `<testcase classname="${escapeXml(`new failures.${finding.category}`)}" name="${escapeXml(finding.caseId + attack)}" time="0"><failure type="${finding.outcome}" message="${message}">${details}</failure></testcase>\n`,
  };
}
