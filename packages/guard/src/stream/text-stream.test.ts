import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actions } from '../decision.js';
import { openStream } from './open-stream.js';
import { comparable, cut, inspectWhole, policyOf, regexDetector, stillClock, streamAll } from './streams.contract.js';

const detectors = [
  regexDetector('word', '\\b(?:heron|her|on|project heron)\\b', 14),
  regexDetector('digits', '(?<![0-9])[0-9]{4,8}(?![0-9])', 10),
  regexDetector('context', '(?<=pin[^0-9]{0,6})[0-9]{2}', 12),
  regexDetector('pair', '😀é', 6),
];
const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('her', 'on', 'heron', 'project ', ' ', 'pin ', '12', '3456', '7', 'x', '.', '\n'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('😀', 'é', 'e\u0301', '\u200b', '\ud83d', 'aGVyb24gYW5kIG1vcmU=', '   ', '[digits-1]'),
  },
);
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });
const rule = fc.record({
  detector: fc.oneof(fc.constantFrom('word', 'digits', 'context', 'pair', 'phrases')),
  action: fc.constantFrom(...actions, 'redact' as const, 'redact' as const),
  mode: fc.constantFrom('enforced' as const, 'enforced' as const, 'shadow' as const),
});
const rules = fc
  .array(rule, { minLength: 1, maxLength: 4 })
  .map((list) =>
    list.map((one) => (one.detector === 'phrases' ? { ...one, options: { phrases: ['heron 12', 'on x'] } } : one)),
  );

test('however a text is cut, the decision and what is released are the same, and as for the whole text', () => {
  fc.assert(
    fc.property(rules, text, shares, fc.boolean(), (written, source, at, reversible) => {
      const policy = policyOf(written, detectors, { reversible });
      const whole = inspectWhole(policy, source);
      const once = streamAll(policy, [source]);
      const pieces = streamAll(policy, cut(source, at));
      const units = streamAll(policy, source.split(''));
      const enforced = (one: ReturnType<typeof streamAll>): unknown => {
        const decision = comparable(one.decision) as Record<string, unknown>;
        // What rules in shadow would have said behind the place where a stream stopped depends on how far it had come.
        if (one.decision.action === 'allow' || one.decision.action === 'redact') return decision;
        return { action: decision.action, rules: decision.rules, redactions: decision.redactions, text: decision.text };
      };
      for (const other of [pieces, units]) {
        expect(other.released).toBe(once.released);
        expect(enforced(other)).toEqual(enforced(once));
      }
      const stops = actions.indexOf(whole.action) >= actions.indexOf('escalate');
      expect(actions.indexOf(once.decision.action) >= actions.indexOf('escalate')).toBe(stops);
      if (stops) {
        expect(actions.indexOf(once.decision.action)).toBeLessThanOrEqual(actions.indexOf(whole.action));
        return;
      }
      expect(once.released).toBe(whole.text);
      expect(once.decision.action).toBe(whole.action);
      expect(once.decision.redactions).toEqual(whole.redactions);
      expect(new Set(once.decision.findings.map((one) => JSON.stringify(one)))).toEqual(
        new Set(whole.findings.map((one) => JSON.stringify(one))),
      );
    }),
    { numRuns: 1_500 },
  );
});

test('nothing of what a rule blocks is released, nor what stands behind it', () => {
  fc.assert(
    fc.property(text, shares, (source, at) => {
      const policy = policyOf([{ detector: 'word' }, { detector: 'digits' }], detectors);
      const { released } = streamAll(policy, cut(source, at));
      const first = Math.min(...inspectWhole(policy, source).findings.map(({ span }) => span?.start ?? 0));
      expect(released).toBe(Number.isFinite(first) ? source.slice(0, first) : source);
    }),
    { numRuns: 500 },
  );
});

