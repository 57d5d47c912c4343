import * as z from 'zod/mini';
import type { Channel } from '../../channel.js';
import type { Certificate, Finding } from '../../decision.js';
import {
  certifiedHash,
  certifiedHead,
  certifiedProbability,
  lowestScoreOf,
} from '../../models/certified/certified-head.js';
import { fewestEdits, reachSums } from '../../models/certified/fewest-edits.js';
import { readSymbols } from '../../models/certified/letter-symbols.js';
import type { CertifiedHead } from '../../models/certified/packed-certified-model.js';
import { bestSegment } from '../../models/certified/segment-scores.js';
import { defineDetector, type Detector, type DetectorInput, type Thresholds } from '../detector.js';

const name = 'injection-certified';
const defaultEdits = 4;
/** Of a longer text the stretch that ends its best segment is looked at: a bound on that holds for the whole. */
const longestExact = 20_000;

/** Code points that these differ by are read alike, or not read at all. */
const covers: readonly string[] = [
  'letter-case',
  'spaces',
  'punctuation',
  'pictures',
  'accents',
  'invisible-characters',
  'look-alikes-in-the-table',
];
const notCovered: readonly string[] = [
  'paraphrase',
  'translation',
  'encodings',
  'more-letters-put-in-or-changed',
  'look-alikes-outside-the-table',
];

/** What comes from the user is judged as a request, what comes from elsewhere as a document that should not give orders. */
function headOf(channel: Channel): CertifiedHead {
  return certifiedHead(channel === 'user' ? 'user' : 'document');
}

/**
 * Attacks on the model, by a model whose decisions can be certified: a text that is found stays found under so many edits of
 * letters, whatever is put before and after it. It reads the letters of the text as written and no encodings, and finds fewer
 * attacks than `injection`: it is meant to stand beside that.
 */
export const injectionCertifiedDetector = defineDetector({
  name,
  summary: 'Attacks on the model, with a certificate: how many edited letters a found text survives (learned)',
  categories: ['injection'],
  channels: ['user', 'retrieved', 'tool-result'],
  options: z.strictObject({
    /** Up to how many edits the certificate looks; each costs time. */
    edits: z._default(z.int().check(z.minimum(1), z.maximum(16)), defaultEdits),
  }),
  create: ({ edits: most }): Detector => ({
    name,
    version: '1',
    modelHash: certifiedHash,
    reach: 'sentence',
    thresholds(channel): Thresholds {
      const head = headOf(channel);
      return {
        threshold: certifiedProbability(head, head.threshold),
        blockAt: certifiedProbability(head, head.blockAt),
      };
    },
    inspect({ channel, text }: DetectorInput): readonly Finding[] {
      const head = headOf(channel);
      const { symbols, offsets } = readSymbols(text);
      const { score, start, end } = bestSegment(head.table, symbols);
      if (score < head.threshold) return [];
      // The last symbol may be a pair of units, and what follows it up to the next is not read anyway.
      const span = { start: offsets[start] as number, end: offsets[end] as number };
      return [
        { detector: name, category: 'injection', score: certifiedProbability(head, score), span, view: 'letters' },
      ];
    },
    certify({ channel, text }: DetectorInput, threshold: number): Certificate | undefined {
      const head = headOf(channel);
      const { symbols } = readSymbols(text);
      const { score, end } = bestSegment(head.table, symbols);
      // Below its own threshold the detector finds nothing, whatever a rule says.
      const needed = Math.max(head.threshold, lowestScoreOf(head, threshold));
      if (score < needed) return undefined;
      const exact = symbols.length <= longestExact;
      const looked = exact ? symbols : symbols.subarray(Math.max(0, end - longestExact), end);
      const fewest = fewestEdits(reachSums(head.table, looked), head.table.drift, needed, most);
      return {
        edits: Math.max(0, fewest - 1),
        lookedUpTo: most,
        exact,
        prefix: true,
        suffix: true,
        margin: head.slope * (score - needed),
        covers,
        notCovered,
      };
    },
  }),
});
