import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Action, FailMode, Finding } from './decision.js';
import {
  defineDetector,
  type DetectorDefinition,
  type DetectorInput,
  type HeavyDetector,
} from './detectors/detector.js';
import { createGuard, type Guard, type GuardServices } from './guard.js';
import type { GuardPolicy, PolicyRule } from './policy/policy-schema.js';

/** A detector that finds every "x", with the score that is written behind it: "x.7". */
function xDetector(inspect?: (input: DetectorInput) => unknown): DetectorDefinition {
  return defineDetector({
    name: 'x',
    summary: 'finds x',
    categories: ['letter', 'other'],
    channels: ['user', 'assistant'],
    options: z.strictObject({}),
    create: () => ({
      name: 'x',
      version: '1',
      reach: 4,
      inspect: (input) => (inspect ?? findX)(input) as readonly Finding[],
    }),
  });
}

function findX({ text }: DetectorInput): Finding[] {
  return Array.from(text.matchAll(/x(\.\d+)?/g), (match) => ({
    detector: 'x',
    category: 'letter',
    score: Number(`0${match[1] ?? '.9'}`),
    span: { start: match.index, end: match.index + match[0].length },
    view: 'plain',
  }));
}

function guardOf(
  rules: readonly Partial<PolicyRule>[],
  services: GuardServices = {},
  more: Partial<GuardPolicy> = {},
): Guard {
  const written = rules.map((rule, index): PolicyRule => ({
    id: `r${String(index)}`,
    detector: 'x',
    action: 'block',
    onError: 'closed',
    ...rule,
  }));
  return createGuard(
    { version: 1, name: 'test', channels: { user: { rules: written } }, ...more },
    { detectors: [xDetector()], ...services },
  );
}

const user = (text: string) => ({ channel: 'user' as const, text });

test('what nothing is found in is allowed as it stands', () => {
  const decision = guardOf([{}]).inspect(user('all well'));
  expect(decision).toMatchObject({
    action: 'allow',
    text: 'all well',
    rules: [],
    pending: [],
    redactions: [],
    findings: [],
  });
  expect(decision.checks).toMatchObject([{ rule: 'r0', detector: 'x', state: 'ran', score: 0, mode: 'enforced' }]);
});

test('the strictest rule decides, and rules are listed strictest first', () => {
  const guard = guardOf([
    { action: 'redact' },
    { action: 'fallback', message: 'No.', threshold: 0.5 },
    { action: 'escalate' },
  ]);
  const decision = guard.inspect(user('x'));
  expect(decision).toMatchObject({ action: 'fallback', text: 'No.', rules: ['r1', 'r2', 'r0'] });
  expect(decision.findings).toHaveLength(1);
  expect(decision.checks.map((check) => check.cached ?? false)).toEqual([false, true, true]);
});

test('redaction joins what overlaps, numbers what is equal, and maps back', () => {
  const spans = [
    [0, 3],
    [2, 5],
    [6, 9],
  ];
  const inspect = () =>
    spans.map(([start, end]) => ({ detector: 'x', category: 'letter', score: 1, span: { start, end }, view: 'plain' }));
  const guard = guardOf(
    [{ action: 'redact' }],
    { detectors: [xDetector(inspect)] },
    { redaction: { reversible: true } },
  );
  const decision = guard.inspect(user('abcde fgh!'));
  expect(decision.text).toBe('[letter-1] [letter-2]!');
  expect(decision.redactions).toEqual([
    { span: { start: 0, end: 5 }, category: 'letter', placeholder: '[letter-1]' },
    { span: { start: 6, end: 9 }, category: 'letter', placeholder: '[letter-2]' },
  ]);
  expect(decision.map.offsets?.[decision.text.length - 1]).toBe(9);
});

test('between threshold and blockAt lies the grey band, which escalates', () => {
  const guard = guardOf([{ threshold: 0.3, blockAt: 0.8 }]);
  expect(guard.inspect(user('x.2')).action).toBe('allow');
  expect(guard.inspect(user('x.3'))).toMatchObject({ action: 'escalate', text: '', rules: ['r0'], pending: [] });
  expect(guard.inspect(user('x.8')).action).toBe('block');
});

test("a detector's own thresholds hold where the rule has none; its grey band acts only when there is somebody to ask", () => {
  const definition = xDetector();
  const detectors = [
    {
      ...definition,
      create: () => ({ ...definition.create({}), thresholds: () => ({ threshold: 0.4, blockAt: 0.7 }) }),
    },
  ];
  const heavy: HeavyDetector = {
    name: 'judge',
    version: '1',
    reach: 'sentence',
    inspectLater: () => Promise.resolve([]),
  };
  expect(guardOf([{}], { detectors }).inspect(user('x.5')).action).toBe('allow');
  expect(guardOf([{}], { detectors }).inspect(user('x.7')).action).toBe('block');
  const asking = guardOf([{ escalateTo: ['judge'] }], { detectors, heavy: [heavy] });
  expect(asking.inspect(user('x.5'))).toMatchObject({ action: 'escalate', pending: ['r0'] });
  expect(asking.inspect(user('x.3')).action).toBe('allow');
});

test('exceptions and categories', () => {
  const guard = guardOf([{ unless: ['X.5', '/x\\.[67]/'] }, { id: 'other', categories: ['other'] }]);
  expect(guard.inspect(user('x.5 x.6 x.7')).action).toBe('allow');
  expect(guard.inspect(user('x.5 x.8')).rules).toEqual(['r0']);
});

