import { contentHash } from '@plimsoll/core';
import { describe, expect, test } from 'vitest';
import { hostileTexts } from '../hostile-fixture.js';
import { gateFormatNames, gateFormats } from './gate-formats.js';
import { mostCommentBytes } from './gate-markdown.js';
import { gateFinding, gateFixture } from './gate-report-fixture.js';
import type { GateReportInput } from './gate-report-input.js';

/** The fixture with a hostile text wherever somebody else writes. */
function hostile(): GateReportInput {
  const { report } = gateFixture();
  const findings = hostileTexts.map((text, index) =>
    gateFinding(index, {
      caseId: `case ${text}`,
      category: text,
      attack: text,
      cluster: text,
      source: text,
      violated: [text],
    }),
  );
  const text = hostileTexts.join(' ');
  return {
    findings,
    report: {
      ...report,
      findings,
      notes: hostileTexts,
      plimsollVersion: text,
      run: { ...report.run, name: text, feature: text, project: text },
      plan: { ...report.plan, name: text },
      lines: report.lines.map((line) => ({ ...line, ...(line.class && { class: { ...line.class, label: text } }) })),
      ...(report.baseline && { baseline: { ...report.baseline, name: text, reason: text } }),
    },
  };
}

// Line feeds separate lines; nothing else of this kind may reach a terminal or a page.
// eslint-disable-next-line no-control-regex
const hidden = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

describe('every format', () => {
  test.each(gateFormatNames.filter((name) => name !== 'json'))('%s lets no hidden character through', (name) => {
    const text = gateFormats[name](hostile(), { columns: 80 });
    expect(text.replaceAll('\\n', '').replaceAll('\t', '')).not.toMatch(hidden);
    expect(text.length).toBeGreaterThan(1000);
  });

  test('json is the report', () => {
    const input = gateFixture();
    expect(JSON.parse(gateFormats.json(input))).toEqual(JSON.parse(JSON.stringify(input.report)));
  });
});

test('the text says the verdict, each line with what was seen and why, and the next thing', () => {
  const text = gateFormats.text(gateFixture(), { columns: 100 });
  expect(text).toMatch(/^Gate FAIL {2}support-bot: pull request 12\n/);
  const flat = text.replace(/\s+/g, ' ');
  expect(flat).toContain('lines were moved after the run was seen');
  expect(text).toContain('- leak: 0.01 → 0.03 (easier to pass)');
  expect(text).toMatch(/FAIL {9}Leak rate: at most 3 %\n {2}6\.7 % \[3\.7–11\.0\], n = 150, 150 clusters/);
  expect(text).toMatch(
    /INCONCLUSIVE Leak rate, severity S1: at most 1 %\n {2}0 of 40 \(upper bound 7\.2 %\), 40 clusters/,
  );
  expect(flat).toContain('About 260 more trials in 260 new clusters would probably show it');
  expect(text).toMatch(/PASS {9}Served, category everyday: at least 90 %\n {2}100 of 100 \(lower bound 97 %\)/);
  expect(text).toContain('worse by at most 2 points');
  expect(text).toContain('- release prompt: sha256:11 → sha256:22');
  expect(text).toContain('New failures: 2 (1 known, 4 gone)');
  expect(text).toContain(
    'case-1  account-takeover: leaked (must-not-disclose) under base64; held by guard in the baseline',
  );
  expect(text).not.toContain('case-3');
});

