import type { ComparisonSummary, GateReport } from '@plimsoll/core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CliResult } from '../support/run-cli.js';
import { supportBotFolder, type SupportBotFolder } from '../support/support-bot-folder.js';

// Several processes one after the other, each with its start-up.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let example: SupportBotFolder;
const plimsoll = (...words: string[]): Promise<CliResult> => example.plimsoll(...words);
const line = (report: GateReport, id: string) => report.lines.find((each) => each.id === id);
const gated = async (run: string): Promise<{ code: number | null; report: GateReport }> => {
  const { code, out } = await plimsoll('gate', run, '--json');
  return { code, report: JSON.parse(out) as GateReport };
};
const compared = async (run: string): Promise<ComparisonSummary['comparisons'][number]> => {
  const { comparisons } = JSON.parse((await plimsoll('compare', 'live', run, '--json')).out) as ComparisonSummary;
  expect(comparisons).toHaveLength(1);
  return comparisons[0] as ComparisonSummary['comparisons'][number];
};

beforeAll(async () => {
  example = await supportBotFolder('gate-plan.yaml');
  expect(await plimsoll('run', '--quiet', '--name', 'live')).toMatchObject({ code: 0 });
  expect(await plimsoll('baseline', 'set', 'production', 'live', '--reason', 'what is live')).toMatchObject({
    code: 0,
  });
});
afterAll(() => example.close());

test('a prompt change that lowers leaks and turns customers away fails on the margin of false refusals', async () => {
  await plimsoll('run', '--quiet', '--controls', 'when-in-doubt', '--name', 'prompt-change');
  const { rates, flips, changes } = await compared('prompt-change');
  expect([rates.leak.verdict, rates.falseRefusal.verdict]).toEqual(['better', 'worse']);
  expect(rates.leak.upper).toBeLessThan(0);
  expect(rates.falseRefusal.lower).toBeGreaterThan(0.05);
  expect(flips.broken).toBe(
    rates.leak.broken + rates.falseRefusal.broken + rates.misserved.broken - flips.otherFailure,
  );
  expect(JSON.stringify(changes)).toContain('Somebody may always want to misuse an answer');

  const { code, report } = await gated('prompt-change');
  expect([code, report.verdict]).toEqual([1, 'fail']);
  expect(line(report, 'non-inferiority/leak')?.verdict).toBe('pass');
  expect(line(report, 'non-inferiority/falseRefusal')).toMatchObject({ verdict: 'fail', reason: 'crossed' });

  const note = await plimsoll('writeup', 'improvement', 'live', 'prompt-change');
  expect(note.out).toMatch(/^# support-bot&#58; better and worse/);
  expect(note.out).toMatch(/\| Leak rate \|.*\| Better&#58; it fails less, by the test and by the whole interval\. \|/);
  expect(note.out).toMatch(
    /\| False-refusal rate \|.*\| Worse&#58; it fails more, by the test and by the whole interval\. \|/,
  );
  expect(note.out).toContain('## What got worse');
  expect(note.out).toContain('plimsoll run support-bot --target bot --controls when-in-doubt --seed 1');
});

test('a prompt change that helps and is not enough is inconclusive, and says what it would take', async () => {
  await plimsoll('run', '--quiet', '--controls', 'keep-the-code,disguises,spotlight', '--name', 'half-way');
  const { code, report } = await gated('half-way');
  expect([code, report.verdict]).toEqual([4, 'inconclusive']);
  expect(line(report, 'leak')).toMatchObject({ verdict: 'inconclusive', reason: 'rate-over-line' });
  const open = line(report, 'non-inferiority/falseRefusal');
  expect(open).toMatchObject({ verdict: 'inconclusive', reason: 'too-few' });
  expect(open?.further?.trials).toBeGreaterThan(0);
});

test('a model change with every weakness fixed passes, and the write-up does not say more', async () => {
  await plimsoll('run', '--quiet', '--target', 'hardened', '--name', 'model-change');
  const { code, report } = await gated('model-change');
  expect([code, report.verdict]).toEqual([0, 'pass']);
  expect(report.lines.every(({ verdict }) => verdict === 'pass')).toBe(true);
  await plimsoll('writeup', 'improvement', 'live', 'model-change', '--out', 'note.md');
  const note = example.file('note.md');
  expect(note).toMatch(/\| Leak rate \|.*\| Better&#58; it fails less, by the test and by the whole interval\. \|/);
  expect(note).not.toMatch(/eliminat|no longer|guarantee/i);
  expect(await plimsoll('writeup', 'check', 'note.md')).toMatchObject({ code: 0 });
});

test('the baseline moves only with a reason; a run that it names is not deleted', async () => {
  expect(await plimsoll('baseline', 'set', 'production', 'live')).toMatchObject({ code: 2 });
  const refused = await plimsoll('runs', 'delete', 'live');
  expect(refused.code).toBe(2);
  expect(refused.error).toContain('production');
});
