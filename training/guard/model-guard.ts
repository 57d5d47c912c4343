import { createGuard, defaultPolicy, type Guard } from '@plimsoll/guard';
import { graded } from '../../packages/guard/src/detectors/learned/graded.js';
import { isUnfamiliar } from '../../packages/guard/src/models/familiar-script.js';
import { bucketBits } from '../../packages/guard/src/models/gram-scan.js';
import { familiarBlocks } from '../../packages/guard/src/models/model-thresholds.js';
import { unpackModel } from '../../packages/guard/src/models/packed-model.js';
import { scoreWindows } from '../../packages/guard/src/models/window-scores.js';
import type { CalibratedHead } from './learn.js';
import { modelViews } from './measure.js';
import { pack } from './pack.js';

/** A head as the injection detector of the user channel would run it, quantised and over all views, before it is shipped. */
export interface ModelGuard {
  /** For searches: only `inspect` is another than that of the default policy. */
  readonly guard: Guard;
  /** What the policy does: a score in the grey band escalates. */
  decide(text: string): 'allow' | 'escalate' | 'block';
}

const familiar: ReadonlySet<number> = new Set(familiarBlocks);
const channel = 'user';

/** Puts a fitted head behind the interface of a guard. */
export function modelGuard(fitted: CalibratedHead): ModelGuard {
  const model = unpackModel(pack('user', bucketBits, [{ name: 'user', ...fitted }]));
  const share = (score: number): number => Number(model.probability(0, score).toFixed(4));
  const thresholds = { threshold: share(fitted.threshold), blockAt: share(fitted.blockAt) };

  function scoreOf(text: string): number {
    let probability = 0;
    let unfamiliar = false;
    for (const view of modelViews(text)) {
      const { tops, grams } = scoreWindows(model.table, view);
      if (grams === 0) continue;
      const seen = model.probability(0, tops[0]?.score ?? -Infinity);
      if (seen <= probability) continue;
      probability = seen;
      unfamiliar = isUnfamiliar(view, familiar);
    }
    return graded({ probability, unfamiliar, span: null, view: '', window: '' }, thresholds, 'injection').score;
  }
  const actionOn = (score: number): 'allow' | 'escalate' | 'block' =>
    score < thresholds.threshold ? 'allow' : score < thresholds.blockAt ? 'escalate' : 'block';

  const shell = createGuard(defaultPolicy);
  const empty = shell.inspect({ channel, text: '' });
  const rule = 'injection';
  return {
    decide: (text) => actionOn(scoreOf(text)),
    guard: {
      ...shell,
      inspect: (input) => {
        const score = scoreOf('text' in input ? input.text : '');
        const action = actionOn(score);
        const acted = action !== 'allow';
        return {
          ...empty,
          action,
          rules: acted ? [rule] : [],
          findings: acted ? [{ detector: rule, category: 'injection', score, span: null, view: 'normalised' }] : [],
          checks: [
            {
              rule,
              detector: rule,
              state: 'ran',
              mode: 'enforced',
              score,
              threshold: thresholds.threshold,
              microseconds: 0,
            },
          ],
        };
      },
    },
  };
}
