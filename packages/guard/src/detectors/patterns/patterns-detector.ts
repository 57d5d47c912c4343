import * as z from 'zod/mini';
import { channels } from '../../channel.js';
import type { Finding } from '../../decision.js';
import { compilePattern } from '../../matchers/compile-pattern.js';
import { defineDetector, type Reach } from '../detector.js';
import { eachWrittenView } from '../views-in.js';
import { patternReach } from './pattern-reach.js';

const source = z.string().check(z.minLength(1), z.maxLength(2_000));
const mostMatches = 10_000;

/** Patterns of the user's own, in linear time. */
export const patternsDetector = defineDetector({
  name: 'patterns',
  summary: 'patterns of your own, in RE2 syntax, also in what was encoded',
  categories: [],
  channels,
  options: z.strictObject({
    patterns: z.array(source).check(z.minLength(1), z.maxLength(1_000)),
    /** What findings are called. */
    category: z.optional(z.string().check(z.regex(/^[a-z0-9][a-z0-9-]*$/), z.maxLength(100))),
    caseSensitive: z.optional(z.boolean()),
  }),
  create({ patterns, category = 'denied-pattern', caseSensitive }) {
    const compiled = patterns.map((one) => compilePattern(one, { caseSensitive }));
    return {
      name: 'patterns',
      version: '1',
      reach: reachOf(patterns),
      inspect({ views }) {
        const findings: Finding[] = [];
        eachWrittenView(views, (view) => {
          for (const pattern of compiled) {
            for (const { start, end } of pattern.find(view.text, mostMatches)) {
              findings.push({ detector: 'patterns', category, score: 1, span: view.span(start, end), view: view.name });
            }
          }
        });
        return findings;
      },
    };
  },
});

/** One unit more than the longest match: word boundaries look at their neighbours. */
function reachOf(patterns: readonly string[]): Reach {
  let longest = 0;
  for (const pattern of patterns) {
    const reach = patternReach(pattern);
    if (reach === undefined) return 'unbounded';
    longest = Math.max(longest, reach + 1);
  }
  return longest;
}
