import * as z from 'zod/mini';
import { describe, expect, test } from 'vitest';
import { compileToolPolicy } from './compile-tool-policy.js';
import { findToolProblems } from './find-tool-problems.js';
import { toolPolicySchema, type ToolPolicy } from './tool-policy-schema.js';

const problemsOf = (policy: Partial<ToolPolicy>) => findToolProblems({ unknownTools: 'block', rules: {}, ...policy });
const pathsOf = (policy: Partial<ToolPolicy>) =>
  problemsOf(policy).map(({ level, path }) => `${level} ${path.join('.')}`);

describe('order', () => {
  test('a ring is named', () => {
    const [first, second] = problemsOf({ rules: { a: { after: ['b'] }, b: { after: ['c'] }, c: { after: ['a'] } } });
    expect(first).toMatchObject({
      path: ['rules', 'a', 'after'],
      what: 'The order is a ring: a after b after c after a.',
    });
    expect(second?.path).toEqual(['rules', 'b', 'after']);
  });

  test('a way out of the ring makes it none', () => {
    expect(pathsOf({ rules: { a: { after: ['b', 'start'] }, b: { after: ['a'] }, start: {} } })).toEqual([]);
  });

  test('a required predecessor that is denied, or has a limit of zero', () => {
    expect(problemsOf({ rules: { a: { after: ['b'] }, b: { allowed: false } } })[0]?.what).toContain(
      'can never be called',
    );
    expect(pathsOf({ rules: { a: { after: ['b'] }, b: { limits: { perSession: 0 } } } })).toEqual([
      'error rules.b.limits.perSession',
      'error rules.a.after',
    ]);
  });

  test('what must come before and may not come before', () => {
    const rules = { login: {}, find: { after: ['login'] }, pay: { after: ['find'], neverAfter: ['login'] } };
    expect(pathsOf({ rules })).toEqual(['error rules.pay.neverAfter']);
    expect(pathsOf({ rules: { ...rules, find: {} } })).toEqual([]);
    // With two ways, only what stands on both is unavoidable.
    expect(pathsOf({ rules: { ...rules, find: { after: ['login', 'guest'] }, guest: {} } })).toEqual([]);
  });

  test('a task without the predecessor', () => {
    const rules = { find: {}, pay: { after: ['find'] } };
    expect(pathsOf({ rules, tasks: { a: { tools: ['pay'] }, b: { tools: ['find', 'pay'] } } })).toEqual([
      'error tasks.a.tools.0',
    ]);
  });
});

describe('names', () => {
  test('a tool that no rule names', () => {
    const policy = {
      rules: { read_mail: {}, a: { after: ['raed_mail'] } },
      taint: { endorsers: [{ tool: 'directory' }] },
    };
    expect(problemsOf(policy)[0]?.what).toContain('read_mail');
    expect(pathsOf(policy)).toContain('warning taint.endorsers.0.tool');
    expect(pathsOf({ ...policy, unknownTools: 'allow' }).every((one) => one.startsWith('warning'))).toBe(true);
  });

  test('a denied tool in a task, and a tool that no task has', () => {
    const rules = { a: { allowed: false }, b: {}, c: {} };
    expect(pathsOf({ rules, tasks: { t: { tools: ['a', 'b'] } } })).toEqual([
      'error tasks.t.tools.0',
      'warning rules.c',
    ]);
  });
});

describe('arguments that nothing can pass, and settings without effect', () => {
  test.each([
    [{ arguments: { n: { test: { atLeast: 5, atMost: 1 } } } }, 'error rules.x.arguments.n.test'],
    [{ arguments: { n: { test: { equals: 5, atMost: 1 } } } }, 'error rules.x.arguments.n.test'],
    [{ arguments: { n: { test: { exists: false, atMost: 1 } } } }, 'error rules.x.arguments.n.test'],
    [{ arguments: { n: { test: { matches: '(' } } } }, 'error rules.x.arguments.n.test.matches'],
    [{ arguments: { n: { oneOf: ['a', 'b'], test: { matches: '^c' } } } }, 'error rules.x.arguments.n.oneOf'],
    [
      { schema: { properties: { n: { type: 'number' } } }, arguments: { n: { oneOf: ['a'] } } },
      'error rules.x.arguments.n.oneOf',
    ],
    [
      { schema: { properties: { m: {} }, additionalProperties: false }, arguments: { n: { oneOf: ['a'] } } },
      'error rules.x.arguments.n',
    ],
    [{ schema: { $ref: 'other.json' } }, 'error rules.x.schema'],
    [{ whenTainted: 'block' }, 'error rules.x.whenTainted'],
    [{ sink: 'send', whenUnasked: 'block' }, 'error rules.x.whenUnasked'],
    [{ sink: 'send', arguments: { n: { acceptFrom: [{ tool: 'x' }] } } }, 'error rules.x.arguments'],
    [{ sink: 'send', arguments: { n: { gated: false, kind: 'email' } } }, 'error rules.x.arguments.n.kind'],
    [{ limits: { perMinute: 0 } }, 'error rules.x.limits.perMinute'],
    [{ limits: { perMinute: 9, perSession: 3 } }, 'warning rules.x.limits.perMinute'],
    [{ allowed: false, sink: 'send' }, 'warning rules.x'],
    [{ sink: 'send', whenTainted: 'allow' }, 'warning rules.x.whenTainted'],
  ] as const)('%j', (rule, path) => {
    const policy = z.parse(toolPolicySchema, { unknownTools: 'block', rules: { x: rule } });
    expect(findToolProblems(policy).map((one) => `${one.level} ${one.path.join('.')}`)).toContain(path);
    expect(findToolProblems(policy).every(({ what, fix }) => what.length > 10 && fix.length > 5)).toBe(true);
  });

  test('a sound policy has none', () => {
    const policy: Partial<ToolPolicy> = {
      taint: { mode: 'containment', minimumCharacters: 10, endorsers: [{ tool: 'directory' }] },
      tasks: { bills: { tools: ['read', 'pay', 'directory'] } },
      rules: {
        read: {},
        directory: {},
        pay: {
          sink: 'pay',
          after: ['read'],
          asked: ['pay'],
          limits: { perSession: 2 },
          arguments: {
            iban: { kind: 'iban', acceptFrom: [{ tool: 'read' }] },
            amount: { kind: 'number', test: { atMost: 100 } },
          },
        },
      },
    };
    expect(problemsOf(policy)).toEqual([]);
  });
});

test('errors refuse the policy and warnings do not; a long list is cut', () => {
  const rules = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [`t${String(index)}`, { limits: { perSession: 0 } }]),
  );
  expect(() => compileToolPolicy({ unknownTools: 'block', rules })).toThrow('and 20 more');
  expect(
    compileToolPolicy({ unknownTools: 'block', rules: { x: { sink: 'send', whenTainted: 'allow' } } }).rules.size,
  ).toBe(1);
});

test('three hundred tools in a chain are checked fast', () => {
  const rules = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [
      `t${String(index)}`,
      index === 0 ? {} : { after: [`t${String(index - 1)}`] },
    ]),
  );
  const started = performance.now();
  expect(problemsOf({ rules })).toEqual([]);
  expect(performance.now() - started).toBeLessThan(2_000);
});
