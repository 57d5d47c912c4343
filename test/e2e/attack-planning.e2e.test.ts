import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startMockModelServer } from 'plimsoll/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { supportBotFolder, type SupportBotFolder } from '../support/support-bot-folder.js';

// Several processes one after the other, each with its start-up.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

interface Plan {
  readonly threats: readonly { readonly name: string; readonly state: string; readonly proposedBy: string }[];
  readonly campaign: { readonly attacks: readonly string[]; readonly trials: number };
  readonly notes: readonly string[];
  readonly facts: { readonly guarded: readonly string[]; readonly tools: readonly { readonly declared: boolean }[] };
}
interface Coverage {
  readonly trials: number;
  readonly rows: readonly {
    readonly name: string;
    readonly state: string;
    readonly success: { readonly n: number };
    readonly attacks: readonly { readonly attack: string; readonly cases: readonly unknown[] }[];
  }[];
}

let example: SupportBotFolder;
beforeAll(async () => {
  example = await supportBotFolder('guard-policy.yaml');
});
afterAll(() => example.close());

test('a plan is written, carried out and covered; what nobody tried is not tested', async () => {
  const planned = await example.plimsoll('attack', 'plan', '--json', '--write', 'campaign.yaml');
  expect(planned.code).toBe(0);
  const plan = JSON.parse(planned.out) as Plan;
  expect(plan.threats.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['money-moved', 'orders-in-texts', 'prompt-leak']),
  );
  expect(plan.facts.tools.every(({ declared }) => declared)).toBe(true);
  expect(plan.campaign.trials).toBe(plan.campaign.attacks.length * 113);

  const dry = await example.plimsoll('attack', 'run', '--plan', 'campaign.yaml', '--dry-run', '--json');
  expect(dry.code).toBe(0);
  expect(dry.out).toContain(String(plan.campaign.trials));

  const small = ['version: 1', 'feature: support-bot', 'attacks: [none, base64]', 'categories: [secret-disclosure]'];
  writeFileSync(join(example.path, 'small.yaml'), small.join('\n'));
  const run = await example.plimsoll(
    'attack',
    'run',
    '--plan',
    'small.yaml',
    '--no-follow-up',
    '--quiet',
    '--name',
    'small',
    '--json',
  );
  expect(run.code).toBe(0);
  expect((JSON.parse(run.out) as { attacks: { attack: string }[] }).attacks.map(({ attack }) => attack)).toEqual([
    'none',
    'base64',
  ]);

  const covered = await example.plimsoll('attack', 'coverage', 'small', '--json');
  const { rows, trials } = JSON.parse(covered.out) as Coverage;
  const row = (name: string): Coverage['rows'][number] | undefined => rows.find((each) => each.name === name);
  expect(row('AML.T0068')).toMatchObject({ state: 'tested', attacks: [{ attack: 'base64' }] });
  expect(row('AML.T0068')?.success.n).toBe(trials / 2);
  expect(row('LLM02:2025')?.attacks.map(({ attack }) => attack)).toEqual(['base64', 'none']);
  expect(row('ASI07:2026')).toMatchObject({ state: 'not-tested', attacks: [] });
  for (const format of ['text', 'markdown', 'html'])
    expect((await example.plimsoll('attack', 'coverage', '--format', format)).out).toContain('not tested');
});

test('generated cases pass lint and run, and their ids reach the table', async () => {
  const made = await example.plimsoll('attack', 'generate', '--out', 'new.cases.yaml', '--pairs', '30', '--seed', '3');
  expect(made).toMatchObject({ code: 0 });
  expect(made.out).toContain('30 harmful cases and as many innocent twins');
  const lint = await example.plimsoll('set', 'lint', 'new.cases.yaml', '--strict');
  expect(lint).toMatchObject({ code: 0 });
  const again = await example.plimsoll(
    'attack',
    'generate',
    '--out',
    'again.cases.yaml',
    '--pairs',
    '30',
    '--seed',
    '3',
  );
  expect(again.code).toBe(0);
  expect(example.file('again.cases.yaml')).toBe(example.file('new.cases.yaml'));
  const other = ['--set', 'support-bot.cases.yaml', 'new.cases.yaml', '--pairs', '30', '--seed', '3'];
  await example.plimsoll('attack', 'generate', '--out', 'more.cases.yaml', ...other);
  const ids = (file: string): readonly string[] =>
    [...example.file(file).matchAll(/^ {2}- id: (.+)$/gm)].map(([, id]) => id ?? '');
  expect(ids('more.cases.yaml').filter((id) => ids('new.cases.yaml').includes(id))).toEqual([]);

  await example.plimsoll('run', '--set', 'new.cases.yaml', '--name', 'new', '--no-report', '--quiet');
  const { rows } = JSON.parse((await example.plimsoll('attack', 'coverage', 'new', '--json')).out) as Coverage;
  expect(rows.find(({ name }) => name === 'LLM10:2025')?.state).toBe('tested');
});