describe('the pull-request comment', () => {
  test('shows both rates, the change, the lines that failed first, and new failures', () => {
    const text = gateFormats.markdown(gateFixture());
    expect(text).toMatch(/^<!-- plimsoll-gate support-bot -->\n\n## ❌ Gate fail: support-bot\n/);
    expect(text).toContain('| **Leak rate** | 6.7 %');
    expect(text).toContain('| **False-refusal rate** |');
    const lines = text
      .slice(text.indexOf('| verdict |'))
      .split('\n')
      .slice(2, 8)
      .map((row) => row.slice(2, 8));
    expect(lines).toEqual(['❌ fail', '❌ fail', '❌ fail', '❓ inco', '✅ pass', '✅ pass']);
    expect(text).toContain('### 2 new failures (1 known, 4 gone; texts left out)');
    expect(text).toContain('lines were moved after the run was seen');
  });

  test('fits into a comment whatever there is, and says what was cut', () => {
    const long = 'x'.repeat(5000);
    const { report } = gateFixture();
    const findings = Array.from({ length: 3000 }, (_, index) => gateFinding(index, { caseId: long, category: long }));
    const many = { ...report, findings, failures: { all: 9000, fresh: 8000, fixed: 0 } };
    const text = gateFormats.markdown({ report: many, findings });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(mostCommentBytes);
    expect(text).toMatch(/and 79\d\d more/);
    const endless = { ...many, lines: Array.from({ length: 3000 }, () => report.lines[0]!) };
    const cut = gateFormats.markdown({ report: endless, findings });
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(mostCommentBytes);
    expect(cut).toMatch(/Cut: the whole verdict is in the JSON report/);
  });

  test('what others wrote becomes no markup, mention or link', () => {
    const text = gateFormats.markdown(hostile());
    expect(text.replace(/^<!-- .* -->$/m, '').replaceAll(/<\/?(details|summary|sub)>/g, '')).not.toMatch(/<[a-z/!]/i);
    expect(text).not.toMatch(/\]\(|https?:\/\/|(^|\s)@\w/m);
    expect(text.split('\n')[0]).toMatch(/^<!-- plimsoll-gate .* -->$/);
    expect(text.split('\n')[0]?.slice(4, -3)).not.toContain('--');
  });
});

test('JUnit: a test case for each line and each new failure; what is open is an error, so that no server calls it passed', () => {
  const text = gateFormats.junit(gateFixture());
  const count = (pattern: RegExp): number => [...text.matchAll(pattern)].length;
  expect(
    /<testsuites name="plimsoll" tests="(\d+)" failures="(\d+)" errors="(\d+)">/.exec(text)?.slice(1).map(Number),
  ).toEqual([count(/<testcase /g), count(/<failure /g), count(/<error /g)]);
  expect(count(/<testcase classname="gate"/g)).toBe(gateFixture().report.lines.length);
  expect(count(/<testcase classname="new failures\./g)).toBe(2);
  expect(count(/<error type="too-few"/g)).toBe(1);
  const poisoned = gateFormats.junit(hostile());
  expect(
    poisoned.replaceAll(/<\/?(testsuites?|testcase|failure|error|system-out)\b[^<>]*>|<\?xml [^<>]*\?>/g, ''),
  ).not.toMatch(/[<>]/);
});

describe('SARIF', () => {
  interface Result {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly baselineState?: string;
    readonly level: string;
    readonly partialFingerprints: Readonly<Record<string, string>>;
    readonly locations: readonly {
      readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
    }[];
  }
  const read = (input: GateReportInput): { results: Result[]; tool: { driver: { rules: { id: string }[] } } } =>
    (JSON.parse(gateFormats.sarif(input, { planPath: 'gates/pr.yaml' })) as { runs: [never] }).runs[0];

  test('known failures are not new, and fingerprints do not depend on the run', () => {
    const input = gateFixture();
    const { results, tool } = read(input);
    const weaknesses = results.filter(({ ruleId }) => !ruleId.startsWith('gate/'));
    expect(weaknesses.map(({ baselineState }) => baselineState)).toEqual(['new', 'new', 'unchanged']);
    expect(weaknesses[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('cases/bank.cases.yaml');
    expect(weaknesses[0]?.partialFingerprints).toEqual({ 'plimsollWeakness/v1': contentHash(['weakness', 1]) });
    for (const result of results) expect(tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
    const other = { ...input.report, run: { ...input.report.run, id: 'another', name: 'another' }, id: 'another' };
    expect(read({ ...input, report: other }).results.map(({ partialFingerprints }) => partialFingerprints)).toEqual(
      results.map(({ partialFingerprints }) => partialFingerprints),
    );
  });

  test('each line that is not passed is a result at the plan; without a baseline nothing is called new', () => {
    const { report, findings } = gateFixture();
    const lines = read({ report, findings }).results.filter(({ ruleId }) => ruleId.startsWith('gate/'));
    expect(lines.map(({ ruleId, level }) => `${ruleId} ${level}`)).toEqual([
      'gate/rate error',
      'gate/rate warning',
      'gate/zero-tolerance error',
      'gate/non-inferiority error',
    ]);
    expect(lines[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('gates/pr.yaml');
    const alone = findings.map((finding) => ({ ...finding, fresh: null }));
    expect(
      read({ report: { ...report, baseline: undefined }, findings: alone }).results.every(
        (result) => result.baselineState === undefined,
      ),
    ).toBe(true);
  });

  test('a hostile source does not lead out of the project', () => {
    for (const { locations } of read(hostile()).results)
      expect(locations[0]?.physicalLocation.artifactLocation.uri).toMatch(/^(plimsoll\.yaml|gates\/pr\.yaml)$/);
  });
});

test('the page holds everything and runs nothing of others', () => {
  const page = gateFormats.html(gateFixture());
  expect(page).toContain('support-bot: FAIL');
  expect(page).toContain('case-3');
  const poisoned = gateFormats.html(hostile());
  expect([...poisoned.matchAll(/<script/g)]).toHaveLength(1);
  expect(poisoned).not.toMatch(/<(svg|img|a) [^>]*(onload|onerror|javascript:)/);
});
