import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { caseInputSchema, toCase } from '@plimsoll/core';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { caseFileHeaderSchema } from '../packages/plimsoll/src/datasets/case-file.js';
import { configSchema } from '../packages/plimsoll/src/config/config-schema.js';
import { parseYaml, validate } from '../packages/plimsoll/src/files/index.js';
import { priceFileSchema } from '../packages/plimsoll/src/targets/prices.js';
import { writeupNotesSchema } from '../packages/plimsoll/src/reports/writeups/writeup-notes.js';
import { root } from './support/run-cli.js';

const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
];
const text = (page: string): string => readFileSync(join(root, page), 'utf8');

const schemas = new Map<string, (value: unknown, source: Parameters<typeof validate>[2]) => unknown>([
  ['plimsoll.yaml', (value, source) => validate(configSchema, value, source)],
  ['prices.yaml', (value, source) => validate(priceFileSchema, value, source)],
  ['notes.yaml', (value, source) => validate(writeupNotesSchema, value, source)],
  [
    'assistant.cases.yaml',
    (value, source) => {
      const { cases } = validate(caseFileHeaderSchema, value, source);
      for (const given of cases) expect(toCase(z.parse(caseInputSchema, given))).toBeTypeOf('object');
      return cases;
    },
  ],
]);

const blocks = pages.flatMap((page) =>
  [...text(page).matchAll(/^```yaml (\S+)\n([\s\S]*?)^```$/gm)].map((match, index) => ({
    name: `${page} ${index + 1}: ${match[1] ?? ''}`,
    file: match[1] ?? '',
    yaml: match[2] ?? '',
  })),
);

test('the documentation shows files', () => expect(blocks.length).toBeGreaterThan(5));

test.each(blocks)('a file shown in the documentation is valid: $name', ({ file, yaml }) => {
  const check = schemas.get(file);
  expect(check, `no schema is known for ${file}`).toBeDefined();
  const { value, locate } = parseYaml(yaml, file);
  expect(() => check?.(value, { file, locate })).not.toThrow();
});

test.each(pages)('links lead somewhere: %s', (page) => {
  for (const match of text(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)) {
    const link = match[1] ?? '';
    expect(existsSync(join(root, dirname(page), link)), `${page} links to ${link}`).toBe(true);
  }
});