test('the strictest rule at the place where a stream stops decides, and nothing behind it is released', () => {
  fc.assert(
    fc.property(text, shares, fc.shuffledSubarray(['escalate', 'fallback', 'block'] as const), (source, at, order) => {
      const written = ['word', 'digits', 'pair'].flatMap((detector, index) => {
        const action = order[index];
        return action === undefined ? [] : [{ detector, action }];
      });
      const policy = policyOf(written, detectors);
      const { findings } = inspectWhole(policy, source);
      const first = Math.min(...findings.map(({ span }) => span?.start ?? 0));
      const there = findings.filter(({ span }) => span?.start === first).map((one) => one.detector);
      const strictest = actions.findLast((action) =>
        written.some((one) => one.action === action && there.includes(one.detector)),
      );
      const { released, decision } = streamAll(policy, cut(source, at));
      expect(decision.action).toBe(strictest ?? 'allow');
      // A stricter rule behind it is not seen: there is nothing left that it could stop.
      expect(released).toBe(Number.isFinite(first) ? source.slice(0, first) : source);
      expect(decision.text).toBe(decision.action === 'fallback' ? 'Not here.' : '');
    }),
    { numRuns: 500 },
  );
});

test('a stopped stream releases nothing more and repeats its decision', () => {
  const stream = openStream(policyOf([{ detector: 'word', action: 'fallback' }], detectors), 'assistant', stillClock);
  const step = stream.push('Ask the heron about it, and then some more.');
  expect(step).toMatchObject({
    release: 'Ask the ',
    held: 0,
    decision: { action: 'fallback', text: 'Not here.', releasedCharacters: 8 },
  });
  expect(stream.push('more')).toEqual({ release: '', decision: step.decision, held: 0 });
  expect(stream.end()).toEqual({ release: '', decision: step.decision, held: 0 });
});

test('padding that nobody sees moves nothing out of reach', () => {
  const policy = policyOf([{ detector: 'phrases', options: { phrases: ['project heron'] } }], []);
  for (const disguised of [
    'proj\u200b'.concat('\u200b'.repeat(500), 'ect heron'),
    `project${' '.repeat(500)}heron`,
    'pr%6Fject h%65%72%6Fn',
  ]) {
    const { released, decision } = streamAll(policy, `It is ${disguised} again and again`.split(''));
    expect(decision.action).toBe('block');
    expect('It is '.startsWith(released)).toBe(true);
  }
});

test('an open encoded run is held, and taken as a whole when it closes', () => {
  const policy = policyOf([{ detector: 'phrases', options: { phrases: ['project heron'] } }], []);
  const encoded = Buffer.from('all that we know of project heron is written down here').toString('base64');
  const { released, decision } = streamAll(policy, `See ${encoded} and more text`.split(''));
  expect(decision.action).toBe('block');
  expect('See '.startsWith(released)).toBe(true);
});

test('a run longer than may be held takes the fail mode of its rules', () => {
  const run = `See ${'aGVyb24g'.repeat(400)} end`;
  const outcome = (onError: 'open' | 'closed' | 'escalate') => {
    const policy = policyOf([{ detector: 'digits', onError }], detectors);
    const results = [[run], run.split('')].map((chunks) => streamAll(policy, chunks, { mostHeld: 1_000 }));
    expect(results[0]?.released).toBe(results[1]?.released);
    expect(comparable(results[0]!.decision)).toEqual(comparable(results[1]!.decision));
    return results[0]!;
  };
  expect(outcome('closed')).toMatchObject({
    released: 'See ',
    decision: { action: 'block', checks: [{ state: 'skipped', why: 'held-too-long', failMode: 'closed' }] },
  });
  expect(outcome('escalate').decision.action).toBe('escalate');
  expect(outcome('open')).toMatchObject({
    released: run,
    decision: { action: 'allow', checks: [{ failMode: 'open' }] },
  });
});

test('a text longer than what is scanned takes the fail mode of its channel', () => {
  const outcome = (onTooLong: 'open' | 'closed') => {
    const policy = policyOf([{ detector: 'word' }], detectors, { channel: { maximumCharacters: 100, onTooLong } });
    const long = 'words and words '.repeat(20);
    const results = [[long], long.split('')].map((chunks) => streamAll(policy, chunks));
    expect(comparable(results[0]!.decision)).toEqual(comparable(results[1]!.decision));
    return { long, ...results[1]! };
  };
  expect(outcome('closed')).toMatchObject({ decision: { action: 'block', checks: [{ why: 'too-long' }] } });
  const open = outcome('open');
  expect(open.released).toBe(open.long);
});

