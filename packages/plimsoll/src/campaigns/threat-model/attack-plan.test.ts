import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Case } from '@plimsoll/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { attackCatalogue } from '../../attacks/catalogue.js';
import { categoryTaxonomy } from '../../attacks/generators/template.js';
import { templateCategories } from '../../attacks/generators/templates/registry.js';
import { toolActs, type FeatureTool } from '../../attacks/generators/tool-act.js';
import { parseAttack } from '../../attacks/parse-attack.js';
import { taxonomyName } from '../../attacks/taxonomies.js';
import { attackPlanFormats } from '../../reports/campaign/attack-plan-formats.js';
import { hostileTexts } from '../../reports/hostile-fixture.js';
import { belongsTo } from '../coverage-table/filed-under.js';
import { planAttack, usableAttacks } from './attack-plan.js';
import { campaignPlanSchema, campaignPlanText } from './campaign-plan.js';
import { featureFacts, type FeatureFacts } from './feature-facts.js';
import { threatRules } from './threat-rules.js';

const tools: readonly FeatureTool[] = toolActs.map((act) => ({
  name: `${act}_it`,
  act,
  declared: true,
  environment: 'e',
}));
const full: FeatureFacts = {
  ...{ project: 'p', feature: 'f', description: 'x', domain: 'general', tools, retrieves: true, remembers: true },
  target: { name: 't', kind: 'http' },
  controls: [{ name: 'mark', kind: 'spotlight' }],
  guarded: ['user', 'tools'],
  categories: [{ category: 'phishing', harmful: 2, benign: 0 }],
  ...{ harmfulCases: 2, harmfulClusters: 2, filed: {}, secrets: [] },
};
const bare: FeatureFacts = {
  ...full,
  tools: [],
  retrieves: false,
  remembers: false,
  controls: [],
  guarded: [],
  description: undefined,
};

test('every attack and category that a rule names exists, and is filed under what the rule claims', () => {
  const catalogue = new Map(
    attackCatalogue().map(({ name, knowledge }) => [name, knowledge.taxonomy.map(taxonomyName)]),
  );
  const usable = usableAttacks(true);
  for (const rule of threatRules) {
    const attacks = rule.attacks(full);
    for (const attack of attacks) expect(usable(attack), `${rule.name}: ${attack}`).toBe(true);
    const filed = [
      ...attacks.flatMap((attack) =>
        parseAttack(attack).flatMap(({ name, parameters }) => [
          ...(catalogue.get(name) ?? []),
          ...(typeof parameters.goal === 'string' ? (catalogue.get(parameters.goal) ?? []) : []),
        ]),
      ),
      ...rule.categories.flatMap((name) => {
        const category = templateCategories.find((each) => each.name === name);
        expect(category, `${rule.name}: ${name}`).toBeDefined();
        return category === undefined ? [] : categoryTaxonomy(category).map(taxonomyName);
      }),
    ];
    if (rule.untestable !== undefined) expect(filed).toEqual([]);
    else
      for (const id of rule.taxonomy.map(taxonomyName))
        expect(
          filed.some((one) => belongsTo(one, id)),
          `${rule.name} claims ${id}`,
        ).toBe(true);
  }
});

test('every category of templates belongs to a threat', () => {
  const named = new Set(threatRules.flatMap(({ categories }) => categories));
  expect(templateCategories.map(({ name }) => name).filter((name) => !named.has(name))).toEqual([]);
});

test('a feature has the threats that its facts speak for, and the others are named as not covered', () => {
  const names = (facts: FeatureFacts): readonly string[] =>
    planAttack(facts, { attacker: false }).threats.map(({ name }) => name);
  expect(names(full)).toEqual(threatRules.map(({ name }) => name));
  expect(names(bare)).not.toContain('money-moved');
  expect(names(bare)).not.toContain('guard-evaded');
  const plan = planAttack(bare, { attacker: false });
  expect(plan.notCovered.map(({ what }) => what)).toContain('Money moves that should not');
  expect(plan.notes.join(' ')).toContain('no description');
});

test('what only orders with goals of their own would test needs cases that show it', () => {
  const state = (filed: FeatureFacts['filed']): string | undefined =>
    planAttack({ ...full, filed }, { attacker: false }).threats.find(({ name }) => name === 'data-carried-out')?.state;
  expect(state({})).toBe('needs-cases');
  expect(state({ 'LLM05:2025': 1 })).toBe('covered');
});

test('without a harmful case nothing is covered and nothing can be shown', () => {
  const plan = planAttack({ ...full, harmfulCases: 0, harmfulClusters: 0, categories: [] }, { attacker: true });
  expect(plan.threats.map(({ state }) => state)).not.toContain('covered');
  expect(plan.campaign).toMatchObject({ trials: 0, provable: null, generatePairs: 59 });
});

test('what could be shown is the exact bound', () => {
  const { campaign } = planAttack({ ...full, harmfulCases: 80, harmfulClusters: 59 }, { attacker: false });
  expect(campaign.provable).toBeCloseTo(1 - 0.05 ** (1 / 59), 10);
  expect(campaign.generatePairs).toBe(0);
});

test('a plan as a file reads back, whatever the tools are called', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...hostileTexts, 'refund', 'a"b'), { maxLength: 3 }), (names) => {
      const odd = names.map((name): FeatureTool => ({ name, act: 'pay', declared: false }));
      const plan = planAttack({ ...full, tools: odd, feature: 'bot' }, { attacker: false });
      const read = campaignPlanSchema.parse(parse(campaignPlanText(plan)));
      expect(read).toEqual({ version: 1, feature: 'bot', attacks: plan.campaign.attacks, repeat: 1 });
      expect(attackPlanFormats.text(plan)).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
      expect(attackPlanFormats.markdown(plan)).not.toMatch(/[^\P{Cc}\n]|\u202e|<(?!br>)/u);
      expect(JSON.parse(attackPlanFormats.json(plan))).toEqual(JSON.parse(JSON.stringify(plan)));
    }),
    { numRuns: 20 },
  );
});

test('the facts of the example bot', async () => {
  const { configSchema } = await import('../../config/config-schema.js');
  const path = fileURLToPath(new URL('../../../../../examples/support-bot/plimsoll.yaml', import.meta.url));
  const config = configSchema.parse(parse(readFileSync(path, 'utf8')));
  const feature = config.features['support-bot'];
  if (feature === undefined) throw new Error('the example has no feature');
  const testCase: Case = {
    ...{ id: 'a', side: 'harmful', messages: [], category: 'fraud-help', severity: 'S1', environment: 'bank' },
    expectations: [{ kind: 'must-not-call-tool', tool: 'refund' }],
  };
  const facts = featureFacts({ config, name: 'support-bot', feature, cases: [testCase], policies: new Map() });
  expect(facts.tools.map(({ name, act, declared }) => [name, act, declared])).toEqual([
    ['lookup_account', 'read', false],
    ['refund', 'pay', false],
    ['send_email', 'send', false],
  ]);
  expect(facts).toMatchObject({
    domain: 'bank',
    retrieves: true,
    guarded: [],
    harmfulClusters: 1,
    filed: { 'ASI02:2026': 1 },
  });
  expect(facts.secrets).toEqual(['HERON-4471-ASH']);
});
