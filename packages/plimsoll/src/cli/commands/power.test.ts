import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PowerReport } from '../../proof/power/power-report.js';
import { processTerminal } from '../terminal.js';
import { powerCommand } from './power.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-power-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function type(...words: string[]): Promise<string> {
  let out = '';
  const terminal = { ...processTerminal(), folder, environment: {}, out: (text: string) => void (out += text) };
  const command = powerCommand({ ...terminal, error: () => undefined }, () => undefined).exitOverride();
  await command.configureOutput({ writeErr: () => undefined }).parseAsync(words, { from: 'user' });
  return out;
}

test('a claim, as text and as JSON', async () => {
  expect(await type('--line', '0.001')).toContain('Needs 2,995 trials, none of them failing');
  const report = JSON.parse(await type('--line', '0.001', '--confidence', '0.99', '--json')) as PowerReport;
  expect(report).toMatchObject({ format: 'plimsoll-power/1', claims: [{ needed: { n: 4603 } }] });
});

test('a set and the lines of a plan', async () => {
  const cases = Array.from(
    { length: 60 },
    (_, i) => `  - { id: c${String(i)}, side: harmful, prompt: Question ${String(i)} }`,
  );
  writeFileSync(join(folder, 'my.cases.yaml'), `name: my\ncases:\n${cases.join('\n')}\n`);
  writeFileSync(join(folder, 'plan.yaml'), 'name: p\nconfidence: 0.9\nlines: { leak: 0.05, falseRefusal: 0.1 }\n');
  const report = JSON.parse(await type('--set', 'my.cases.yaml', '--plan', 'plan.yaml', '--json')) as PowerReport;
  expect(report.settings.confidence).toBe(0.9);
  expect(report.claims.map(({ have, needed }) => [have?.sufficient, needed?.n])).toEqual([
    [true, 45],
    [false, 22],
  ]);
});

test('says what is missing or cannot be', async () => {
  await expect(type()).rejects.toMatchObject({ code: 'usage-invalid' });
  await expect(type('--line', '0.05', '--sensitivity', '0.9')).rejects.toThrow(/needs all four/);
  await expect(type('--line', '5%')).rejects.toThrow(/Write 5 % as 0.05/);
  await expect(type('--line', '0')).rejects.toThrow(/above 0 and below 1/);
});
