import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { caseInputSchema, toCase } from '@plimsoll/core';
import { compilePolicy } from '@plimsoll/guard';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { caseFileHeaderSchema } from '../packages/plimsoll/src/datasets/case-file.js';
import { gateCommand } from '../packages/plimsoll/src/cli/commands/gate.js';
import { processTerminal } from '../packages/plimsoll/src/cli/terminal.js';
import { configSchema } from '../packages/plimsoll/src/config/config-schema.js';
import { parseYaml, validate } from '../packages/plimsoll/src/files/index.js';
import { heavySchema } from '../packages/plimsoll/src/guarding/heavy/heavy-config.js';
import { gatePlanSchema } from '../packages/plimsoll/src/proof/gate/gate-plan-schema.js';
import { gatePlan } from '../packages/plimsoll/src/proof/gate/make-gate-plan.js';
import { priceFileSchema } from '../packages/plimsoll/src/targets/prices.js';
import { writeupNotesSchema } from '../packages/plimsoll/src/reports/writeups/writeup-notes.js';
import { root } from './support/run-cli.js';

const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
];
const text = (page: string): string => readFileSync(join(root, page), 'utf8');

const schemas = new Map<string, (value: unknown, source: Parameters<typeof validate>[2]) => unknown>([
  ['plimsoll.yaml', (value, source) => validate(configSchema, value, source)],
  [
    'guard-policy.yaml',
    (value, source) => {
      const { heavy, ...policy } = value as Record<string, unknown>;
      const named = validate(heavySchema, heavy ?? {}, { ...source, at: ['heavy'] });
      return compilePolicy(policy, { heavyElsewhere: Object.keys(named) });
    },
  ],
  ['prices.yaml', (value, source) => validate(priceFileSchema, value, source)],
  ['gate-plan.yaml', (value, source) => gatePlan(validate(gatePlanSchema, value, source))],
  ['.github/workflows/gate.yml', (value) => onlyTheCommandLine(githubSteps(value))],
  ['.gitlab-ci.yml', (value) => onlyTheCommandLine(gitlabSteps(value))],
  ['notes.yaml', (value, source) => validate(writeupNotesSchema, value, source)],
  [
    'assistant.cases.yaml',
    (value, source) => {
      const { cases } = validate(caseFileHeaderSchema, value, source);
      for (const given of cases) expect(toCase(z.parse(caseInputSchema, given))).toBeTypeOf('object');
      return cases;
    },
  ],
]);

/** What each step of a documented build runs. */
function githubSteps(value: unknown): string[] {
  const workflow = z.looseObject({
    jobs: z.record(z.string(), z.looseObject({ steps: z.array(z.looseObject({ run: z.optional(z.string()) })) })),
  });
  const { jobs } = z.parse(workflow, value);
  return Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => (run === undefined ? [] : [run])));
}

function gitlabSteps(value: unknown): string[] {
  const job = z.looseObject({ script: z.array(z.string()), after_script: z.optional(z.array(z.string())) });
  const jobs = z.parse(z.record(z.string(), job), value);
  return Object.values(jobs).flatMap(({ script, after_script: after = [] }) => [...script, ...after]);
}

/** Steps install, call our command line with options it has, or post through the platform's own. */
function onlyTheCommandLine(steps: readonly string[]): void {
  const ours = steps.filter((step) => step.startsWith('npx plimsoll '));
  expect(ours.length).toBeGreaterThan(0);
  for (const step of steps)
    expect(step).toMatch(/^(npm ci$|npx plimsoll |gh pr comment |test -f gate\.md && glab mr note )/);
  const known = new Set(gateCommand(processTerminal(), () => undefined).options.map(({ long }) => long));
  for (const step of ours)
    for (const [option] of step.matchAll(/--[a-z-]+/g)) expect(known, `${step} uses ${option}`).toContain(option);
}

const blocks = pages.flatMap((page) =>
  [...text(page).matchAll(/^```yaml (\S+)\n([\s\S]*?)^```$/gm)].map((match, index) => ({
    name: `${page} ${index + 1}: ${match[1] ?? ''}`,
    file: match[1] ?? '',
    yaml: match[2] ?? '',
  })),
);

test('the documentation shows files', () => expect(blocks.length).toBeGreaterThan(5));

test.each(blocks)('a file shown in the documentation is valid: $name', ({ file, yaml }) => {
  const check = schemas.get(file);
  expect(check, `no schema is known for ${file}`).toBeDefined();
  const { value, locate } = parseYaml(yaml, file);
  expect(() => check?.(value, { file, locate })).not.toThrow();
});

test.each(pages)('links lead somewhere: %s', (page) => {
  for (const match of text(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)) {
    const link = match[1] ?? '';
    expect(existsSync(join(root, dirname(page), link)), `${page} links to ${link}`).toBe(true);
  }
});
