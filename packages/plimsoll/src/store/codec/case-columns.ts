import type { Case, ContentHash } from '@plimsoll/core';
import { rowIndex, rowKey, type CaseBodyTable, type CaseTable } from '../schema.js';
import type { CaseLabels, StoredCase } from '../store.js';
import { bodyOf, bodyToColumn, type PartNumbers, type SetParts } from './case-body.js';
import { bytesToHash, hashToBytes } from './hash.js';
import { severityCodes, sideCodes } from './stored-words.js';
import { fromStoredText, fromStoredTextOrUndefined, toStoredText, toStoredTextOrNull } from './text.js';

/** The columns in the order of {@link caseValues}. */
export const caseColumns = [
  'case_no',
  'hash',
  'case_id',
  'side',
  'severity',
  'category',
  'cluster',
  'language',
  'split',
  'tags',
] as const satisfies readonly (keyof CaseTable)[];

export const caseBodyColumns = ['case_no', 'body'] as const satisfies readonly (keyof CaseBodyTable)[];

/** The labels of a case as values of {@link caseColumns}. */
export function caseValues(setNo: number, stored: StoredCase): readonly (number | string | Uint8Array | null)[] {
  const { testCase } = stored;
  return [
    rowKey(setNo, stored.position),
    hashToBytes(stored.hash),
    toStoredText(testCase.id),
    sideCodes.toCode(testCase.side),
    severityCodes.toCode(testCase.severity),
    toStoredText(testCase.category),
    toStoredTextOrNull(testCase.cluster),
    toStoredTextOrNull(testCase.language),
    toStoredTextOrNull(testCase.split),
    testCase.tags === undefined ? null : JSON.stringify(testCase.tags),
  ];
}

/** The rest of a case as values of {@link caseBodyColumns}. */
export function caseBodyValues(setNo: number, stored: StoredCase, shared: PartNumbers): [number, string] {
  return [rowKey(setNo, stored.position), bodyToColumn(stored.testCase, shared)];
}

/** The case of a row of cases joined with its body. */
export function storedCaseOf(row: CaseTable & CaseBodyTable, parts: SetParts): StoredCase {
  const testCase: { -readonly [Key in keyof Case]: Case[Key] } = {
    id: fromStoredText(row.case_id),
    side: sideCodes.toWord(row.side),
    category: fromStoredText(row.category),
    severity: severityCodes.toWord(row.severity),
    ...bodyOf(row.body, parts),
  };
  if (row.cluster !== null) testCase.cluster = fromStoredText(row.cluster);
  if (row.language !== null) testCase.language = fromStoredText(row.language);
  if (row.split !== null) testCase.split = fromStoredText(row.split);
  if (row.tags !== null) testCase.tags = JSON.parse(row.tags) as string[];
  return { position: rowIndex(row.case_no), hash: bytesToHash(row.hash), testCase };
}

/** The labels of a row of cases. */
export function labelsOf(row: CaseTable): CaseLabels {
  const hash: ContentHash = bytesToHash(row.hash);
  return {
    position: rowIndex(row.case_no),
    id: fromStoredText(row.case_id),
    hash,
    side: sideCodes.toWord(row.side),
    category: fromStoredText(row.category),
    severity: severityCodes.toWord(row.severity),
    cluster: fromStoredTextOrUndefined(row.cluster),
    language: fromStoredTextOrUndefined(row.language),
    split: fromStoredTextOrUndefined(row.split),
    tags: row.tags === null ? [] : (JSON.parse(row.tags) as string[]),
  };
}
