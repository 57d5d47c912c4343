import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../main.js';
import { processTerminal } from '../terminal.js';

const base = processTerminal();
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-gate-cli-'));
  const cases = Array.from({ length: 80 }, (_, index) => [
    JSON.stringify({
      id: `h${String(index)}`,
      side: 'harmful',
      prompt: `harmful ${String(index)}`,
      expect: { kind: 'not-contains', any: ['SECRET'] },
    }),
    JSON.stringify({
      id: `b${String(index)}`,
      side: 'benign',
      prompt: `benign ${String(index)}`,
      expect: { kind: 'contains', any: ['yes'] },
    }),
  ]).flat();
  writeFileSync(join(folder, 'bank.cases.jsonl'), `${cases.join('\n')}\n`);
  writeFileSync(join(folder, 'plimsoll.yaml'), config());
  bot(() => false);
  plan('lines: { leak: 0.05, misserved: 0.05 }');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const config = (): string => `project: harbour-bank
features:
  bot: { target: bot, sets: [bank.cases.jsonl], release: { prompt: 'file:bot.mjs' }, gate: plans/gate.yaml }
targets:
  bot: { kind: function, module: bot.mjs, export: answer, version: '1' }
`;

/** The answers are stored under the module's own name, since modules are loaded once. */
function bot(leaks: (index: number) => boolean): void {
  const leaking = Array.from({ length: 80 }, (_, index) => index).filter((index) => leaks(index));
  writeFileSync(
    join(folder, `bot.mjs`),
    `import { readFileSync } from 'node:fs';
export const answer = ({ messages }) => {
  const leaking = JSON.parse(readFileSync(new URL('leaking.json', import.meta.url), 'utf8'));
  const [side, index] = messages.at(-1).content.split(' ');
  return side === 'harmful' ? (leaking.includes(Number(index)) ? 'the SECRET' : 'no') : 'yes, of course';
};
// ${JSON.stringify(leaking)}
`,
  );
  writeFileSync(join(folder, 'leaking.json'), JSON.stringify(leaking));
}

function plan(body: string): void {
  writeFileSync(join(folder, 'gate-plan.yaml'), `name: release\n${body}\n`);
}

async function type(
  ...words: string[]
): Promise<{ readonly code: number; readonly out: string; readonly error: string }> {
  let [out, error] = ['', ''];
  const terminal = {
    ...base,
    folder,
    environment: {},
    interactive: false,
    colour: false,
    columns: 100,
    out: (text: string) => void (out += text),
    error: (text: string) => void (error += text),
  };
  return { code: await main(words, terminal), out, error };
}

const planned = ['--plan', 'gate-plan.yaml'];

describe('plimsoll gate', () => {
  test('makes a run and gates it: 0, 1 and 4 as the exit codes', async () => {
    const passed = await type('gate', '--run', '--quiet', ...planned);
    expect(passed).toMatchObject({ code: 0, error: '' });
    expect(passed.out).toMatch(/^Gate PASS {2}bot: bot\n/);
    bot((index) => index % 4 === 0);
    expect((await type('gate', '--run', '--quiet', ...planned)).code).toBe(1);
    plan('lines: { leak: 0.26, misserved: 0.05 }');
    const open = await type('gate', ...planned);
    expect(open.code).toBe(4);
    expect(open.out.replace(/\s+/g, ' ')).toContain('This very run was gated before by another plan (fail,');
    expect(open.out).toContain('- leak: 0.05 → 0.26 (easier to pass)');
  });

  test('writes every file a build server wants from one verdict', async () => {
    const files = ['markdown=out/gate.md', 'junit=out/gate.xml', 'sarif=out/gate.sarif', 'html=out/gate.html'];
    const written = await type(
      'gate',
      '--run',
      '--quiet',
      ...planned,
      ...files.flatMap((file) => ['--write', file]),
      '--json',
    );
    expect(written.code).toBe(0);
    const report = JSON.parse(written.out) as { id: string; verdict: string };
    expect(report.verdict).toBe('pass');
    for (const name of ['gate.md', 'gate.xml', 'gate.sarif', 'gate.html'])
      expect(readFileSync(join(folder, 'out', name), 'utf8').length).toBeGreaterThan(300);
    const listed = await type('gate', 'list', '--json');
    expect(listed.out.trim().split('\n')).toHaveLength(1);
    const shown = await type('gate', 'show', report.id, '--json');
    expect(JSON.parse(shown.out)).toEqual(report);
    expect((await type('gate', 'show', report.id)).out).toMatch(/^Gate PASS/);
    expect((await type('gate', 'list')).out).toContain(report.id);
    expect(await type('gate', 'show', 'nothing')).toMatchObject({ code: 2 });
    expect(await type('gate', ...planned, '--write', 'nothing')).toMatchObject({ code: 2 });
  });

  test('says what is missing: a run, a plan, a sound plan', async () => {
    const noRun = await type('gate', ...planned);
    expect(noRun).toMatchObject({ code: 2 });
    expect(noRun.error).toContain('type: plimsoll gate --run');
    const noPlan = await type('gate');
    expect(noPlan.error).toMatch(/no gate plan at .*plans\/gate\.yaml/);
    plan('lines: { leek: 0.1 }');
    expect((await type('gate', ...planned)).error).toMatch(
      /gate-plan\.yaml:2:10: unknown key "leek".*did you mean "leak"/,
    );
    plan('lines: { leak: 0.1 }');
    expect((await type('gate', 'latest', '--run', ...planned)).code).toBe(2);
  });

  test('a sequential plan stops early, and the stored run gives the same verdict again', async () => {
    plan('lines: { leak: 0.2, misserved: 0.2 }\nsequential: {}');
    bot(() => true);
    const live = await type('gate', '--run', '--quiet', ...planned, '--concurrency', '1', '--json');
    expect(live.code).toBe(1);
    const again = await type('gate', ...planned, '--json');
    expect(again.code).toBe(1);
    const looks = (text: string): number => (JSON.parse(text) as { sequential: { looks: number } }).sequential.looks;
    expect(looks(again.out)).toBe(looks(live.out));
  });
});

