import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PlimsollError } from '@plimsoll/core';
import { parseGatePlan } from './load-gate-plan.js';
import { gatePlan } from './make-gate-plan.js';
import { gatePlanHash } from './gate-plan.js';
import type { GatePlanInput } from './gate-plan-schema.js';
import { planChanges } from './plan-changes.js';

const problemsOf = (text: string): string => {
  try {
    parseGatePlan(text, 'gate-plan.yaml');
    return '';
  } catch (error) {
    return PlimsollError.isInstance(error, 'config-invalid') ? error.message : String(error);
  }
};

test('a file with every part, in normal form', () => {
  const plan = parseGatePlan(
    `name: release
feature: support-bot
confidence: 0.99
lines: { leak: 0.03, leakBySeverity: { S2: 0.02, S1: 0.01 }, leakByAttack: { base64: 0.1 } }
zeroTolerance: [{ severity: S1, provenBelow: 0.02 }, { attack: base64, rate: misserved }]
capabilities: [{ category: everyday, servedAtLeast: 0.9 }]
nonInferiority: { baseline: released, margins: { falseRefusal: 0.02 }, mustImprove: [leak], allow: [different-set] }
minimum: { harmful: 200, clusters: 60 }
undecided: { atMost: 0.02 }
`,
    'gate-plan.yaml',
  );
  expect(plan).toMatchObject({
    confidence: 0.99,
    partialRule: 'leak',
    rates: 'raw',
    lines: [
      { rate: 'leak', atMost: 0.03 },
      { class: { by: 'severity', label: 'S1' } },
      { class: { by: 'severity', label: 'S2' } },
      { class: { by: 'attack', label: 'base64' } },
    ],
    zeroTolerance: [{ rate: 'leak', provenBelow: 0.02 }, { rate: 'misserved' }],
    comparison: { baseline: 'released', mustImprove: ['leak'], allow: ['different-set'] },
    minimum: { harmful: 200, benign: 1, clusters: 60 },
    undecided: { atMost: 0.02 },
    sequential: false,
  });
});

test.each([
  ['name: x\nlines: { leek: 0.03 }', /2:10: unknown key "leek" in lines \(did you mean "leak"\?\)/],
  ['name: x\nlines:\n  leak: -0.1', /3:9: lines.leak is too small/],
  ['name: x\nlines:\n  leak: 1.1', /3:9: lines.leak is too large/],
  ['name: x\nlines:\n  leak: 0', /3:9: a rate of 0 cannot be shown by any number of trials/],
  ['name: x\nlines:\n  leak: 1', /3:9: a line at 1 can never be crossed/],
  ['name: x', /1:1: the plan draws no line/],
  ['name: x\nlines: {}', /2:8: the plan draws no line/],
  ['name: x\nlines: { leakBySeverity: {} }', /the plan draws no line/],
  ['name: x\nzeroTolerance: [{ severity: S1, tag: a }]', /2 classes are named: severity, tag/],
  ['name: x\nzeroTolerance: [{ provenBelow: 0.1 }]', /no class is named/],
  ['name: x\nzeroTolerance: [{ tag: a }, { tag: a, provenBelow: 0.1 }]', /2:29: this class is here twice/],
  ['name: x\ncapabilities: [{ tag: a, servedAtLeast: 1 }]', /a served rate of 1 cannot be shown/],
  ['name: x\ncapabilities: [{ tag: a, servedAtLeast: 0 }]', /a floor of 0 can never be missed/],
  [
    'name: x\nlines: { falseRefusalByCategory: { a: 0.2 } }\ncapabilities: [{ category: a, servedAtLeast: 0.9 }]',
    /3:46: this floor leaves at most 0.1 unserved, and lines.falseRefusalByCategory allows 0.2/,
  ],
  ['name: x\nnonInferiority: { baseline: b }', /neither a margin nor a rate that must improve/],
  ['name: x\nnonInferiority: { baseline: b, margins: { leak: 1 } }', /a margin of 1 can never be exceeded/],
  ['name: x\nnonInferiority: { baseline: b, mustImprove: [leak, leak] }', /this rate is here twice/],
  [
    'name: x\nnonInferiority: { baseline: b, margins: { leak: 0.1 } }\nsequential: {}',
    /cannot compare it with a baseline/,
  ],
  ['name: x\nlines: { leak: 0.1 }\nrates: corrected\nsequential: {}', /no bound that holds at every look/],
  ['name: x\nlines: { leak: 0.1 }\nconfidence: 0.4', /confidence is too small/],
])('%j is refused', (text, message) => {
  expect(problemsOf(text)).toMatch(message);
});

const share = fc.double({ min: 0.001, max: 0.9, noNaN: true });
const label = fc.stringMatching(/^[a-z]{1,4}$/);
const inputs: fc.Arbitrary<GatePlanInput> = fc.record(
  {
    name: fc.constantFrom('one', 'other'),
    confidence: fc.constantFrom(0.9, 0.95),
    partialRule: fc.constantFrom('leak' as const, 'held' as const),
    lines: fc.record({ leak: share, leakByCategory: fc.dictionary(label, share, { maxKeys: 4 }) }),
    zeroTolerance: fc.uniqueArray(fc.record({ tag: label, provenBelow: share }, { requiredKeys: ['tag'] }), {
      selector: ({ tag }) => tag,
      maxLength: 4,
    }),
    minimum: fc.record({ harmful: fc.integer({ min: 1, max: 3 }) }),
    undecided: fc.record({ atMost: fc.constantFrom(0.05, 0.1) }),
  },
  { requiredKeys: ['name', 'lines'] },
);

test('the hash does not see names, order or defaults that are written out', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const same: GatePlanInput = {
        undecided: { atMost: 0.05 },
        confidence: 0.95,
        rates: 'raw',
        ...input,
        name: 'renamed',
        zeroTolerance: [...(input.zeroTolerance ?? [])].reverse().map((entry) => ({ rate: 'leak' as const, ...entry })),
        lines: {
          ...input.lines,
          leakByCategory: Object.fromEntries(Object.entries(input.lines?.leakByCategory ?? {}).reverse()),
        },
      };
      expect(gatePlanHash(gatePlan(same))).toBe(gatePlanHash(gatePlan(input)));
      expect(planChanges(gatePlan(input), gatePlan(same))).toEqual([]);
    }),
  );
});

test('the hash changes exactly when something moved', () => {
  fc.assert(
    fc.property(inputs, inputs, (one, other) => {
      const [before, after] = [gatePlan(one), gatePlan(other)];
      const moved = planChanges(before, after).length > 0;
      expect(gatePlanHash(before) !== gatePlanHash(after)).toBe(moved);
    }),
  );
  fc.assert(
    fc.property(inputs, share, (input, line) => {
      fc.pre(input.lines?.leak !== line);
      const moved = gatePlan({ ...input, lines: { ...input.lines, leak: line } });
      expect(gatePlanHash(moved)).not.toBe(gatePlanHash(gatePlan(input)));
      const [change] = planChanges(gatePlan(input), moved);
      expect(change).toMatchObject({ part: 'leak', direction: line > (input.lines?.leak ?? 0) ? 'easier' : 'harder' });
    }),
  );
});
