import { contentHash } from '@plimsoll/core';
import type { Finding } from '../../decision.js';
import type { HeavyDetector, Thresholds } from '../../detectors/detector.js';
import type { ViewIn } from '../../detectors/views-in.js';
import { jsonEndpoint, type JsonEndpoint } from '../json-endpoint.js';
import { UninspectableText } from '../uninspectable-text.js';
import { viewsToAsk } from '../views-to-ask.js';
import { readModeration } from './read-moderation.js';

/** A moderation service in OpenAI's shape. */
export interface ModerationsOptions extends JsonEndpoint {
  /** What policies call it. */
  readonly name: string;
  /** Left out: the service's own choice. */
  readonly model?: string | undefined;
  /** From where on a score counts, where the rule does not say; what the service flags counts always. Default 0.5. */
  readonly threshold?: number | undefined;
  /** Longer texts are not sent, and recorded as too long; default 100,000. */
  readonly maximumCharacters?: number | undefined;
}

/**
 * A heavier detector that asks a moderation service (`POST /moderations`). What a text hides in an encoding is sent beside
 * it. The texts leave the machine.
 *
 * @throws PlimsollError `config-invalid` for an address that is none.
 * @example
 * ```ts
 * const moderations = moderationsDetector({ name: 'moderation', baseUrl: 'https://api.example.com/v1', apiKey: 'sk-1' });
 * moderations.name; // 'moderation'
 * ```
 */
export function moderationsDetector(options: ModerationsOptions): HeavyDetector {
  const { name, model, threshold = 0.5, maximumCharacters = 100_000 } = options;
  const ask = jsonEndpoint(options, '/moderations');
  return {
    name,
    version: `1-${contentHash({ baseUrl: options.baseUrl, model: model ?? null, threshold }).slice(0, 16)}`,
    reach: 'sentence',
    thresholds: (): Thresholds => ({ threshold }),
    async inspectLater({ text, views }, signal) {
      if (text.length > maximumCharacters) throw new UninspectableText('skipped', 'too-long');
      const read = viewsToAsk(views);
      const texts = read.map((view) => view.text.toWellFormed());
      const input = texts.length === 1 ? texts[0] : texts;
      const results = readModeration(await ask({ ...(model === undefined ? {} : { model }), input }, signal));
      if (results.length !== texts.length)
        throw new Error(`the service judged ${String(results.length)} texts in place of ${String(texts.length)}`);
      return results.flatMap((scores, index): Finding[] => {
        const view = read[index] as ViewIn;
        const span = index === 0 ? null : view.span(0, view.text.length);
        return scores.map(({ category, score, flagged }) => {
          return {
            detector: name,
            category,
            score: flagged ? Math.max(score, threshold) : score,
            span,
            view: view.name,
          };
        });
      });
    },
  };
}
