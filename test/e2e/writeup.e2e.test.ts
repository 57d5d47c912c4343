import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CliResult } from '../support/run-cli.js';
import { supportBotFolder, type SupportBotFolder } from '../support/support-bot-folder.js';

// Several processes one after the other, each with its start-up.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let example: SupportBotFolder;
let folder: string;
const plimsoll = (...words: string[]): Promise<CliResult> => example.plimsoll(...words);
const file = (name: string): string => example.file(name);

beforeAll(async () => {
  example = await supportBotFolder();
  folder = example.path;
  expect(await plimsoll('run', '--quiet', '--name', 'before')).toMatchObject({ code: 0 });
  expect(await plimsoll('run', '--quiet', '--name', 'after', '--target', 'hardened')).toMatchObject({ code: 0 });
});
afterAll(() => example.close());

test('an improvement: figures with intervals, the author’s words, what is not claimed, how to do it again', async () => {
  writeFileSync(join(folder, 'notes.yaml'), 'title: Hardened\nwhatChanged: "From {leak.before} to {leak.after}."\n');
  const made = await plimsoll('writeup', 'improvement', 'before', 'after', '--notes', 'notes.yaml', '--out', 'note.md');
  expect(made).toMatchObject({ code: 0, error: '' });
  const note = file('note.md');
  expect(note).toMatch(/^# Hardened\n/);
  expect(note).toMatch(/From [\d.]+ % \\\[[\d.]+–[\d.]+\\\], n \\= \d+, \d+ clusters to [\d.]+ % /);
  expect(note).toMatch(
    /\| Leak rate \| \d+ in \d+ clusters \| \d+ of \d+ .* \| Better&#58; it fails less, by the test and by the whole interval\. \|/,
  );
  expect(note).toContain('## What is not claimed');
  expect(note).toContain('plimsoll run support-bot --target hardened --seed 1');
});

test('a write-up is checked against the stored runs', async () => {
  await plimsoll('writeup', 'improvement', 'before', 'after', '--out', 'checked.html');
  expect(await plimsoll('writeup', 'check', 'checked.html')).toMatchObject({ code: 0 });
  const honest = file('checked.html');
  writeFileSync(join(folder, 'checked.html'), honest.replace(/\d+\.\d % \[/, '0.1 % ['));
  const caught = await plimsoll('writeup', 'check', 'checked.html');
  expect(caught.code).toBe(1);
  expect(caught.out).toMatch(/checked\.html:\d+: differs[\s\S]*has {2}.*0\.1 % \[/);
});

test('words that claim more than runs can show are refused, with the place and what to write', async () => {
  writeFileSync(join(folder, 'bold.yaml'), 'whatChanged: We eliminated leaks, down 90 %.\n');
  const refused = await plimsoll('writeup', 'improvement', 'before', 'after', '--notes', 'bold.yaml');
  expect(refused.code).toBe(2);
  expect(refused.error).toMatch(/bold\.yaml: whatChanged: "eliminated"[\s\S]*"90 %"[\s\S]*placeholder/);
});

test('a red-team summary hides what leaked until asked for', async () => {
  const hidden = await plimsoll('writeup', 'red-team', 'before');
  expect(hidden.out).toContain('hidden, a text of a harmful case');
  expect(hidden.out).toMatch(/## By severity/);
  const shown = await plimsoll('writeup', 'red-team', 'before', '--reveal-harmful');
  expect(shown.out).not.toContain('hidden, a text');
});

test('a failure analysis shows its cases, its class and what the fix did to them, with the bound', async () => {
  const worst = JSON.parse((await plimsoll('runs', 'show', 'before', '--json')).out) as {
    worstLeaks: { caseId: string }[];
  };
  const [first, second] = worst.worstLeaks.map(({ caseId }) => caseId);
  writeFileSync(
    join(folder, 'why.yaml'),
    'failureMode: direct-override\nfactors: [{ kind: prompt-design, what: No rule. }]\n',
  );
  const words = ['failure', 'before', '--after', 'after', '--notes', 'why.yaml', '--case', first ?? '', second ?? ''];
  const made = await plimsoll('writeup', ...words, '--out', 'why.md');
  expect(made).toMatchObject({ code: 0, error: '' });
  expect(file('why.md')).toContain('User overrides the operator');
  expect(file('why.md')).toMatch(
    /After the fix \d+ of 2 trials failed and \d+ could not be told\. Failure rates up to/,
  );
  expect(await plimsoll('writeup', 'check', 'why.md')).toMatchObject({ code: 0 });
  const none = await plimsoll('writeup', 'failure', 'before', '--case', 'no-such-case');
  expect(none).toMatchObject({ code: 2 });
  expect(none.error).toContain('no finished trial of a case "no-such-case"');
});

test('a portfolio leads to the write-ups of a folder', async () => {
  await plimsoll('writeup', 'improvement', 'before', 'after', '--out', 'notes/one.html');
  await plimsoll('writeup', 'red-team', 'before', '--out', 'notes/two.md');
  writeFileSync(join(folder, 'notes', 'other.md'), 'not ours');
  expect(await plimsoll('writeup', 'portfolio', 'notes', '--out', 'notes/index.html')).toMatchObject({ code: 0 });
  expect(file('notes/index.html')).toMatch(/href="one\.html"[\s\S]*href="two\.md"/);
  expect(file('notes/index.html')).not.toContain('other.md');
});
