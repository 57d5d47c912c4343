import type { AblationReport, ComparisonSummary, RunSummary } from '@plimsoll/core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CliResult } from '../support/run-cli.js';
import { supportBotFolder, type SupportBotFolder } from '../support/support-bot-folder.js';

// Several processes one after the other, each with its start-up.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let example: SupportBotFolder;
const plimsoll = (...words: string[]): Promise<CliResult> => example.plimsoll(...words);
const run = async (...flags: string[]): Promise<RunSummary> => {
  const { out, code, error } = await plimsoll('run', '--quiet', '--json', '--no-report', ...flags);
  expect(code, error).toBe(0);
  return JSON.parse(out) as RunSummary;
};

beforeAll(async () => {
  example = await supportBotFolder('guard-policy.yaml');
});
afterAll(() => example.close());

test('its own tests pass, and lint has nothing to say', async () => {
  const linted = await plimsoll('policy', 'lint', 'guard-policy.yaml', '--json');
  expect(JSON.parse(linted.out)).toMatchObject({ errors: [], warnings: [] });
  expect(await plimsoll('policy', 'test', 'guard-policy.yaml')).toMatchObject({ code: 0 });
});

test('the policy alone is a target: its leak and false-refusal rates, and no model asked', async () => {
  const { rates, heldBy, graders } = await run('--target', 'policy', '--name', 'policy');
  expect(rates.leak.n + rates.falseRefusal.n).toBe(226);
  expect(rates.undecided.failures + rates.errored.failures + rates.misserved.failures).toBe(0);
  expect(rates.falseRefusal.rate).toBeLessThan(0.1);
  // Most harmful requests are no attack on the model: the guard leaves them to it.
  expect(rates.leak.rate).toBeGreaterThan(0.5);
  expect((heldBy.guard ?? 0) + rates.leak.failures).toBe(rates.leak.n);
  expect(graders.map(({ identity }) => identity.name)).toEqual(['guard-decision']);
});

test('around the bot it lowers leaks, and hardly anybody more is turned away', async () => {
  await run('--name', 'live');
  const { heldBy } = await run('--controls', 'guard', '--name', 'guarded');
  expect(heldBy.guard).toBeGreaterThan(10);
  const compared = await plimsoll('compare', 'live', 'guarded', '--json');
  const [comparison] = (JSON.parse(compared.out) as ComparisonSummary).comparisons;
  expect(comparison?.rates.leak.verdict).toBe('better');
  expect(comparison?.rates.falseRefusal.broken).toBeLessThan(6);
  expect(JSON.stringify(comparison?.changes)).toContain('policyHash');
});

test('taken apart rule by rule: without the rule for the override code it leaks again', async () => {
  const design = ['--each-rule', '--design', 'leave-one-out', '--category', 'secret-disclosure'];
  const { out, code, error } = await plimsoll('ablate', '--controls', 'guard', ...design, '--quiet', '--json');
  expect(code, error).toBe(0);
  const { arrangements, controls } = JSON.parse(out) as AblationReport;
  const leaks = (name: string): number => arrangements.find((one) => one.name === name)?.rates.leak.failures ?? NaN;
  expect(leaks('without-guard.override-code')).toBeGreaterThan(leaks('all'));
  expect(leaks('none')).toBeGreaterThan(leaks('all'));
  expect(controls.map(({ name }) => name)).toContain('guard.tools');
  expect(new Set(controls.map(({ kind }) => kind))).toEqual(new Set(['guard']));
});
