import { PlimsollError, sides, type CaseInput, type Severity, type Side } from '@plimsoll/core';
import { didYouMean } from '../../files/index.js';
import { given, slug, textOf, type Importer } from './importer.js';

/** Fields of a case that a column can be mapped to. */
export const mappableFields = [
  'id',
  'prompt',
  'system',
  'side',
  'category',
  'severity',
  'cluster',
  'language',
  'tags',
  'split',
] as const;
export type MappableField = (typeof mappableFields)[number];

/** Which column holds which field. Only `prompt` is needed. */
export type CaseColumnMapping = Readonly<Partial<Record<MappableField, string>>>;

/**
 * Reads `prompt=Question,category=Topic`.
 *
 * @throws PlimsollError `usage-invalid`.
 * @example
 * ```ts
 * parseMapping('prompt=Question,category=Topic'); // { prompt: 'Question', category: 'Topic' }
 * ```
 */
export function parseMapping(text: string): CaseColumnMapping {
  const mapping: Partial<Record<MappableField, string>> = {};
  for (const part of text.split(',')) {
    const equals = part.indexOf('=');
    const field = part.slice(0, Math.max(0, equals)).trim();
    const column = part.slice(equals + 1).trim();
    const known = mappableFields.find((name) => name === field);
    if (known === undefined || column === '') {
      throw new PlimsollError({
        code: 'usage-invalid',
        message: `Cannot read "${part.trim()}" in the mapping${didYouMean(field, mappableFields)}.`,
        hint: `Write field=Column pairs with commas between them; the fields are ${mappableFields.join(', ')}.`,
      });
    }
    mapping[known] = column;
  }
  return mapping;
}

/** Any CSV or JSON lines, by a mapping of columns to fields. Tags are separated by `;`. Never chosen by itself. */
export const mapped: Importer = {
  name: 'mapped',
  title: 'any CSV or JSON lines, with --map prompt=Column,category=Column,…',
  origin: '',
  licence: 'unknown',
  fits: () => false,
  convert(row, { mapping = {}, side: givenSide, fileStem }) {
    const cell = (field: MappableField): string | undefined => {
      const column = mapping[field];
      return column === undefined ? undefined : textOf(row, column) || undefined;
    };
    const prompt = cell('prompt');
    if (prompt === undefined) return [{ skip: `the column "${mapping.prompt ?? 'prompt'}" is empty` }];
    const written = cell('side');
    const side = written === undefined ? givenSide : sideOf(written);
    if (side === undefined) {
      return [
        {
          skip:
            written === undefined
              ? 'the side is not known: map it, or give --side'
              : `"${written.slice(0, 40)}" is no side: use harmful or benign`,
        },
      ];
    }
    const input: CaseInput = {
      id: cell('id') ?? `${slug(fileStem)}-${String(row.number)}`,
      side,
      prompt,
      ...given('system', cell('system')),
      ...given('category', cell('category')),
      ...given('severity', cell('severity') as Severity | undefined), // checked with the whole case
      ...given('cluster', cell('cluster')),
      ...given('language', cell('language')),
      ...given(
        'tags',
        cell('tags')
          ?.split(';')
          .map((tag) => tag.trim())
          .filter((tag) => tag !== ''),
      ),
      ...given('split', cell('split')),
    };
    return [input];
  },
};

function sideOf(written: string): Side | undefined {
  return sides.find((side) => side === written.toLowerCase());
}
