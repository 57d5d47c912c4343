import { contentHash, PlimsollError, type ContentHash } from '@plimsoll/core';
import type { Finding } from '../../decision.js';
import type { DetectorInput, HeavyDetector, Thresholds } from '../../detectors/detector.js';
import { isRewritten, normalisedView, type ViewIn } from '../../detectors/views-in.js';
import { UninspectableText } from '../uninspectable-text.js';
import { viewsToAsk } from '../views-to-ask.js';
import { labelScores, type Activation } from './label-scores.js';
import type { MakeTensor, OnnxSession, Tokenizer } from './onnx-session.js';
import { specialTokens } from './special-tokens.js';
import { tokenWindows, type TokenWindow } from './token-windows.js';

/** A text classifier in the ONNX format, and how it is read. */
export interface OnnxClassifierOptions {
  /** What policies call it. */
  readonly name: string;
  readonly session: OnnxSession;
  readonly tokenizer: Tokenizer;
  readonly tensor: MakeTensor;
  /** The category of each output, in order; undefined for harmless ones: see `labelCategories`. */
  readonly categories: readonly (string | undefined)[];
  readonly activation: Activation;
  /** Most tokens that the model takes, special ones included: 512 for most. */
  readonly maximumTokens: number;
  /** SHA-256 of the model's file: stands in every record. */
  readonly modelHash?: ContentHash | undefined;
  /** Of whatever else decides, such as the tokenizer's file. */
  readonly version?: string | undefined;
  /** Token that fills shorter windows up; default 0. */
  readonly padding?: number | undefined;
  /** Share of a window that the next one reads again, 0 to 0.9; default 0.25. */
  readonly overlap?: number | undefined;
  /** A text that needs more windows is not scanned, and recorded as too long; default 64. */
  readonly maximumWindows?: number | undefined;
  /** Windows that go through the model together; default 8. */
  readonly windowsAtOnce?: number | undefined;
  /** From where on a score counts, where the rule does not say; default 0.5. */
  readonly threshold?: number | undefined;
}

const leastReported = 0.05;
const knownInputs = ['input_ids', 'attention_mask', 'token_type_ids'];

/**
 * A heavier detector that runs a classifier in this process. Texts longer than the model reads go through it in
 * overlapping windows, and the worst window counts; what a text disguises or hides in an encoding is read as well.
 *
 * @throws PlimsollError `config-invalid` when the model wants other inputs than tokens and their mask.
 * @example
 * ```ts
 * const tokenizer = { encode: (text) => ({ ids: Array.from(text, (letter) => letter.charCodeAt(0)) }) };
 * const run = async () => ({ logits: { type: 'float32', dims: [1, 2], data: new Float32Array([0, 3]) } });
 * const session = { inputNames: ['input_ids'], outputNames: ['logits'], run };
 * const categories = [undefined, 'injection'];
 * const shape = { categories, activation: 'softmax', maximumTokens: 512 };
 * onnxClassifier({ name: 'tiny', session, tokenizer, tensor: (data) => data, ...shape }).name; // 'tiny'
 * ```
 */