test('a detector that throws takes the fail mode of its rule', () => {
  const broken = {
    ...regexDetector('broken', 'x', 4),
    create: () => ({
      name: 'broken',
      version: '1',
      reach: 4,
      inspect: () => {
        throw new Error('out of order');
      },
    }),
  };
  const outcome = (onError: 'open' | 'closed') =>
    streamAll(policyOf([{ detector: 'broken', onError }], [broken]), ['one two three four five']);
  expect(outcome('closed')).toMatchObject({
    released: '',
    decision: { action: 'block', checks: [{ state: 'errored', why: 'out of order' }] },
  });
  expect(outcome('open')).toMatchObject({
    released: 'one two three four five',
    decision: { action: 'allow', checks: [{ state: 'errored', failMode: 'open' }] },
  });
});

test('rules that cannot be on a stream are refused when it is opened', () => {
  const policy = policyOf([{ detector: 'endless' }], [regexDetector('endless', 'x', 'unbounded')]);
  expect(() => openStream(policy, 'assistant', stillClock)).toThrow(/hold back whole/);
  const shadow = policyOf([{ detector: 'endless', mode: 'shadow' }], [regexDetector('endless', 'x', 'unbounded')]);
  expect(streamAll(shadow, ['xx'])).toMatchObject({ released: 'xx', decision: { checks: [{ why: 'unbounded' }] } });
});

test('learned detectors judge sentences; what they had released before is counted, and the decision does not depend on cuts', () => {
  const learned = regexDetector('mean', 'you are awful', 'sentence', 0.9);
  const policy = policyOf([{ detector: 'mean' }, { detector: 'digits', action: 'redact' }], [...detectors, learned]);
  const source = 'Thank you for your letter of today. I think that you are awful. And more follows here, 1234.';
  const once = streamAll(policy, [source]);
  const units = streamAll(policy, source.split(''));
  expect(once).toMatchObject({
    released: 'Thank you for your letter ',
    decision: { action: 'block', releasedOfFinding: 0 },
  });
  expect(units.decision.action).toBe('block');
  expect(units.decision.findings).toEqual(once.decision.findings);
  expect(units.decision.releasedOfFinding).toBeGreaterThan(0);
  expect(units.decision.releasedOfFinding).toBe(units.released.length - 36);
  expect(streamAll(policy, ['At the very end: you are awful']).decision.action).toBe('block');
});

test('a learned rule that redacts holds its sentence', () => {
  const learned = regexDetector('mean', 'you are awful', 'sentence', 0.9);
  const policy = policyOf([{ detector: 'mean', action: 'redact' }], [learned]);
  const source = 'Thank you for your letter of today. I think that you are awful. And more follows here.';
  for (const chunks of [[source], source.split('')]) {
    expect(streamAll(policy, chunks).released).toBe(source.replace('you are awful', '[mean]'));
  }
});

test('memory stays flat and time linear, also for text that is nothing but gaps or marks', () => {
  const policy = policyOf(
    [
      { detector: 'digits', onError: 'open' },
      { detector: 'word', onError: 'open' },
    ],
    detectors,
  );
  for (const unit of ['The quick brown fox. ', ' ', '\u200b', 'e\u0301', 'aGVyb24g']) {
    const chunk = unit.repeat(Math.ceil(1_000 / unit.length));
    const stream = openStream(policy, 'assistant', stillClock);
    const started = performance.now();
    for (let count = 0; count < 300; count += 1) expect(stream.push(chunk).held).toBeLessThanOrEqual(8_192);
    stream.end();
    expect(performance.now() - started).toBeLessThan(8_000);
  }
});

test('the delay is reported in characters and milliseconds', () => {
  let now = 0;
  const clock = { now: () => now, monotonic: () => now };
  const stream = openStream(policyOf([{ detector: 'digits' }], detectors), 'assistant', clock);
  for (const token of 'The quick brown fox jumps over it'.match(/.{1,4}/g) ?? []) {
    stream.push(token);
    now += 20;
  }
  const { delay } = stream.end().decision!;
  expect(delay.characters).toBeGreaterThanOrEqual(10);
  expect(delay.characters).toBeLessThan(40);
  expect(delay.milliseconds).toBeGreaterThanOrEqual(40);
  expect(delay.milliseconds).toBeLessThan(200);
});
