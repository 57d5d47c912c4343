import * as z from 'zod/mini';
import type { Finding } from '../../decision.js';
import { defineDetector } from '../detector.js';
import { eachWrittenView } from '../views-in.js';
import { codeHeldFrom } from './held-from.js';

const categories = ['shell', 'sql', 'markup-script', 'code-block'] as const;
type Category = (typeof categories)[number];

interface Sign {
  readonly category: Category;
  /** Without one of these, in lower case, the pattern is not tried. */
  readonly hints: readonly string[];
  readonly pattern: RegExp;
  readonly score: number;
}

const signs: readonly Sign[] = [
  {
    category: 'shell',
    hints: ['curl', 'wget'],
    pattern: /\b(?:curl|wget)\s[^\n|;]{1,300}\|\s{0,9}(?:sudo\s{1,9})?(?:ba|z|da)?sh\b/gi,
    score: 1,
  },
  {
    category: 'shell',
    hints: ['rm '],
    pattern: /\brm\s{1,9}-(?:rf|fr|r\s{1,9}-f|f\s{1,9}-r)\s{1,9}\S{1,200}/gi,
    score: 1,
  },
  {
    category: 'shell',
    hints: ['powershell', 'pwsh'],
    pattern: /\b(?:powershell|pwsh)(?:\.exe)?\s[^\n]{0,200}?-e(?:nc|ncodedcommand)?\b/gi,
    score: 1,
  },
  {
    category: 'shell',
    hints: ['/dev/tcp/', 'nc -', 'mkfifo'],
    pattern: /\/dev\/tcp\/|\bnc\s{1,9}-[a-z]{0,6}e\b|\bmkfifo\s/gi,
    score: 0.9,
  },
  { category: 'shell', hints: ['#!/'], pattern: /^#!\/(?:usr\/)?bin\/\S{1,60}/gm, score: 0.8 },
  {
    category: 'shell',
    hints: ['$ '],
    pattern: /^\s{0,9}\$ (?:sudo|apt|npm|pip|git|docker|kubectl|ssh|chmod|cat|ls|cd|curl)\b[^\n]{0,200}/gm,
    score: 0.7,
  },
  {
    category: 'sql',
    hints: ['drop ', 'truncate '],
    pattern: /\b(?:drop|truncate)\s{1,9}(?:table|database|schema)\s{1,9}(?:if\s{1,9}exists\s{1,9})?["'`\w.]{1,80}/gi,
    score: 0.9,
  },
  { category: 'sql', hints: ['union'], pattern: /\bunion\s{1,9}(?:all\s{1,9})?select\b/gi, score: 0.9 },
  {
    category: 'sql',
    hints: ["' or", '" or'],
    pattern: /["']\s{0,9}or\s{1,9}["']?(\d{1,5})["']?\s{0,9}=\s{0,9}["']?\1/gi,
    score: 0.9,
  },
  {
    category: 'sql',
    hints: ['select '],
    pattern:
      /\bselect\s[^\n;]{1,200}?\sfrom\s{1,9}["'`\w.]{1,80}\s{1,9}(?:where|join|order\s{1,9}by|limit|group\s{1,9}by)\b/gi,
    score: 0.8,
  },
  {
    category: 'markup-script',
    hints: ['<script', '<iframe', 'onerror', 'onload'],
    pattern: /<script\b[^<>]{0,300}>|<iframe\b|<[a-z]{1,20}\s[^<>]{0,300}\bon(?:error|load|click|mouseover)\s{0,9}=/gi,
    score: 1,
  },
  { category: 'code-block', hints: ['```'], pattern: /^```[^\n`]{0,40}$/gm, score: 0.6 },
];
const mostFindings = 1_000;
const reach = 700;

/** Code and commands, for channels where nobody should write any. */
export const codeDetector = defineDetector({
  name: 'code',
  summary: 'shell commands, SQL, active markup and code blocks where none are expected',
  categories,
  channels: ['user', 'assistant', 'tool-call', 'tool-result', 'retrieved'],
  options: z.strictObject({}),
  create: () => ({
    name: 'code',
    version: '1',
    reach,
    // Escapes are decoded with the words around them.
    looksBack: 120,
    heldFrom: ({ text }) => codeHeldFrom(text, reach),
    inspect({ views }) {
      const findings: Finding[] = [];
      eachWrittenView(views, (view) => {
        const lower = view.text.toLowerCase();
        for (const { category, hints, pattern, score } of signs) {
          if (!hints.some((hint) => lower.includes(hint))) continue;
          pattern.lastIndex = 0;
          for (let match = pattern.exec(view.text); match !== null; match = pattern.exec(view.text)) {
            const span = view.span(match.index, match.index + match[0].length);
            if (findings.length < mostFindings)
              findings.push({ detector: 'code', category, score, span, view: view.name });
          }
        }
      });
      return findings;
    },
  }),
});
