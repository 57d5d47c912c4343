import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { contentHash, PlimsollError, type ContentHash } from '@plimsoll/core';
import { textViews, type HeavyDetector } from '@plimsoll/guard';
import { labelCategories, onnxClassifier, type OnnxClassifierOptions } from '@plimsoll/guard/heavy';
import { readTextFile } from '../../files/index.js';
import { readClassifierConfig } from './classifier-config.js';
import { loadOnnxRuntime, type LoadPackage } from './onnx-runtime.js';

/** How a classifier is loaded and read. */
export interface OnnxFolderOptions extends Pick<
  OnnxClassifierOptions,
  'threshold' | 'maximumWindows' | 'overlap' | 'windowsAtOnce'
> {
  /** What policies call it. */
  readonly name: string;
  /** SHA-256 that the model's file must have, in lower-case hexadecimal. */
  readonly sha256?: string | undefined;
  /** From the model's labels to categories; labels left out are harmless. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** Tokens of a window; default what the model takes, at most 512. */
  readonly maximumTokens?: number | undefined;
  /** Largest model that is loaded; default 1 GiB. */
  readonly maximumBytes?: number | undefined;
  readonly loadPackage?: LoadPackage | undefined;
}

const gibibyte = 1024 ** 3;
const largestJson = 64 * 1024 * 1024;

/**
 * Loads a text classifier from a folder as Hugging Face lays them out: config.json, tokenizer.json, perhaps
 * tokenizer_config.json, and model.onnx or onnx/model.onnx. It is run once, so that what does not fit fails here.
 *
 * Needs the optional packages onnxruntime-node (or onnxruntime-web) and @huggingface/tokenizers.
 *
 * @throws PlimsollError `package-missing`, `config-missing`, `file-unreadable`, `config-invalid`, or `model-corrupt` when
 * the model has another hash than expected or does not work.
 * @example
 * ```ts
 * const classifier = await loadOnnxClassifier('tiny-classifier', { name: 'tiny' });
 * classifier.modelHash?.length; // 64
 * ```
 */
export async function loadOnnxClassifier(folder: string, options: OnnxFolderOptions): Promise<HeavyDetector> {
  const config = await readJson(join(folder, 'config.json'));
  const tokenizer = await readJson(join(folder, 'tokenizer.json'));
  const tokenizerConfig = (await fileAt(join(folder, 'tokenizer_config.json')))
    ? await readJson(join(folder, 'tokenizer_config.json'))
    : { value: {}, sha256: '' };
  const { labels, activation, maximumTokens, padding } = readClassifierConfig(config.value, tokenizerConfig.value);
  const categories = labelCategories(labels, options.labels);
  const { path, bytes, modelHash } = await readModel(folder, options);
  const runtime = await loadOnnxRuntime(options.loadPackage);
  try {
    const classifier = onnxClassifier({
      ...options,
      session: await runtime.openSession(bytes),
      tensor: runtime.tensor,
      tokenizer: runtime.openTokenizer(tokenizer.value, tokenizerConfig.value),
      categories,
      activation,
      maximumTokens: options.maximumTokens ?? maximumTokens,
      padding,
      modelHash,
      version: contentHash([config.sha256, tokenizer.sha256, tokenizerConfig.sha256]),
    });
    const trial = { channel: 'user', text: 'a', views: textViews('a'), references: {} } as const;
    await classifier.inspectLater(trial, new AbortController().signal);
    return classifier;
  } catch (error) {
    if (PlimsollError.isInstance(error)) throw error;
    throw corrupt(path, `it does not work: ${String(error).slice(0, 500)}`, error);
  }
}

async function readModel(
  folder: string,
  { sha256, maximumBytes = gibibyte }: OnnxFolderOptions,
): Promise<{ readonly path: string; readonly bytes: Uint8Array; readonly modelHash: ContentHash }> {
  const paths = [join(folder, 'model.onnx'), join(folder, 'onnx', 'model.onnx')];
  for (const path of paths) {
    const size = await fileAt(path);
    if (size === undefined) continue;
    if (size > maximumBytes)
      throw new PlimsollError({
        code: 'file-unreadable',
        message: `${path} has ${String(size)} bytes, more than the ${String(maximumBytes)} that are loaded.`,
        hint: 'Raise maximumBytes, or take a smaller (quantised) model.',
      });
    const bytes = await readFile(path);
    const modelHash = createHash('sha256').update(bytes).digest('hex');
    if (sha256 !== undefined && sha256 !== modelHash) throw corrupt(path, `its SHA-256 is ${modelHash}, not ${sha256}`);
    return { path, bytes, modelHash };
  }
  throw new PlimsollError({
    code: 'config-missing',
    message: `There is no model: neither ${paths.join(' nor ')}.`,
    hint: 'Name the folder that the model was downloaded or exported to; its weights must be inside model.onnx.',
  });
}

async function readJson(path: string): Promise<{ readonly value: object; readonly sha256: ContentHash }> {
  const { text, sha256 } = await readTextFile(path, { maximumBytes: largestJson });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw corrupt(path, 'it is not JSON', error);
  }
  if (typeof value !== 'object' || value === null) throw corrupt(path, 'it is no JSON object');
  return { value, sha256 };
}

/** The size of a file, or undefined when there is none. */
function fileAt(path: string): Promise<number | undefined> {
  return stat(path).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  );
}

function corrupt(path: string, why: string, cause?: unknown): PlimsollError {
  return new PlimsollError({
    code: 'model-corrupt',
    message: `${path} is not loaded: ${why}.`,
    hint: 'Get the model again from where it came from; nothing is judged with this one.',
    cause,
  });
}
