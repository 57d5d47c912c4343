import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { JsonValue } from '@plimsoll/core';
import { passesArgumentTests } from '@plimsoll/guard/matchers';
import { environmentConfigSchema } from './environment-config.js';
import { scriptedEnvironment } from './scripted-environment.js';
import type { EnvironmentDefinition } from './tool-environment.js';

function define(config: Parameters<typeof environmentConfigSchema.parse>[0]): EnvironmentDefinition {
  return scriptedEnvironment(environmentConfigSchema.parse(config), passesArgumentTests);
}

const bank = {
  state: { accounts: { a1: { owner: 'Mara Venn', balance: 100 }, a2: { owner: 'Ilo Quist', balance: 5 } }, log: [] },
  tools: [
    {
      name: 'transfer',
      description: 'Moves money between accounts.',
      parameters: {
        type: 'object',
        properties: {
          from: { type: 'string' },
          to: { type: 'string' },
          amount: { type: 'number', exclusiveMinimum: 0 },
        },
        required: ['from', 'to', 'amount'],
      },
      behaviours: [
        { when: { arguments: { amount: { atLeast: 1000 } } }, result: { error: 'Above the limit.' } },
        {
          when: { state: { '/accounts/{{arguments.to}}': { exists: false } } },
          result: 'No such account: {{arguments.to}}',
        },
        {
          effects: [
            { add: '/accounts/{{arguments.to}}/balance', value: '{{arguments.amount}}' },
            { append: '/log', value: { to: '{{arguments.to}}', amount: '{{arguments.amount}}' } },
            { set: '/accounts/{{arguments.from}}/last', value: 'sent {{arguments.amount}} to {{arguments.to}}' },
          ],
          result: { ok: true, now: '{{state/accounts/{arguments.to}/balance}}', first: '{{state/log/0}}' },
        },
      ],
    },
    { name: 'close_account', behaviours: [{ effects: [{ remove: '/accounts/{{arguments.id}}' }], result: 'closed' }] },
  ],
};

