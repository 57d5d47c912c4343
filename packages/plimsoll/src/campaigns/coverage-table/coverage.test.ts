import type { Case } from '@plimsoll/core';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { taxonomyName } from '../../attacks/taxonomies.js';
import { templateCategories } from '../../attacks/generators/templates/registry.js';
import { attackCatalogue } from '../../attacks/catalogue.js';
import { atlasTechniques, clauses } from './clauses.js';
import { belongsTo, caseFiledUnder, trialsFiledUnder } from './filed-under.js';

const data = process.env.PLIMSOLL_DATA ?? fileURLToPath(new URL('../../../../../../shared/data', import.meta.url));
const names = clauses.map(({ of }) => taxonomyName(of));
const titles = new Set(clauses.map(({ title }) => title));

test('every clause stands in the published taxonomies, once, under a title of our own', ({ skip }) => {
  expect(new Set(names).size).toBe(names.length);
  expect(titles.size).toBe(names.length);
  if (!existsSync(data)) skip('the published taxonomies are not at hand');
  const read = (path: string): string => readFileSync(`${data}/${path}`, 'utf8');
  const matrix = read('atlas/ATLAS.yaml');
  const techniques = new Set([...matrix.matchAll(/^ *- id: (AML\.T\d{4}(?:\.\d{3})?)$/gm)].map(([, id]) => id));
  expect(techniques.size).toBe(atlasTechniques);
  expect(matrix).toContain(`version: ${clauses.find(({ of }) => of.taxonomy === 'mitre-atlas')?.of.version ?? '?'}`);
  const owasp = read('ai_atlas_nexus/owasp_llm_2.0_data.yaml') + read('ai_atlas_nexus/owasp_asi_data.yaml');
  for (const { of, title } of clauses) {
    if (of.taxonomy === 'mitre-atlas') expect(techniques).toContain(of.id);
    else expect(owasp).toContain(of.id);
    expect(matrix + owasp).not.toContain(`: ${title}\n`);
  }
  expect(names.filter((name) => name.startsWith('LLM'))).toHaveLength(10);
  expect(names.filter((name) => name.startsWith('ASI'))).toHaveLength(10);
});

test('whatever an attack or a template is filed under is a line of the table', () => {
  const filed = [...attackCatalogue().map(({ knowledge }) => knowledge), ...templateCategories].flatMap(
    ({ taxonomy }) => taxonomy.map(taxonomyName),
  );
  const lost = [...new Set(filed)].filter((id) => !names.some((name) => belongsTo(id, name)));
  expect(lost).toEqual([]);
});

test('a case is filed by its tags and by what it expects', () => {
  const base = { id: 'a', side: 'harmful', messages: [], category: 'x', severity: 'S2' } as const;
  expect(
    caseFiledUnder({ ...base, expectations: [{ kind: 'not-comply' }], tags: ['LLM07:2025', 'red', 'LLM7'] }),
  ).toEqual(['LLM07:2025']);
  expect(caseFiledUnder({ ...base, expectations: [{ kind: 'must-not-disclose', secrets: 'x' }] })).toContain(
    'LLM02:2025',
  );
  const called = [{ kind: 'must-not-call-tool', tool: 't' }] as const;
  expect(caseFiledUnder({ ...base, expectations: called })).toEqual([]);
  expect(caseFiledUnder({ ...base, expectations: called, environment: 'e' })).toContain('ASI02:2026');
});

test('a trial is filed by the steps of its attack, also when a script played it', () => {
  const filedUnder = trialsFiledUnder();
  const plain: Case = { id: 'a', side: 'harmful', messages: [], category: 'x', severity: 'S2', expectations: [] };
  expect(filedUnder([], plain)).toEqual([]);
  expect(filedUnder([{ name: 'scripted-crescendo' }], plain)).toContain('AML.T0054');
  expect(filedUnder([{ name: 'no-such-attack' }], plain)).toEqual([]);
  expect(filedUnder([{ name: 'inject-email' }], plain)).toContain('AML.T0051.001');
});

test('a planted order with a goal counts only on cases that would show it', () => {
  const filedUnder = trialsFiledUnder();
  const steps = [{ name: 'inject-email', parameters: { goal: 'misuse-tool' } }];
  const plain: Case = { id: 'a', side: 'harmful', messages: [], category: 'x', severity: 'S2', expectations: [] };
  expect(filedUnder(steps, plain)).toEqual([]);
  const acting: Case = { ...plain, environment: 'e', expectations: [{ kind: 'must-not-call-tool', tool: 't' }] };
  expect(filedUnder(steps, acting)).toEqual(expect.arrayContaining(['ASI02:2026', 'AML.T0051.001', 'ASI01:2026']));
});
