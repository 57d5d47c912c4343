import { didYouMean, PlimsollError, quote } from '@plimsoll/core';
import { categoryName } from '../category-name.js';

const harmless = new Set(['benign', 'safe', 'neutral', 'normal', 'none', 'ok', 'clean', 'legit', 'legitimate', 'sfw']);
const nameless = /^label-\d+$/;

/**
 * The category that each label of a classifier stands for; undefined for harmless labels.
 *
 * @param labels as the model's configuration names them, in the order of its outputs.
 * @param mapping from labels to categories; what it leaves out is harmless. Left out altogether: every label is a category
 * of its own, but for those that plainly say that all is well.
 * @throws PlimsollError `config-invalid` when a label is unknown, no label is left, or labels without a meaning
 * ("LABEL_0") have no mapping.
 * @example
 * ```ts
 * labelCategories(['BENIGN', 'MALICIOUS']); // [undefined, 'malicious']
 * ```
 */
export function labelCategories(
  labels: readonly string[],
  mapping?: Readonly<Record<string, string>>,
): (string | undefined)[] {
  for (const name of Object.keys(mapping ?? {})) {
    if (!labels.includes(name))
      throw problem(`the model has no label ${quote(name)}${didYouMean(name, labels)}`, labels);
  }
  const categories = labels.map((label) => {
    if (mapping !== undefined) return Object.hasOwn(mapping, label) ? mapping[label] : undefined;
    const name = categoryName(label);
    if (nameless.test(name)) throw problem(`its label ${quote(label)} does not say what it means`, labels);
    return harmless.has(name) || /^(not?|non)-/.test(name) ? undefined : name;
  });
  if (categories.every((category) => category === undefined)) throw problem('no label stands for a category', labels);
  return categories;
}

function problem(what: string, labels: readonly string[]): PlimsollError {
  const shown = labels.slice(0, 20).map((label) => quote(label));
  return new PlimsollError({
    code: 'config-invalid',
    message: `The labels of the classifier cannot be read: ${what}.`,
    hint: `Its labels are ${shown.join(', ')}. Say which of them mean what, as labels: { LABEL: category }.`,
  });
}