test('mutations of cases near the line find failures in both directions', async () => {
  const none = await example.plimsoll('attack', 'generate', '--edges', 'no-such-run', '--out', 'edges.cases.yaml');
  expect(none.code).toBe(2);
  await example.plimsoll('run', '--name', 'first', '--no-report', '--quiet');
  const made = await example.plimsoll('attack', 'generate', '--edges', 'first', '--out', 'edges.cases.yaml', '--json');
  const { harmful, benign } = JSON.parse(made.out) as { harmful: number; benign: number };
  expect(Math.min(harmful, benign)).toBeGreaterThan(0);
  const run = await example.plimsoll(
    ...[
      'attack',
      'run',
      '--set',
      'edges.cases.yaml',
      '--side',
      'harmful',
      'benign',
      '--attack',
      'none',
      '--name',
      'edges',
    ],
    ...['--replays', '2', '--probes', '0', '--most-failures', '400', '--quiet', '--json'],
  );
  expect(run.code).toBe(0);
  const { weaknesses } = JSON.parse(run.out) as { weaknesses: { side: string; sightings: { caseId: string }[] }[] };
  expect(new Set(weaknesses.map(({ side }) => side))).toEqual(new Set(['harmful', 'benign']));
  for (const { sightings } of weaknesses) expect(sightings[0]?.caseId).toMatch(/--[a-z-]+$/);
});

test('a model may add threats, which are marked as its own; its refusal is said and changes nothing', async () => {
  const threat = {
    title: 'Somebody blocks all appointments',
    asset: 'time',
    entryPoint: 'chat',
    attacker: 'a rival',
    why: 'it is free',
  };
  let refuses = false;
  const server = await startMockModelServer({
    reply: () => (refuses ? 'I am sorry, but I cannot help with that.' : JSON.stringify({ threats: [threat] })),
  });
  try {
    const config = readFileSync(join(example.path, 'plimsoll.yaml'), 'utf8');
    const red = `  red: { kind: openai-chat, baseUrl: '${server.baseUrl}', model: red }\n`;
    const withModel = `attacker: { target: red }\n${config.replace('targets:\n', `targets:\n${red}`)}`;
    writeFileSync(join(example.path, 'with-model.yaml'), withModel);
    const plan = async (...flags: readonly string[]): Promise<Plan> =>
      JSON.parse(
        (await example.plimsoll('attack', 'plan', '--config', 'with-model.yaml', '--json', ...flags)).out,
      ) as Plan;
    const proposed = (await plan()).threats.filter(({ proposedBy }) => proposedBy !== 'rules');
    expect(proposed).toMatchObject([
      { title: threat.title, proposedBy: expect.stringMatching(/^model red@/) as string },
    ]);
    expect((await plan('--no-model')).threats.every(({ proposedBy }) => proposedBy === 'rules')).toBe(true);
    refuses = true;
    const refused = await plan();
    expect(refused.threats.every(({ proposedBy }) => proposedBy === 'rules')).toBe(true);
    expect(refused.notes.join(' ')).toContain('refused to propose threats');
  } finally {
    await server.close();
  }
});

test('what is asked for wrongly is said with what to type', async () => {
  const wrong = async (...words: readonly string[]): Promise<string> => {
    const { code, error } = await example.plimsoll('attack', ...words);
    expect(code).toBe(2);
    return error;
  };
  expect(await wrong('generate', '--out', 'x.cases.yaml', '--category', 'phising')).toContain(
    'did you mean "phishing"',
  );
  expect(await wrong('generate', '--out', 'new.cases.yaml')).toContain('--force');
  expect(await wrong('run', '--plan', 'small.yaml', '--attack', 'none')).toContain('--plan does not go together');
  expect(await wrong('run', 'another', '--plan', 'small.yaml')).toContain('is for the feature "support-bot"');
  writeFileSync(join(example.path, 'odd.yaml'), 'version: 1\nfeature: support-bot\nattack: [none]\n');
  expect(await wrong('run', '--plan', 'odd.yaml')).toMatch(/odd\.yaml:3.*attacks/s);
  expect(await wrong('plan', 'suport-bot')).toContain('did you mean "support-bot"');
});
