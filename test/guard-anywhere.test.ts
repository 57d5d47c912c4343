import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { rolldown, type OutputOptions } from 'rolldown';
import { beforeAll, expect, test } from 'vitest';
import { root } from './support/run-cli.js';

/** The built package with all it needs, as one script. */
let script = '';
let imports: readonly string[] = [];
let minified = '';
const warnings: string[] = [];

beforeAll(async () => {
  const bundle = await rolldown({
    input: join(root, 'packages/guard/dist/index.js'),
    platform: 'neutral',
    resolve: { mainFields: ['module', 'main'] },
    onLog: (_, { message }) => warnings.push(message),
  });
  const write = async (options: OutputOptions) => (await bundle.generate(options)).output[0];
  ({ code: script, imports } = await write({ format: 'iife', name: 'guard' }));
  minified = (await write({ format: 'esm', minify: true })).code;
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

test('who bundles it sees no warning, and it weighs what the guide says', () => {
  expect(warnings).toEqual([]);
  const guide = readFileSync(join(root, 'docs/guide/guard.md'), 'utf8').replace(/\s+/g, ' ');
  const said = /at most ([\d.]+) MB minified, ([\d.]+) MB compressed.* at most ([\d.]+) MB installed/.exec(guide);
  const weighed = [minified.length, gzipSync(minified).length, installedBytes()].map((bytes) => bytes / 1e6);
  for (const [index, megabytes] of weighed.entries()) {
    const most = Number(said?.[index + 1]);
    expect(megabytes).toBeLessThanOrEqual(most);
    // What is said must not be far off either.
    expect(megabytes).toBeGreaterThan(most * 0.6);
  }
});

/** The package and all it depends on, as npm would put them down. */
function installedBytes(): number {
  const seen = new Set<string>();
  const add = (name: string): number => {
    if (seen.has(name)) return 0;
    seen.add(name);
    const own = /^@plimsoll\/(\w+)$/.exec(name)?.[1];
    const folder = own === undefined ? join(root, 'node_modules', name) : join(root, 'packages', own);
    const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    const bytes = bytesUnder(own === undefined ? folder : join(folder, 'dist'));
    return Object.keys(dependencies).reduce((sum, next) => sum + add(next), bytes);
  };
  return add('@plimsoll/guard');
}

function bytesUnder(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.reduce((sum, one) => sum + (one.isFile() ? statSync(join(one.parentPath, one.name)).size : 0), 0);
}
