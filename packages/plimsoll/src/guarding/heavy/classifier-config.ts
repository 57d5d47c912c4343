import { PlimsollError } from '@plimsoll/core';
import type { Activation } from '@plimsoll/guard/heavy';
import * as z from 'zod/mini';

/** What is used of a model folder's config.json. */
export interface ClassifierConfig {
  /** In the order of the model's outputs. */
  readonly labels: readonly string[];
  readonly activation: Activation;
  readonly maximumTokens: number;
  readonly padding: number;
}

const configSchema = z.object({
  id2label: z.record(z.string(), z.string()),
  problem_type: z.nullish(z.string()),
  model_type: z.nullish(z.string()),
  max_position_embeddings: z.nullish(z.number()),
  pad_token_id: z.nullish(z.number()),
});
const tokenizerSchema = z.object({ model_max_length: z.nullish(z.number()) });

/** Models of this family count positions from behind the padding token. */
const shifted = new Set(['roberta', 'xlm-roberta', 'camembert', 'xlm-roberta-xl']);
const usualMaximum = 512;

/**
 * Reads config.json and tokenizer_config.json of a classifier.
 *
 * @throws PlimsollError `config-invalid` when the model is no classifier of texts.
 * @example
 * ```ts
 * readClassifierConfig({ id2label: { 0: 'SAFE', 1: 'INJECTION' } }, {}).activation; // 'softmax'
 * ```
 */
export function readClassifierConfig(config: unknown, tokenizerConfig: unknown): ClassifierConfig {
  const read = configSchema.safeParse(config);
  if (!read.success) throw noClassifier('its config.json has no id2label');
  const { id2label, problem_type: problem, model_type: type, max_position_embeddings: positions } = read.data;
  const labels = Object.keys(id2label).map((_, index) => id2label[String(index)]);
  if (labels.length === 0 || labels.includes(undefined)) throw noClassifier('its id2label does not count from 0');
  if (problem === 'regression') throw noClassifier('it is a regression');
  const padding = read.data.pad_token_id ?? 0;
  const own = tokenizerSchema.safeParse(tokenizerConfig).data?.model_max_length ?? Infinity;
  const room = (positions ?? usualMaximum) - (shifted.has(type ?? '') ? padding + 1 : 0);
  return {
    labels: labels as string[],
    activation: problem === 'multi_label_classification' || labels.length === 1 ? 'sigmoid' : 'softmax',
    maximumTokens: Math.max(1, Math.min(usualMaximum, room, own)),
    padding,
  };
}

function noClassifier(why: string): PlimsollError {
  return new PlimsollError({
    code: 'config-invalid',
    message: `The model is no classifier of texts: ${why}.`,
    hint: 'Name a folder with a model for text classification, exported to ONNX.',
  });
}