describe('scripted environment', () => {
  test('runs tools, changes its state and shows it', () => {
    const environment = define(bank).create();
    expect(environment.tools[0]).toMatchObject({ name: 'transfer', parameters: { type: 'object' } });
    const told = environment.call({ name: 'transfer', arguments: { from: 'a1', to: 'a2', amount: 7 } });
    expect(JSON.parse(told)).toEqual({ ok: true, now: 12, first: { to: 'a2', amount: 7 } });
    expect(environment.call({ name: 'close_account', arguments: { id: 'a2' } })).toBe('closed');
    expect(environment.state()).toEqual({
      accounts: { a1: { owner: 'Mara Venn', balance: 100, last: 'sent 7 to a2' } },
      log: [{ to: 'a2', amount: 7 }],
    });
  });

  test('chooses the first behaviour whose tests fit', () => {
    const environment = define(bank).create();
    const call = (to: string, amount: number): string =>
      environment.call({ name: 'transfer', arguments: { from: 'a1', to, amount } });
    expect(call('a2', 2000)).toBe('{"error":"Above the limit."}');
    expect(call('nowhere', 1)).toBe('No such account: nowhere');
    expect(environment.state()).toEqual(bank.state);
  });

  test('answers mistakes with an error and does nothing', () => {
    const environment = define(bank).create();
    expect(environment.call({ name: 'fly', arguments: {} })).toMatch(/no tool/);
    expect(environment.call({ name: 'transfer', arguments: null, raw: '{"from":' })).toMatch(/not valid JSON/);
    expect(environment.call({ name: 'transfer', arguments: { from: 'a1' } })).toMatch(/do not fit/);
    expect(environment.call({ name: 'transfer', arguments: { from: 'a1/balance', to: 'a2', amount: -1 } })).toMatch(
      /do not fit/,
    );
    expect(environment.state()).toEqual(bank.state);
  });

  test('does all effects of a call or none', () => {
    const environment = define({
      state: { count: 1, name: 'x' },
      tools: [
        {
          name: 'go',
          behaviours: [
            {
              effects: [
                { add: '/count', value: 1 },
                { append: '/name', value: 1 },
              ],
              result: 'done',
            },
          ],
        },
      ],
    }).create();
    expect(environment.call({ name: 'go', arguments: {} })).toMatch(/Nothing was done/);
    expect(environment.state()).toEqual({ count: 1, name: 'x' });
  });

  test('gives each trial its own state and shares what did not change', () => {
    const definition = define(bank);
    const [one, two] = [definition.create(), definition.create()];
    one.call({ name: 'transfer', arguments: { from: 'a1', to: 'a2', amount: 7 } });
    expect(two.state()).toEqual(bank.state);
    expect(definition.create().state()).toBe(two.state());
  });

  test('cannot be led into the prototypes of objects', () => {
    const environment = define({
      state: { safe: {} },
      tools: [
        {
          name: 'put',
          behaviours: [{ effects: [{ set: '/{{arguments.a}}/{{arguments.b}}', value: 'bad' }], result: 'done' }],
        },
        { name: 'get', behaviours: [{ result: '{{state/{arguments.a}/{arguments.b}}}' }] },
        { name: 'echo', behaviours: [{ result: { got: '{{arguments}}' } }] },
      ],
    }).create();
    for (const a of ['__proto__', 'constructor', 'safe']) {
      for (const b of ['__proto__', 'prototype', 'constructor']) {
        expect(environment.call({ name: 'put', arguments: { a, b } })).toMatch(/Nothing was done/);
        expect(environment.call({ name: 'get', arguments: { a, b } })).toBe('null');
      }
    }
    const evil = JSON.parse('{"__proto__":{"polluted":true}}') as JsonValue;
    environment.call({ name: 'echo', arguments: evil });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(environment.state()).toEqual({ safe: {} });
  });

  test('fills what the model wrote in as a value, never as a template', () => {
    const environment = define({
      state: { secret: 's3cret' },
      tools: [{ name: 'echo', behaviours: [{ result: 'You said {{arguments.text}}' }] }],
    }).create();
    const text = '{{state/secret}}';
    expect(environment.call({ name: 'echo', arguments: { text } })).toBe(`You said ${text}`);
  });

  test('keeps any argument in one segment of a pointer', () => {
    const environment = define({
      state: {},
      tools: [{ name: 'put', behaviours: [{ effects: [{ set: '/{{arguments.key}}', value: 1 }], result: 'ok' }] }],
    });
    fc.assert(
      fc.property(fc.string(), (key) => {
        const one = environment.create();
        one.call({ name: 'put', arguments: { key } });
        const refused = ['__proto__', 'constructor', 'prototype'].includes(key);
        expect(Object.keys(one.state() as object)).toEqual(refused ? [] : [key]);
      }),
    );
  });

  test('survives any call', () => {
    const definition = define(bank);
    fc.assert(
      fc.property(fc.constantFrom('transfer', 'close_account', 'x'), fc.jsonValue(), (name, given) => {
        const environment = definition.create();
        expect(typeof environment.call({ name, arguments: given as JsonValue })).toBe('string');
      }),
    );
  });

  test('has a hash of its script and refuses a script that cannot be', () => {
    expect(define(bank).hash).toBe(define(structuredClone(bank)).hash);
    expect(define(bank).hash).not.toBe(define({ ...bank, state: {} }).hash);
    const tool = (result: string): object => ({ tools: [{ name: 'a', behaviours: [{ result }] }] });
    expect(() => define(tool('{{arguments.x'))).toThrow(/not closed/);
    expect(() => define(tool('{{process.env}}'))).toThrow(/begins neither/);
    expect(() => define({ tools: [...bank.tools, bank.tools[0]] })).toThrow(/"transfer" twice/);
  });
});
