import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { averagingModel } from './onnx-model-fixture.js';

const special = ['[PAD]', '[CLS]', '[SEP]', '[UNK]'];
/** What the tiny model has learnt: words that stand for its two categories. */
const words = { drop: [1, 0], rules: [1, 0], rude: [0, 1], fool: [0, 1] } as const;

/** The tokenizer.json of the tiny model: whole words, in lower case. */
function tokenizer(): object {
  const all = [...special, ...Object.keys(words)];
  const marked = (content: string): object => ({ SpecialToken: { id: content, type_id: 0 } });
  const sequence = (id: string): object => ({ Sequence: { id, type_id: 0 } });
  const tokens = ['[CLS]', '[SEP]'].map((id) => [id, { id, ids: [all.indexOf(id)], tokens: [id] }]);
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: special.map((content, id) => ({
      id,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'Whitespace' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [marked('[CLS]'), sequence('A'), marked('[SEP]')],
      pair: [marked('[CLS]'), sequence('A'), marked('[SEP]'), sequence('B'), marked('[SEP]')],
      special_tokens: Object.fromEntries(tokens) as object,
    },
    decoder: null,
    model: { type: 'WordLevel', vocab: Object.fromEntries(all.map((word, id) => [word, id])), unk_token: '[UNK]' },
  };
}

/** What may be different about a tiny classifier. */
export interface TinyClassifier {
  readonly config?: Readonly<Record<string, unknown>> | undefined;
  /** Place of the model in the folder; default "model.onnx". */
  readonly modelPath?: string | undefined;
}

/**
 * Writes a real classifier of a few hundred bytes: "drop", "rules" mean injection, "rude", "fool" mean toxicity. A text
 * counts as one where more than a tenth of its tokens do.
 */
export function writeTinyClassifier(
  folder: string,
  { config = {}, modelPath = 'model.onnx' }: TinyClassifier = {},
): void {
  const rows: readonly (readonly number[])[] = [
    ...special.map((): readonly number[] => [0, 0]),
    ...Object.values(words),
  ];
  const weights = [
    [-40, 40, 0],
    [-40, 0, 40],
  ];
  const model = averagingModel(rows, weights, [4, -4, -4]);
  const write = (name: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  const id2label = { 0: 'BENIGN', 1: 'INJECTION', 2: 'TOXICITY' };
  write(modelPath, model);
  write('config.json', `${JSON.stringify({ model_type: 'tiny', id2label, pad_token_id: 0, ...config })}\n`);
  write('tokenizer.json', `${JSON.stringify(tokenizer())}\n`);
  write(
    'tokenizer_config.json',
    `${JSON.stringify({ model_max_length: 18, tokenizer_class: 'PreTrainedTokenizerFast' })}\n`,
  );
}
