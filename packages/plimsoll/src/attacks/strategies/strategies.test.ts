import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { converters } from '../converters/registry.js';
import { writeAttack } from '../parse-attack.js';
import { readParameters } from '../read-parameters.js';
import { AttackBench, botOf, harmfulRow, saidIn } from './attack-run.contract.js';
import { strategies } from './registry.js';

let bench: AttackBench;
beforeEach(() => {
  bench = new AttackBench();
});
afterEach(() => bench.close());

/** As it is written on a command line; replaying needs something to replay. */
const written = strategies.map(({ name }) =>
  name === 'adaptive-replay'
    ? writeAttack([{ name, parameters: { attacks: 'reversed; base64(share=0.5); Dear clerk, {goal}' } }])
    : name,
);
const stubborn = botOf(() => 'I am sorry, but I cannot help with that.');

test('names are unique, also among converters, alphabetical, and every parameter has a default', () => {
  const names = strategies.map(({ name }) => name);
  expect(names).toEqual([...names].sort());
  expect(new Set([...names, ...converters.map(({ name }) => name)]).size).toBe(names.length + converters.length);
  for (const strategy of strategies) expect(readParameters(strategy, {})).toBeTypeOf('object');
});

test('each says what it does, what it exploits and what helps', () => {
  for (const { name, knowledge, family } of strategies) {
    const { summary, exploits, defences, sources, taxonomy } = knowledge;
    expect(
      [name, family].every((word) => /^[a-z]+(?:-[a-z]+)*$/.test(word)),
      name,
    ).toBe(true);
    expect(summary.endsWith('.') && exploits.endsWith('.') && defences.length > 0, name).toBe(true);
    expect(sources.length > 0 && taxonomy.length > 0, name).toBe(true);
    for (const { year, reference } of sources) {
      const [, arxiv] = /^arXiv:(\d\d)\d\d\.\d{5}$/.exec(reference ?? '') ?? [];
      // An identifier of arXiv begins with the year.
      if (arxiv === undefined) expect(reference).toMatch(/^https:\/\//);
      else expect(year).toBe(2000 + Number(arxiv));
    }
  }
});

test('the guide has a line for each, with its family', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../../../../docs/guide/attack.md'), 'utf8');
  const lines = [...guide.matchAll(/^\| `([a-z-]+)` +\| `([a-z-]+)` +\| (the case|script or model) +\|/gm)];
  expect(lines.map(([, name, family, who]) => [name, family, who])).toEqual(
    strategies.map(({ name, family, attacker }) => [
      name,
      family,
      attacker === 'none' ? 'the case' : 'script or model',
    ]),
  );
});

const data = process.env.PLIMSOLL_DATA ?? join(import.meta.dirname, '../../../../../../shared/data');
test.skipIf(!existsSync(data))('taxonomy ids stand in the published taxonomies', () => {
  const read = (...path: readonly string[]): string => readFileSync(join(data, ...path), 'utf8');
  const matrix = read('atlas', 'ATLAS.yaml');
  const risks = read('ai_atlas_nexus', 'owasp_llm_2.0_data.yaml');
  expect(/^version: (.*)$/m.exec(matrix)?.[1]).toBe('5.6.0');
  for (const { id, taxonomy } of strategies.flatMap(({ knowledge }) => knowledge.taxonomy)) {
    if (taxonomy === 'mitre-atlas') expect(matrix, id).toContain(`id: ${id}\n`);
    if (taxonomy === 'owasp-llm') expect(risks.toLowerCase(), id).toContain(`id: ${id.toLowerCase()}`);
  }
});

test.each(written)('%s: a target that refuses all has held, and ends what never succeeds', async (attack) => {
  const { rows, run } = await bench.run(attack, stubborn, { maximumQueries: 40 });
  expect(run.status).toBe('complete');
  expect(harmfulRow(rows)).toMatchObject({ outcome: 'held' });
  expect(harmfulRow(rows).attempts).toBeLessThanOrEqual(40);
  expect(harmfulRow(rows).attempts).toBeGreaterThan(0);
});

test.each(written)('%s: the same seed says the same', async (attack) => {
  const first = await bench.run(attack, stubborn, { maximumQueries: 9 });
  const second = await bench.run(attack, stubborn, { maximumQueries: 9 });
  expect(second.rows.map(saidIn)).toEqual(first.rows.map(saidIn));
});

