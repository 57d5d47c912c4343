import type { ContentHash } from '@plimsoll/core';
import type { Span } from '@plimsoll/core/text';
import { firstLineWeights } from '../../models/first-line-weights.js';
import { isUnfamiliar } from '../../models/familiar-script.js';
import { familiarBlocks } from '../../models/model-thresholds.js';
import { unpackModel, type LinearModel } from '../../models/packed-model.js';
import { scoreWindows } from '../../models/window-scores.js';
import type { TextViews } from '../../views/text-views.js';
import { eachView, type ViewIn } from '../views-in.js';

/** The heads that read every text, as columns of one table: one reading of a text serves them all. */
export const firstLineHeads = { user: 0, document: 1, harm: 2 } as const;
export type FirstLineHead = keyof typeof firstLineHeads;

/** Hash of the table that {@link readFirstLine} reads with. */
export const firstLineHash: ContentHash = firstLineWeights.hash;

/** What one head saw at its highest window, over all views of a text. */
export interface HeadReading {
  /** Calibrated; 0 when there was nothing to read. */
  readonly probability: number;
  readonly span: Span | null;
  /** "normalised", "squeezed", "decoded:base64". */
  readonly view: string;
  /** The view's text of the window, for what looks closer. */
  readonly window: string;
  /** Most of the text is in a script that the model has hardly seen: its probability means little. */
  readonly unfamiliar: boolean;
}

let loaded: LinearModel | undefined;
const readings = new WeakMap<TextViews, readonly HeadReading[]>();
const familiar: ReadonlySet<number> = /* @__PURE__ */ new Set(familiarBlocks);

const nothing: HeadReading = { probability: 0, span: null, view: 'normalised', window: '', unfamiliar: false };

/**
 * Reads a text with every head at once: the normalised view, the squeezed one where there is one, and decoded stretches as
 * texts of their own, whose codes nobody judges as words. A second detector that asks for the same views gets the same reading.
 */
export function readFirstLine(views: TextViews, head: FirstLineHead): HeadReading {
  let reading = readings.get(views);
  if (reading === undefined) {
    reading = readAll(views);
    readings.set(views, reading);
  }
  return reading[firstLineHeads[head]] ?? nothing;
}

function readAll(views: TextViews): readonly HeadReading[] {
  loaded ??= unpackModel(firstLineWeights);
  const model = loaded;
  const best = [nothing, nothing, nothing];
  eachView(views, (view) => readView(model, view, best));
  return best;
}

function readView(model: LinearModel, view: ViewIn, best: HeadReading[]): void {
  const text = view.words?.() ?? view.text;
  const { tops, grams } = scoreWindows(model.table, text);
  if (grams === 0) return;
  const unfamiliar = isUnfamiliar(text, familiar);
  for (const [head, { score, start, end }] of tops.entries()) {
    const probability = model.probability(head, score);
    if (probability <= (best[head] as HeadReading).probability) continue;
    best[head] = {
      probability,
      span: view.span(start, end),
      view: view.name,
      window: text.slice(start, end),
      unfamiliar,
    };
  }
}