test('a rule in shadow records and does not act', () => {
  const decision = guardOf([{ mode: 'shadow' }, { action: 'redact' }]).inspect(user('x'));
  expect(decision).toMatchObject({ action: 'redact', shadowAction: 'block', rules: ['r1'] });
  expect(decision.checks[0]).toMatchObject({ mode: 'shadow', state: 'ran' });
});

test('sampling picks the same texts each time, about as many as asked, and says what it skipped', () => {
  const guard = guardOf([{ sample: 0.25 }]);
  const texts = Array.from({ length: 2_000 }, (_, index) => `x number ${String(index)}`);
  const chosen = texts.filter((text) => guard.inspect(user(text)).action === 'block');
  expect(chosen.length).toBeGreaterThan(400);
  expect(chosen.length).toBeLessThan(600);
  expect(texts.filter((text) => guard.inspect(user(text)).action === 'block')).toEqual(chosen);
  const skipped = texts.find((text) => !chosen.includes(text)) as string;
  expect(guard.inspect(user(skipped)).checks).toMatchObject([{ state: 'skipped', why: 'not-sampled' }]);
});

test.each([
  ['open', 'allow'],
  ['closed', 'block'],
  ['escalate', 'escalate'],
] as const)('a text over the limit is not scanned, and fails %s', (onTooLong, action) => {
  const rules = [{ id: 'r', detector: 'x', action: 'redact', onError: 'open' } as const];
  const guard = guardOf([], {}, { channels: { user: { maximumCharacters: 5, onTooLong, rules } } });
  const decision = guard.inspect(user('xxxxxx'));
  expect(decision.action).toBe(action);
  expect(decision.checks).toMatchObject([{ state: 'skipped', why: 'too-long', failMode: onTooLong }]);
  expect(guard.inspect(user('xxxxx')).action).toBe('redact');
});

const failures: readonly (readonly [string, () => unknown, string])[] = [
  [
    'throws',
    () => {
      throw new Error('broken\ninside');
    },
    'broken inside',
  ],
  [
    'throws what is no error',
    () => {
      throw Object.create(null);
    },
    'an error without a message',
  ],
  ['returns nothing', () => undefined, 'returned nothing'],
  ['returns a promise', () => Promise.resolve([]), 'returned a promise'],
  ['scores NaN', () => [{ detector: 'x', category: 'letter', score: NaN, span: null, view: 'plain' }], 'score NaN'],
  ['scores 2', () => [{ detector: 'x', category: 'letter', score: 2, span: null, view: 'plain' }], 'score 2'],
  [
    'points outside',
    () => [{ detector: 'x', category: 'letter', score: 1, span: { start: 1, end: 99 }, view: 'plain' }],
    'span 1 to 99',
  ],
  [
    'points backwards',
    () => [{ detector: 'x', category: 'letter', score: 1, span: { start: 2, end: 1 }, view: 'plain' }],
    'span 2 to 1',
  ],
  ['gives holes', () => [undefined], 'in place of a finding'],
];
const afterFailure: Readonly<Record<FailMode, Action>> = { open: 'allow', closed: 'block', escalate: 'escalate' };

test.each(failures)('a detector that %s errs, and the fail mode applies', (_, inspect, why) => {
  for (const onError of ['open', 'closed', 'escalate'] as const) {
    const decision = guardOf([{ action: 'redact', onError }], { detectors: [xDetector(inspect)] }).inspect(
      user('x here'),
    );
    expect(decision.action).toBe(afterFailure[onError]);
    expect(decision.findings).toEqual([]);
    expect(decision.checks[0]).toMatchObject({ state: 'errored', failMode: onError });
    expect(decision.checks[0]?.why).toContain(why);
  }
});

test('a check over its deadline is recorded as such; what it found still counts', () => {
  let time = 0;
  const clock = { now: () => 0, monotonic: () => (time += 3) };
  const guard = (onError: FailMode) => guardOf([{ deadlineMs: 2, onError, action: 'redact' }], { clock });
  expect(guard('open').inspect(user('nothing'))).toMatchObject({
    action: 'allow',
    checks: [{ state: 'timed-out', why: 'over 2 ms', failMode: 'open', microseconds: 3_000 }],
  });
  expect(guard('open').inspect(user('x')).action).toBe('redact');
  expect(guard('closed').inspect(user('nothing')).action).toBe('block');
});

test('what is no text on a channel is refused', () => {
  const guard = guardOf([{}]);
  expect(() => guard.inspect({ channel: 'usr' as 'user', text: '' })).toThrow('channel "usr"');
  expect(() => guard.inspect({ channel: 'user', text: undefined as unknown as string })).toThrow('type undefined');
});

test('the hash is of what decides, not of the prose', () => {
  const hash = guardOf([{}]).policyHash;
  expect(guardOf([{}], {}, { name: 'other', about: 'words', tests: [] }).policyHash).toBe(hash);
  expect(guardOf([{ onError: 'open' }]).policyHash).not.toBe(hash);
  const definition = xDetector();
  const newer = { ...definition, create: () => ({ ...definition.create({}), version: '2' }) };
  expect(guardOf([{}], { detectors: [newer] }).policyHash).not.toBe(hash);
});
