import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGuard, type CompiledPolicy } from '@plimsoll/guard';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { problemLine } from '../../files/index.js';
import { startMockModelServer } from '../../testing/mock-model-server.js';
import { checkPolicyText } from '../load-policy.js';
import { openGuard } from '../open-guard.js';
import { policyText } from '../policy-text.js';
import { writeTinyClassifier } from './tiny-classifier-fixture.js';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'plimsoll-heavy-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const rule = (detector: string): string =>
  `version: 1\nname: demo\nchannels:\n  user:\n    rules:\n      - { id: r, detector: ${detector}, action: block, onError: closed }\n`;

function write(yaml: string): string {
  const path = join(folder, 'guard-policy.yaml');
  writeFileSync(path, yaml);
  return path;
}

describe('heavier detectors in a policy file', () => {
  test('a classifier in a folder beside it', async () => {
    writeTinyClassifier(join(folder, 'models/tiny'));
    const guard = await openGuard(
      write(`${rule('tiny')}heavy:\n  tiny: { kind: onnx, folder: models/tiny, labels: { INJECTION: attack } }\n`),
      {},
    );
    const decision = await guard.inspectAsync({ channel: 'user', text: 'drop rules' });
    expect(decision).toMatchObject({ action: 'block', findings: [{ detector: 'tiny', category: 'attack' }] });
    expect(decision.checks[0]?.modelHash).toMatch(/^[0-9a-f]{64}$/);
    // What decides stands in the hash: the same rules without the model are another policy.
    expect(guard.policyHash).not.toBe(createGuard(guard.compiled.policy, { heavyElsewhere: 'any' }).policyHash);
  });

  test('a judge with a question, a rubric of one’s own, or a built-in one; its key by name only', async () => {
    const server = await startMockModelServer({
      reply: ({ prompt }) => {
        const marker = /"marker": "([0-9a-f]{24})"[^\n]*$/.exec(prompt)?.[1];
        const bad = /"(yes|unhelpful|spoilt)" or "|or "(yes|unhelpful|spoilt)"/.exec(prompt);
        return JSON.stringify({ marker, verdict: bad?.[1] ?? bad?.[2] });
      },
    });
    try {
      writeFileSync(
        join(folder, 'own.yaml'),
        'name: milk\nversion: 1\nquestion: Is it fresh?\nverdicts:\n  - { label: fresh, means: met, when: it is }\n  - { label: spoilt, means: violated, when: it is not }\n',
      );
      for (const [settings, category] of [
        ['question: Is it about milk?', 'judge'],
        ['rubric: own.yaml', 'milk'],
        ['rubric: helpful-answer, category: useless', 'useless'],
      ]) {
        const yaml = `${rule('judge')}heavy:\n  judge: { kind: judge, baseUrl: "${server.baseUrl}", model: m, apiKeyEnv: JUDGE_KEY, ${settings} }\n`;
        const path = write(yaml);
        await expect(openGuard(path, {})).rejects.toMatchObject({ code: 'secret-missing' });
        const guard = await openGuard(path, { JUDGE_KEY: 'sk-hidden' });
        const decision = await guard.inspectAsync({ channel: 'user', text: 'milk' });
        expect(decision).toMatchObject({ action: 'block', findings: [{ category }] });
        expect(JSON.stringify([decision, guard.compiled])).not.toContain('sk-hidden');
      }
      const unknown = `${rule('judge')}heavy: { judge: { kind: judge, baseUrl: "http://x", model: m, rubric: truthfull } }`;
      await expect(openGuard(write(unknown), {})).rejects.toThrow(/not built in \(did you mean "truthful"\?\)/);
    } finally {
      await server.close();
    }
  });

  test('a function of one’s own, and a module that has none', async () => {
    const yaml = `${rule('own')}heavy: { own: { kind: function, module: own.mjs } }`;
    writeFileSync(
      join(folder, 'own.mjs'),
      `export const detector = async ({ text }) => text.includes('heron') ? [{ detector: 'own', category: 'bird', score: 1, span: null, view: 'plain' }] : [];`,
    );
    const guard = await openGuard(write(yaml), {});
    expect((await guard.inspectAsync({ channel: 'user', text: 'a heron' })).action).toBe('block');
    writeFileSync(join(folder, 'other.mjs'), 'export const detector = 7;');
    await expect(openGuard(write(yaml.replace('own.mjs', 'other.mjs')), {})).rejects.toMatchObject({
      code: 'module-invalid',
    });
  });
});

test('problems stand at their line and column, and need neither model nor key', () => {
  const text = `${rule('tinyy')}heavy:
  tiny: { kind: onnx, foldr: models }
  unused: { kind: moderations, baseUrl: "http://127.0.0.1:9" }
  both: { kind: judge, baseUrl: "http://x", model: m, question: q, rubric: r }
  odd: { kind: onxx }
`;
  const { compiled, errors } = checkPolicyText(text, 'p.yaml');
  expect(compiled).toBeUndefined();
  const lines = errors.map(problemLine);
  for (const start of [
    'p.yaml:6:28: there is no detector "tinyy" (did you mean "tiny"?)',
    'p.yaml:8:23: unknown key "foldr"',
    'p.yaml:10:',
    'p.yaml:11:',
  ])
    expect(lines.join('\n')).toContain(start);
  const right = checkPolicyText(
    `${rule('watch')}heavy:\n  watch: { kind: moderations, baseUrl: "http://127.0.0.1:9", apiKeyEnv: NOT_SET }\n  unused: { kind: onnx, folder: nowhere }\n`,
    'p.yaml',
  );
  expect(right.errors).toEqual([]);
  expect(policyText(right.compiled as CompiledPolicy, right.heavy)).toContain(
    'heavier detectors:\n  watch: a moderation service; texts are sent to http://127.0.0.1:9\n',
  );
  expect(right.warnings.map(problemLine).join('\n')).toContain(
    'p.yaml:9:3: no rule asks the heavier detector "unused"',
  );
  const clash = checkPolicyText(`${rule('harm')}heavy:\n  harm: { kind: onnx, folder: x }\n`, 'p.yaml');
  expect(clash.compiled).toBeUndefined();
  expect(clash.errors.map(problemLine)[0]).toContain('p.yaml:8:3: "harm" is the name of a built-in detector');
  expect(checkPolicyText('heavy: 5\nversion: 1\nname: x\nchannels: {}', 'p.yaml').errors).toHaveLength(1);
});