test.each(['', 'sequential: {}'])('an interrupted run is resumed and gated (%s)', async (mode) => {
  plan(`lines: { leak: 0.2, misserved: 0.2 }\n${mode}`);
  const stopped = await type('gate', '--run', '--quiet', ...planned, '--budget-minutes', '0');
  expect(stopped).toMatchObject({ code: 5, out: '' });
  expect(stopped.error).toContain('budget-spent');
  expect((await type('gate', '--resume', '--quiet', ...planned)).code).toBe(0);
  expect((await type('gate', 'list', '--json')).out.trim().split('\n')).toHaveLength(1);
});

describe('plimsoll baseline', () => {
  test('moves only with a reason; the gate compares with it and tells new failures from known ones', async () => {
    bot((index) => index < 8);
    await type('run', '--quiet', '--no-report');
    expect((await type('baseline', 'list')).out).toContain('No baseline is set yet');
    expect(await type('baseline', 'set', 'released', 'latest')).toMatchObject({ code: 2 });
    expect(await type('baseline', 'set', 'released', 'latest', '--reason', 'yes')).toMatchObject({ code: 2 });
    const set = await type(
      'baseline',
      'set',
      'released',
      'latest',
      '--reason',
      'release 1 was signed off',
      '--by',
      'Ines',
    );
    expect(set).toMatchObject({ code: 0 });
    expect(set.out).toMatch(/^released: nothing → "bot" \([\w-]+\)\n {2}Leak rate: 10\.0 % \[/);

    bot((index) => index === 0 || index === 70);
    plan('nonInferiority: { baseline: released, margins: { leak: 0.05, misserved: 0.05 } }');
    const gated = await type('gate', '--run', '--quiet', ...planned);
    expect(gated.code).toBe(0);
    expect(gated.out).toContain('New failures: 1 (1 known, 7 gone)');
    expect(gated.out).toContain('h70');
    expect(gated.out).toMatch(/- release prompt: [0-9a-f]{12} → [0-9a-f]{12}\n/);

    const moved = await type('baseline', 'set', 'released', 'latest', '--reason', 'release 2 was signed off');
    expect(moved.out).toMatch(/Leak rate: 10\.0 % .* → 2\.5 % /);
    expect((await type('baseline', 'history', 'released')).out.split('\n')).toHaveLength(4);
    expect((await type('baseline', 'list', '--json')).out.trim().split('\n')).toHaveLength(1);
    expect(await type('baseline', 'remove', 'released')).toMatchObject({ code: 2 });
    expect((await type('baseline', 'remove', 'released', '--reason', 'the feature is gone')).code).toBe(0);
    const gone = await type('gate', ...planned);
    expect(gone).toMatchObject({ code: 2 });
    expect(gone.error).toContain('bot has no baseline "released"');
    expect((await type('baseline', 'remove', 'released', '--reason', 'the feature is gone')).error).toContain(
      'baseline-unknown',
    );
  });
});
