import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileToolPolicy } from '../tools/compile-tool-policy.js';
import { findSessionProblems } from './find-session-problems.js';
import { GuardSession } from './guard-session.js';
import { addRisk, decayRisk } from './session-risk.js';

const make = (policy = {}) =>
  new GuardSession({
    id: 's',
    tools: compileToolPolicy({ unknownTools: 'block', rules: {} }),
    policy,
    clock: { now: () => 0 },
  });

test('a text counts once, unless it stands in another place', () => {
  const session = make();
  expect(session.record({ channel: 'user', text: 'yes', score: 0.5 }).repeated).toBe(false);
  expect(session.record({ channel: 'user', text: 'yes', score: 0.5 }).repeated).toBe(true);
  expect(session.summary()).toMatchObject({ turns: 1, texts: 1, risk: 0.5 });
  expect(session.record({ channel: 'user', text: 'yes', position: '2' }).repeated).toBe(false);
  expect(session.summary().turns).toBe(2);
});

test('the same words in another channel, or from another tool, are another text', () => {
  const session = make();
  session.record({ channel: 'tool-result', tool: 'a', text: 'x' });
  session.record({ channel: 'tool-result', tool: 'b', text: 'x' });
  session.record({ channel: 'retrieved', text: 'x' });
  expect(session.summary()).toMatchObject({ texts: 3, untrustedTexts: 3 });
});

test('a score may come after its text, and no verdict sticks', () => {
  const session = make({ halfLifeTurns: 1 });
  session.record({ channel: 'user', text: 'a' });
  session.record({ channel: 'user', text: 'a', score: 0.8 });
  expect(session.risk).toBeCloseTo(0.8, 12);
  for (let turn = 0; turn < 10; turn += 1) session.record({ channel: 'user', text: `turn ${String(turn)}` });
  expect(session.risk).toBeCloseTo(0.8 / 1_024, 12);
});

test('weak signs over many turns add up to what one strong sign is', () => {
  const session = make();
  const risks: number[] = [];
  for (let turn = 0; turn < 12; turn += 1) {
    session.record({ channel: 'user', text: `step ${String(turn)}`, score: 0.3 });
    risks.push(session.risk);
  }
  expect(risks.toSorted((a, b) => a - b)).toEqual(risks);
  expect(session.risk).toBeGreaterThan(0.6);
});

test('risk stays between 0 and 1, grows with findings, falls with time', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, fc.double({ min: 0.1, max: 100, noNaN: true }), (risk, score, halfLife) => {
      const more = addRisk(risk, score);
      expect(more).toBeGreaterThanOrEqual(risk - 1e-12);
      expect(more).toBeLessThanOrEqual(1);
      expect(decayRisk(more, 1, halfLife)).toBeLessThanOrEqual(more);
    }),
  );
});

test('what is forgotten is said', () => {
  const session = make({ maximumCharacters: 1_000 });
  for (let turn = 0; turn < 100; turn += 1)
    session.record({ channel: 'user', text: `turn ${String(turn)} ${'words '.repeat(20)}` });
  expect(session.summary().forgottenTrusted).toBeGreaterThan(80);
  expect(session.summary()).toMatchObject({ turns: 100, forgottenUntrusted: 0, forgottenCalls: 0 });
});

test.each([
  [{ escalateAt: 0.5, blockAt: 0.9 }, []],
  [{ escalateAt: 0.9, blockAt: 0.5 }, ['escalateAt']],
  [{ blockAt: 0 }, ['blockAt']],
  [{ escalateAt: 0.5, fallbackAt: 0.4, blockAt: 0.9 }, ['escalateAt']],
  [{ fallbackAt: 0.9, blockAt: 0.9 }, ['fallbackAt']],
  [{ halfLifeTurns: 2 }, ['halfLifeTurns']],
])('problems of %j', (policy, paths) => {
  expect(findSessionProblems(policy).map(({ path }) => path.join('.'))).toEqual(paths);
});
