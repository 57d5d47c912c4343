import { BoundedCache } from '@plimsoll/core/text';
import * as z from 'zod/mini';
import type { Finding } from '../../decision.js';
import { compileSecrets, findSecrets, type SecretSet } from '../../matchers/disclosure/index.js';
import { defineDetector } from '../detector.js';

const canary = z.string().check(z.minLength(8), z.maxLength(500));
/** Written as binary digits with blanks, a letter takes nine units; with signs between them more. */
const unitsPerLetter = 12;
const longestGiven = 64;

/** Issued canaries, as they stand, encoded, spaced out, reversed or in pieces. */
export const canaryDetector = defineDetector({
  name: 'canary',
  summary: 'canaries that were planted, also encoded, disguised or in pieces',
  categories: ['canary'],
  channels: ['user', 'assistant', 'tool-call', 'tool-result', 'retrieved'],
  options: z.strictObject({
    /** Beside those given with each text. */
    canaries: z.optional(z.array(canary).check(z.maxLength(1_000))),
  }),
  create({ canaries = [] }) {
    const sets = new BoundedCache<string, SecretSet>(64);
    const longest = Math.max(longestGiven, ...canaries.map((one) => one.length));
    return {
      name: 'canary',
      version: '1',
      reach: longest * unitsPerLetter,
      ...(canaries.length === 0 ? { needs: 'canaries' as const } : {}),
      inspect({ text, references }) {
        const sought = [...canaries, ...(references.canaries ?? [])].filter((one) => one !== '');
        if (sought.length === 0) return [];
        const set = sets.get(sought.join('\0'), () => compileSecrets(sought));
        return findSecrets(set, [text]).flatMap(({ disclosed, share, places }): Finding[] =>
          disclosed
            ? places.map(({ start, end, label }) => ({
                detector: 'canary',
                category: 'canary',
                score: Math.min(1, share),
                span: { start, end },
                view: label,
              }))
            : [],
        );
      },
    };
  },
});
