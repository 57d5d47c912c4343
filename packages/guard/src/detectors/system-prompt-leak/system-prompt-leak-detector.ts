import { BoundedCache } from '@plimsoll/core/text';
import * as z from 'zod/mini';
import type { Finding } from '../../decision.js';
import { textViews } from '../../views/text-views.js';
import { defineDetector } from '../detector.js';
import { eachView, type ViewIn } from '../views-in.js';
import { wordHashes } from '../word-hashes.js';

/** Runs of the prompt's words in a text. */
interface PromptGrams {
  readonly length: number;
  readonly grams: ReadonlySet<number>;
  readonly words: number;
}

const mostWords = 8;
const fewestWords = 4;
/** A run of so many of the prompt's words is certain not to be chance. */
const certainRun = 20;

/** Stretches of the system prompt, word for word, whatever their punctuation, case or encoding. */
export const systemPromptLeakDetector = defineDetector({
  name: 'system-prompt-leak',
  summary: 'stretches of the system prompt in what is said, by runs of words',
  categories: ['system-prompt'],
  channels: ['assistant', 'tool-call'],
  options: z.strictObject({}),
  create() {
    const prompts = new BoundedCache<string, PromptGrams>(32);
    return {
      name: 'system-prompt-leak',
      version: '1',
      reach: 'sentence',
      needs: 'systemPrompt',
      // Of 150,000 benign answers against prompts they never saw 7 share 8 words in a row, none shares 12: bench:guard-leak.
      thresholds: () => ({ threshold: 0.4, blockAt: 0.6 }),
      inspect({ views, references: { systemPrompt = '' } }) {
        const prompt = prompts.get(systemPrompt, () => gramsOf(systemPrompt));
        const findings: Finding[] = [];
        if (prompt.words < fewestWords) return findings;
        eachView(views, (view) => {
          findRuns(view, prompt, findings);
        });
        return findings;
      },
    };
  },
});

function gramsOf(systemPrompt: string): PromptGrams {
  const { count, hashes } = wordHashes(textViews(systemPrompt).normalised.text);
  const length = Math.max(fewestWords, Math.min(mostWords, count));
  const grams = new Set<number>();
  for (let first = 0; first + length <= count; first += 1) grams.add(gramAt(hashes, first, length));
  return { length, grams, words: count };
}

function findRuns(view: ViewIn, prompt: PromptGrams, findings: Finding[]): void {
  const { count, hashes, starts, ends } = wordHashes(view.text);
  const { length, grams } = prompt;
  let runStart = -1;
  let runEnd = -1;
  const close = (): void => {
    if (runStart === -1) return;
    const words = runEnd - runStart;
    const score = words >= prompt.words ? 1 : Math.min(1, words / certainRun);
    const span = view.span(starts[runStart] as number, ends[runEnd - 1] as number);
    findings.push({ detector: 'system-prompt-leak', category: 'system-prompt', score, span, view: view.name });
    runStart = -1;
  };
  for (let first = 0; first + length <= count; first += 1) {
    if (!grams.has(gramAt(hashes, first, length))) {
      if (first >= runEnd) close();
      continue;
    }
    if (runStart !== -1 && first > runEnd) close();
    if (runStart === -1) runStart = first;
    runEnd = first + length;
  }
  close();
}

function gramAt(hashes: Int32Array, first: number, length: number): number {
  let gram = 0;
  for (let at = first; at < first + length; at += 1) gram = Math.imul(gram, 0x5bd1e995) + (hashes[at] as number);
  return gram | 0;
}
