import * as z from 'zod/mini';
import { channels } from '../../channel.js';
import type { Finding } from '../../decision.js';
import { defineDetector } from '../detector.js';
import { textViews } from '../../views/text-views.js';
import { eachView } from '../views-in.js';
import { phrasesHeldFrom } from './held-from.js';
import { compilePhrases } from './phrase-finder.js';

const phrase = z.string().check(
  z.minLength(2),
  z.maxLength(500),
  z.refine((text) => /[\p{L}\p{N}]/u.test(text), 'a phrase needs a letter or digit'),
);

/** A deny-list of phrases: whole words, whatever their letter case, spacing or disguise. */
export const phrasesDetector = defineDetector({
  name: 'phrases',
  summary: 'phrases of your own, as whole words, also disguised or encoded',
  categories: [],
  channels,
  options: z.strictObject({
    phrases: z.array(phrase).check(z.minLength(1), z.maxLength(20_000)),
    /** What findings are called. */
    category: z.optional(z.string().check(z.regex(/^[a-z0-9][a-z0-9-]*$/), z.maxLength(100))),
  }),
  create({ phrases, category = 'denied-phrase' }) {
    const finder = compilePhrases(phrases.map((text) => textViews(text).normalised.text));
    // Disguises take up to four units for one: spaced out with a sign on both sides, or a combining mark on each letter.
    const reach = finder.longest * 4;
    return {
      name: 'phrases',
      version: '1',
      reach,
      heldFrom: (input) => phrasesHeldFrom(input, finder, reach),
      inspect({ views }) {
        const findings: Finding[] = [];
        const seen = new Set<number>();
        eachView(views, (view) => {
          finder.find(view.text, (_phrase, { start, end }) => {
            const span = view.span(start, end);
            // Seen in one view, it is no news in the next.
            const place = span.start * 0x4000000 + span.end;
            if (seen.has(place)) return;
            seen.add(place);
            findings.push({ detector: 'phrases', category, score: 1, span, view: view.name });
          });
        });
        return findings;
      },
    };
  },
});
