import { afterEach, expect, test } from 'vitest';
import { modelAttacker } from '../../attacks/attackers/model-attacker.js';
import { systemClock } from '../../clock.js';
import { createTarget } from '../../targets/create-target.js';
import { targetConfigSchema } from '../../targets/target-config.js';
import type { Target } from '../../targets/target.js';
import { startMockModelServer, type MockModelServer, type MockModelServerOptions } from '../../testing/index.js';
import { planAttack } from './attack-plan.js';
import type { FeatureFacts } from './feature-facts.js';
import { proposeThreats, type ProposedThreats } from './propose-threats.js';

const facts: FeatureFacts = {
  ...{
    project: 'p',
    feature: 'f',
    description: 'Books ferries.',
    domain: 'travel',
    retrieves: false,
    remembers: false,
  },
  tools: [],
  target: { name: 't', kind: 'http' },
  ...{ controls: [], guarded: [], categories: [], harmfulCases: 3, harmfulClusters: 3, secrets: [] },
  filed: { 'LLM09:2025': 2 },
};
const known = planAttack(facts, { attacker: true }).threats;
const good = {
  title: 'Somebody books out a whole ferry',
  asset: 'seats',
  entryPoint: 'what the user writes',
  attacker: 'a competitor',
  why: 'booking is free until the day before',
  taxonomy: ['LLM09:2025', 'LLM42:2025'],
  attacks: ['role-play', 'no-such-attack', 'crescendo(turns=3)', 'role-play; rm -rf'],
};

let server: MockModelServer | undefined;
let target: Target | undefined;
afterEach(async () => {
  await target?.close();
  await server?.close();
});

async function proposed(reply: MockModelServerOptions['reply']): Promise<ProposedThreats> {
  server = await startMockModelServer({ reply });
  const config = targetConfigSchema.parse({
    kind: 'openai-chat',
    baseUrl: server.baseUrl,
    model: 'red',
    timeoutMs: 5_000,
  });
  target = await createTarget('red', config, {
    environment: {},
    clock: systemClock,
    baseFolder: '.',
    connections: 1,
  });
  const attacker = modelAttacker(target, { retries: 0, clock: systemClock, random: { next: () => 0.5 } });
  return proposeThreats(facts, known, attacker, new AbortController().signal);
}

test('what a model proposes is marked as its own, and what does not exist is dropped and counted', async () => {
  const seen: string[] = [];
  const { threats, notes } = await proposed(({ text }) => {
    seen.push(text);
    return `Let me think { aloud }.\n${JSON.stringify({ threats: [good, { ...good, title: known[0]?.title }] })}`;
  });
  expect(threats).toHaveLength(1);
  expect(threats[0]).toMatchObject({
    title: good.title,
    attacks: ['role-play', 'crescendo(turns=3)'],
    taxonomy: [{ id: 'LLM09' }],
    casesInSet: 2,
    state: 'covered',
  });
  expect(threats[0]?.proposedBy).toMatch(/^model red@[0-9a-f]{8}$/);
  expect(notes.join(' ')).toMatch(/1 threats? .*nobody has checked.* 3 ids or attacks/);
  expect(seen[0]).toContain('Books ferries.');
  const plan = planAttack(facts, { attacker: true, proposed: threats, notes });
  expect(plan.campaign.attacks).toContain('crescendo(turns=3)');
});

test('a model that leaves the form is asked again; one that never finds it adds nothing', async () => {
  let asked = 0;
  const second = await proposed(() =>
    asked++ === 0 ? 'Sure! Here is a list: 1. theft' : JSON.stringify({ threats: [good] }),
  );
  expect(second.threats).toHaveLength(1);
  expect(asked).toBe(2);
});

test.each([
  ['never in the form', '{"threats": "all of them"}', 'did not answer in the form'],
  ['an empty list', '{"threats": []}', 'did not answer in the form'],
  ['a refusal', 'I am sorry, but I cannot help with that.', 'refused to propose threats'],
])('%s: the rules stand alone, and that is said', async (_what, text, said) => {
  const { threats, notes } = await proposed(() => text);
  expect(threats).toEqual([]);
  expect(notes.join(' ')).toContain(said);
});

test('more than is asked for is cut and counted', async () => {
  const many = Array.from({ length: 12 }, (_, index) => ({ ...good, title: `Threat number ${String(index)}` }));
  const { threats, notes } = await proposed(() => JSON.stringify({ threats: many }));
  expect(threats).toHaveLength(8);
  expect(notes.join(' ')).toContain('4 more of its threats were left out');
});
