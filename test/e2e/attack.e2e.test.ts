import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CampaignSummary } from '@plimsoll/core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { supportBotFolder, type SupportBotFolder } from '../support/support-bot-folder.js';

// Several processes one after the other, each with its start-up.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let example: SupportBotFolder;
beforeAll(async () => {
  example = await supportBotFolder();
});
afterAll(() => example.close());

test('a campaign ends in weaknesses, and those in cases that fail again', async () => {
  const made = await example.plimsoll(
    ...['attack', 'run', '--attack', 'none', 'base64', 'crescendo(turns=3)', '--category', 'secret-disclosure'],
    ...['--name', 'red', '--replays', '3', '--most-failures', '6', '--quiet', '--json'],
  );
  expect(made.error).not.toContain('Error');
  expect(made.code).toBe(0);
  const summary = JSON.parse(made.out) as CampaignSummary;
  expect(summary.attacks.map(({ attack }) => attack)).toEqual(['none', 'base64', 'scripted-crescendo']);
  const [plain, base64] = summary.attacks;
  // The bot decodes base64 and has a rule only for plain words: the attack must add to what leaks anyway.
  expect(base64?.success.failures).toBeGreaterThan(plain?.success.failures ?? 0);
  expect(summary.weaknesses.length).toBeGreaterThan(0);
  for (const weakness of summary.weaknesses) {
    expect(weakness.reproduction.n).toBe(3);
    expect(weakness.reduction.characters[1]).toBeLessThanOrEqual(weakness.reduction.characters[0]);
    expect(weakness.sightings.length).toBeGreaterThan(0);
  }

  const text = await example.plimsoll('attack', 'findings', 'red');
  expect(text.out).toMatch(/Harmful cases on which any attack succeeded: .*n = \d+|of \d+/);
  expect(text.out).toContain('texts hidden');
  expect(text.out).not.toContain('HERON');

  const promoted = await example.plimsoll('attack', 'promote', 'red', '--out', 'red.cases.jsonl');
  expect(promoted).toMatchObject({ code: 0, error: '' });
  const cases = readFileSync(join(example.path, 'red.cases.jsonl'), 'utf8').trim().split('\n');
  expect(cases).toHaveLength(summary.weaknesses.length);
  const again = await example.plimsoll('run', '--set', 'red.cases.jsonl', '--json', '--no-report', '--quiet');
  const rates = (JSON.parse(again.out) as { rates: { leak: { failures: number; n: number } } }).rates;
  expect(rates.leak).toMatchObject({ failures: cases.length, n: cases.length });
});

test('findings leave as SARIF, Markdown and AVID reports, without what was said', async () => {
  for (const [format, file] of [
    ['sarif', 'red.sarif'],
    ['markdown', 'red.md'],
    ['avid', 'red.avid.jsonl'],
  ] as const) {
    expect(await example.plimsoll('attack', 'findings', 'red', '--format', format, '--out', file)).toMatchObject({
      code: 0,
    });
    expect(statSync(join(example.path, file)).size).toBeGreaterThan(200);
  }
  const sarif = JSON.parse(example.file('red.sarif')) as { runs: { results: { partialFingerprints: object }[] }[] };
  expect(Object.keys(sarif.runs[0]?.results[0]?.partialFingerprints ?? {})).toEqual(['weakness/v1']);
  expect(example.file('red.md')).toMatch(/^# support/);
  for (const line of example.file('red.avid.jsonl').trim().split('\n')) {
    expect(JSON.parse(line)).toMatchObject({
      data_type: 'AVID',
      metadata: { report_id: expect.any(String) as string },
    });
  }
});

test('what is asked for wrongly is said with what to type', async () => {
  const unknown = await example.plimsoll('attack', 'run', '--attack', 'cresendo');
  expect(unknown).toMatchObject({ code: 2 });
  expect(unknown.error).toContain('did you mean "crescendo"');
  const both = await example.plimsoll('attack', 'run', '--attack', 'none', '--suite', 'broad');
  expect(both.code).toBe(2);
  const none = await example.plimsoll('attack', 'promote', 'red', '--weakness', 'ffffffffff', '--out', 'x.jsonl');
  expect(none).toMatchObject({ code: 2 });
  const zero = await example.plimsoll('attack', 'run', '--attack', 'none', '--budget-tokens', '0', '--quiet');
  expect(zero.code).toBe(5);
});

test('the catalogue lists and explains', async () => {
  const list = await example.plimsoll('attack', 'list', '--kind', 'strategy');
  expect(list.out).toMatch(/crescendo +strategy/);
  const show = await example.plimsoll('attack', 'show', 'crescendo');
  expect(show.out).toMatch(/Described in: .*2024/);
  expect(show.out).toMatch(/Taxonomies: mitre-atlas [\d.]+ AML\.T\d+/);
  expect((await example.plimsoll('attack', 'convert', 'reversed(by=words)+base64', 'hello', 'there')).out).toBe(
    'dGhlcmUgaGVsbG8=\n',
  );
});