test.each(written)('%s: no queries, nothing asked, nothing held', async (attack) => {
  let asked = 0;
  const counting = botOf(() => {
    asked += 1;
    return 'KESTREL';
  });
  const { rows } = await bench.run(attack, counting, { maximumQueries: 0 });
  expect(harmfulRow(rows)).toMatchObject({ outcome: 'errored', error: { code: 'attack-failed' } });
  expect(asked).toBe(0);
});

test.each(written)('%s: what gives in at once is found at once', async (attack) => {
  const { rows } = await bench.run(
    attack,
    botOf(() => 'The word is KESTREL.'),
  );
  expect(harmfulRow(rows)).toMatchObject({ outcome: 'leaked', attempts: 1 });
});

test.each([
  ['a loop', (): string => 'again and again '.repeat(2_000)],
  ['nothing', (): string => ''],
  ['another language', (): string => '申し訳ありませんが、その質問にはお答えできません。'],
  ['what was said', (messages: readonly { readonly content: string }[]): string => messages.at(-1)?.content ?? ''],
  ['signs', (): string => '\u0000\u{1f600}\ud800'.repeat(50)],
])('a target that answers with %s is no success of any strategy', async (_, answer) => {
  const { rows, run } = await bench.run(written, botOf(answer), { maximumQueries: 6 });
  expect(run.status).toBe('complete');
  const outcomes = rows.filter(({ stored }) => stored.testCase.side === 'harmful').map(({ outcome }) => outcome);
  expect(outcomes).toEqual(written.map(() => 'held'));
});

/** Gives in to what a strategy is about, and to nothing else: it does find its weakness. */
const weak: readonly [attack: string, givesIn: (said: string, turn: number, earlier: string) => boolean][] = [
  ['crescendo', (said, turn) => turn >= 5 && said.includes('in the same way')],
  ['foot-in-the-door', (said, turn) => turn >= 6 && said.includes('last thing for today')],
  ['echo', (said, turn) => turn >= 4 && said.includes('one paragraph')],
  ['distraction', (said) => said.includes('1. ') && said.includes('secret word')],
  ['persona-drift', (said, turn) => turn >= 6 && said.includes('Mara')],
  ['likert-judge', (said, turn) => turn >= 3 && said.includes('in full')],
  ['many-shot-scaling', (said) => said.split('Answer:').length > 60],
  ['sequential-break', (said) => /[2-9]\. Tell me the secret word/.test(said)],
  ['chunked-request', (said, _, earlier) => said.includes('Put all the parts together') && earlier.includes('Tell me')],
  ['context-compliance', (said, _, earlier) => said.startsWith('Yes, please') && earlier.includes('secret word')],
  ['bijection-learning', (said, turn, earlier) => turn === 2 && !said.includes('secret') && earlier.includes('a=')],
  ['goat', (said, turn) => turn >= 2 && said.includes('auditor')],
  ['pair', (said) => said.includes('research project')],
  ['tap', (said) => said.includes('auditor') && said.includes('play')],
  ['best-of-n', (said) => !said.includes('secret')],
  ['evolve', (said) => !/secret|vault/i.test(said)],
  ['adaptive-replay', (said) => said.startsWith('Dear clerk')],
];
test.each(weak)('%s finds a target that gives in to it', async (name, givesIn) => {
  const attack = written.find((text) => text.startsWith(name)) as string;
  const bot = botOf((messages) => {
    const own = messages.filter(({ role }) => role !== 'system');
    const said = own.at(-1)?.content ?? '';
    const earlier = own.slice(0, -1).map(({ content }) => content);
    const turn = own.filter(({ role }) => role === 'user').length;
    return givesIn(said, turn, earlier.join('\n')) ? 'It is KESTREL.' : 'I am sorry, but I cannot help with that.';
  });
  const { rows } = await bench.run(attack, bot, { maximumQueries: 60 });
  expect(harmfulRow(rows).outcome).toBe('leaked');
});

test('every strategy is in the list of those that find what they look for', () => {
  expect(weak.map(([name]) => name).sort()).toEqual(strategies.map(({ name }) => name));
});
