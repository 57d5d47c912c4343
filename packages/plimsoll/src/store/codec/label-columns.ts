import { contentHash } from '@plimsoll/core';
import type { LabelTable } from '../schema.js';
import type { Label } from '../store.js';
import { bytesToHash, hashToBytes } from './hash.js';
import { behaviourCodes, verdictCodes } from './stored-words.js';
import { fromStoredText, fromStoredTextOrUndefined, toStoredText, toStoredTextOrNull } from './text.js';

/** A label as its row, without the number that it gets. */
export function labelColumns(label: Label): Omit<LabelTable, 'label_no'> {
  const names = {
    project: toStoredText(label.project),
    feature: toStoredText(label.feature),
    rater: toStoredText(label.rater),
  };
  const { item, adjudication } = label;
  return {
    ...names,
    identity: hashToBytes(contentHash({ ...names, item, adjudication })),
    item: hashToBytes(item),
    verdict: verdictCodes.toCode(label.verdict),
    behaviour: label.behaviour === undefined ? null : behaviourCodes.toCode(label.behaviour),
    adjudication: adjudication ? 1 : 0,
    labelled_at: label.labelledAt,
    note: toStoredTextOrNull(label.note),
  };
}

/** The label of a row. */
export function labelOf(row: LabelTable): Label {
  const note = fromStoredTextOrUndefined(row.note);
  return {
    project: fromStoredText(row.project),
    feature: fromStoredText(row.feature),
    item: bytesToHash(row.item),
    rater: fromStoredText(row.rater),
    verdict: verdictCodes.toWord(row.verdict),
    ...(row.behaviour !== null && { behaviour: behaviourCodes.toWord(row.behaviour) }),
    ...(note !== undefined && { note }),
    labelledAt: row.labelled_at,
    adjudication: row.adjudication === 1,
  };
}