export function onnxClassifier(options: OnnxClassifierOptions): HeavyDetector {
  const { name, session, tokenizer, categories, activation, overlap = 0.25, maximumWindows = 64 } = options;
  const { threshold = 0.5, windowsAtOnce = 8, maximumTokens } = options;
  checkInputs(name, session.inputNames);
  const special = specialTokens(tokenizer);
  const reserved = new Set([...special.before, ...special.after]);
  const tokens = maximumTokens - special.before.length - special.after.length;
  if (tokens < 1)
    throw new PlimsollError({
      code: 'config-invalid',
      message: `Classifier "${name}" takes ${String(maximumTokens)} tokens, which leaves no room for a text.`,
      hint: 'Raise maximumTokens: 512 for most models.',
    });
  const shape = { categories, activation, maximumTokens, overlap, maximumWindows, version: options.version ?? null };
  return {
    name,
    version: `1-${contentHash({ ...shape, categories: categories.map((one) => one ?? null) }).slice(0, 16)}`,
    modelHash: options.modelHash,
    reach: 'sentence',
    thresholds: (): Thresholds => ({ threshold }),
    async inspectLater(input, signal) {
      const windows = windowsOf(input, { tokens, overlap });
      if (windows === undefined) throw new UninspectableText('skipped', 'too-long');
      const findings: Finding[] = [];
      for (let from = 0; from < windows.length; from += windowsAtOnce) {
        signal.throwIfAborted();
        const batch = windows.slice(from, from + windowsAtOnce);
        const rows = await logitsOf(batch);
        for (const [index, logits] of rows.entries()) {
          const { view, window } = batch[index] as ViewWindow;
          for (const [category, score] of labelScores(logits, categories, activation)) {
            const span = windows.length === 1 ? null : view.span(window.span.start, window.span.end);
            findings.push({ detector: name, category, score, span, view: view.name });
          }
        }
      }
      return worstAndHigh(findings);
    },
  };

  function windowsOf(input: DetectorInput, size: { tokens: number; overlap: number }): ViewWindow[] | undefined {
    const windows: ViewWindow[] = [];
    for (const view of viewsOf(input)) {
      for (const window of tokenWindows(view.text, tokenizer, size)) {
        if (windows.length === maximumWindows) return undefined;
        windows.push({ view, window });
      }
    }
    return windows;
  }

  async function logitsOf(batch: readonly ViewWindow[]): Promise<number[][]> {
    // Who writes a special token into the text must not end it there.
    const rows = batch.map(({ window }) => [
      ...special.before,
      ...window.ids.filter((id) => !reserved.has(id)),
      ...special.after,
    ]);
    const length = Math.max(...rows.map((row) => row.length));
    const dims = [rows.length, length];
    const input = (fill: (row: readonly number[], at: number) => number): unknown => {
      const data = new BigInt64Array(rows.length * length);
      for (const [index, row] of rows.entries())
        for (let at = 0; at < length; at += 1) data[index * length + at] = BigInt(fill(row, at));
      return options.tensor(data, dims);
    };
    const feeds: Record<string, unknown> = {};
    for (const wanted of session.inputNames) {
      if (wanted === 'input_ids') feeds[wanted] = input((row, at) => row[at] ?? options.padding ?? 0);
      else if (wanted === 'attention_mask') feeds[wanted] = input((row, at) => (at < row.length ? 1 : 0));
      else feeds[wanted] = input(() => 0);
    }
    const outputs = await session.run(feeds);
    const output = outputs[session.outputNames.includes('logits') ? 'logits' : (session.outputNames[0] ?? '')];
    const { data, type, dims: shape } = output ?? {};
    if (!(data instanceof Float32Array)) throw new Error(`the model returned ${type ?? 'nothing'} in place of float32`);
    if (shape?.length !== 2 || shape[0] !== rows.length || shape[1] !== categories.length)
      throw new Error(
        `the model returned [${String(shape)}] in place of [${String([rows.length, categories.length])}]`,
      );
    if (!data.every(Number.isFinite)) throw new Error('the model returned what is no number');
    return rows.map((_, index) =>
      Array.from(data.subarray(index * categories.length, (index + 1) * categories.length)),
    );
  }
}

interface ViewWindow {
  readonly view: ViewIn;
  readonly window: TokenWindow;
}

/** The text as it stands, what was encoded in it, and the same without disguises where there are any. */
function viewsOf({ views }: DetectorInput): ViewIn[] {
  return [...viewsToAsk(views), ...(isRewritten(views) ? [normalisedView(views)] : [])];
}

/** The highest of each category, and whatever else a rule may want to count. */
function worstAndHigh(findings: readonly Finding[]): Finding[] {
  const highest = new Map<string, Finding>();
  for (const finding of findings) {
    const known = highest.get(finding.category);
    if (known === undefined || finding.score > known.score) highest.set(finding.category, finding);
  }
  return findings.filter((one) => one.score >= leastReported || highest.get(one.category) === one);
}

function checkInputs(name: string, inputs: readonly string[]): void {
  const unknown = inputs.filter((input) => !knownInputs.includes(input));
  if (unknown.length === 0 && inputs.includes('input_ids')) return;
  throw new PlimsollError({
    code: 'config-invalid',
    message: `Classifier "${name}" wants the inputs ${inputs.join(', ')}: it is no classifier of texts.`,
    hint: `Export it for text classification: its inputs are then among ${knownInputs.join(', ')}.`,
  });
}
