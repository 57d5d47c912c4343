import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { rolldown } from 'rolldown';
import { beforeAll, expect, test } from 'vitest';
import { root } from './support/run-cli.js';

/** The built package with all it needs, as one script. */
let script = '';
let imports: readonly string[] = [];

beforeAll(async () => {
  const bundle = await rolldown({
    input: join(root, 'packages/guard/dist/index.js'),
    platform: 'neutral',
    resolve: { mainFields: ['module', 'main'] },
  });
  const { output } = await bundle.generate({ format: 'iife', name: 'guard' });
  script = output[0].code;
  imports = output[0].imports;
  await bundle.close();
});

test('the guard works where there is nothing but the language: no Node, no browser', () => {
  expect(imports).toEqual([]);
  const context = createContext({});
  runInContext(`${script}; globalThis.guard = guard;`, context);
  const read = (code: string): unknown => JSON.parse(runInContext(`JSON.stringify(${code})`, context) as string);
  expect(read('[typeof process, typeof Buffer, typeof TextEncoder, typeof performance, typeof setTimeout]')).toEqual(
    Array<string>(5).fill('undefined'),
  );
  runInContext('const g = guard.createGuard(guard.defaultPolicy)', context);
  expect(read(`g.inspect({ channel: 'user', text: 'My card is 4111 1111 1111 1111.' })`)).toMatchObject({
    action: 'redact',
    text: 'My card is [card].',
  });
  expect(read(`g.inspect({ channel: 'user', text: 'When do you open?' })`)).toMatchObject({ action: 'allow' });
  expect(read('guard.testPolicy(g).filter((test) => !test.passed)')).toEqual([]);
});
