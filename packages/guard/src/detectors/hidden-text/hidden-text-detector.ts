import * as z from 'zod/mini';
import type { Finding } from '../../decision.js';
import { defineDetector } from '../detector.js';

const categories = [
  'tag-characters',
  'bidi-control',
  'zero-width',
  'variation-selectors',
  'html-comment',
  'hidden-style',
] as const;
type Category = (typeof categories)[number];

const tags = /[\u{e0001}\u{e0020}-\u{e007f}]+/gu;
const bidi = /[\u202a-\u202e\u2066-\u2069]+/g;
const zeroWidth = /[\u200b\u2060-\u2064\ufeff\u180e]+/g;
const selectors = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{2,}/gu;
const style =
  /style\s{0,9}=\s{0,9}["'][^"'<>]{0,500}?(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|font-size\s{0,9}:\s{0,9}0(?![.\d])|opacity\s{0,9}:\s{0,9}0(?![.\d]))/gi;
const longestComment = 4_000;
const mostFindings = 10_000;

/** Text that people do not see and models do. */
export const hiddenTextDetector = defineDetector({
  name: 'hidden-text',
  summary: 'text that people do not see: tag characters, bidi overrides, zero-width runs, HTML comments, hidden styles',
  categories,
  channels: ['user', 'tool-call', 'tool-result', 'retrieved'],
  options: z.strictObject({
    /** So many zero-width characters are let pass: some word processors leave them behind. Default 3. */
    zeroWidthAllowed: z.optional(z.int().check(z.minimum(0), z.maximum(100_000))),
  }),
  create: ({ zeroWidthAllowed = 3 }) => ({
    name: 'hidden-text',
    version: '1',
    reach: 'sentence',
    inspect({ text, views: { anomalies } }) {
      const findings: Finding[] = [];
      const add = (category: Category, start: number, end: number, score = 1): void => {
        if (findings.length < mostFindings)
          findings.push({ detector: 'hidden-text', category, score, span: { start, end }, view: 'plain' });
      };
      if (anomalies.tags > 0) {
        eachMatch(tags, text, (start, end) => {
          if (!isFlag(text, start, end)) add('tag-characters', start, end);
        });
      }
      if (anomalies.bidi > 0)
        eachMatch(bidi, text, (start, end) => {
          add('bidi-control', start, end, 0.9);
        });
      if (anomalies.zeroWidth > zeroWidthAllowed)
        eachMatch(zeroWidth, text, (start, end) => {
          add('zero-width', start, end);
        });
      if (anomalies.variationSelectors > 1)
        eachMatch(selectors, text, (start, end) => {
          add('variation-selectors', start, end);
        });
      if (text.includes('<')) findMarkup(text, add);
      return findings;
    },
  }),
});

function findMarkup(text: string, add: (category: Category, start: number, end: number, score?: number) => void): void {
  let close = 0;
  for (let start = text.indexOf('<!--'); start !== -1; start = text.indexOf('<!--', start + 4)) {
    // Looked for once, or a text of open comments would be read again for each.
    if (close !== -1 && close < start + 4) close = text.indexOf('-->', start + 4);
    const end = Math.min(close === -1 ? text.length : close + 3, start + longestComment);
    // A comment that says nothing is none; a word or two are an author's mark.
    if (
      text
        .slice(start + 4, end)
        .trim()
        .split(/\s+/).length >= 4
    )
      add('html-comment', start, end, 0.8);
    start = end - 4;
  }
  if (/style\s{0,9}=/i.test(text))
    eachMatch(style, text, (start, end) => {
      add('hidden-style', start, end);
    });
}

/** Flags of England, Scotland and Wales: a black flag, up to six tag characters, and the one that ends them. */
function isFlag(text: string, start: number, end: number): boolean {
  return end - start <= 14 && text.codePointAt(start - 2) === 0x1f3f4 && text.codePointAt(end - 2) === 0xe007f;
}

function eachMatch(pattern: RegExp, text: string, visit: (start: number, end: number) => void): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    visit(match.index, match.index + match[0].length);
  }
}
