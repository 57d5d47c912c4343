import { BoundedCache } from '@plimsoll/core/text';
import * as z from 'zod/mini';
import type { Finding } from '../../decision.js';
import {
  compileSecrets,
  findSecrets,
  isFoundInRuns,
  noteRuns,
  openRunOf,
  secretRuns,
  toldBy,
  type DisclosurePlace,
  type SecretRun,
  type SecretSet,
  type ToldUnits,
} from '../../matchers/disclosure/index.js';
import type { TextViews } from '../../views/text-views.js';
import { defineDetector, type DetectorInput } from '../detector.js';

const canary = z.string().check(z.minLength(8), z.maxLength(500));
/** Written as binary digits with blanks, a letter takes nine units; with signs between them more. */
const unitsPerLetter = 12;
const longestGiven = 64;
const name = 'canary';
const nothingTold: ToldUnits = new Map();

/** Issued canaries, as they stand, encoded, spaced out, reversed or in pieces. */
export const canaryDetector = defineDetector({
  name,
  summary: 'canaries that were planted, also encoded, disguised or in pieces',
  categories: [name],
  channels: ['user', 'assistant', 'tool-call', 'tool-result', 'retrieved'],
  options: z.strictObject({
    /** Beside those given with each text. */
    canaries: z.optional(z.array(canary).check(z.maxLength(1_000))),
  }),
  create({ canaries = [] }) {
    const sets = new BoundedCache<string, SecretSet>(64);
    const read = new WeakMap<TextViews, readonly SecretRun[]>();
    const longest = Math.max(longestGiven, ...canaries.map((one) => one.length));
    const setOf = ({ references }: DetectorInput): SecretSet => {
      const sought = [...canaries, ...(references.canaries ?? [])].filter((one) => one !== '');
      return sets.get(sought.join('\0'), () => compileSecrets(sought));
    };
    const runsOf = (set: SecretSet, { views, text }: DetectorInput): readonly SecretRun[] => {
      const known = read.get(views) ?? secretRuns(set, text);
      read.set(views, known);
      return known;
    };
    const noted = (input: DetectorInput, upTo: number): ToldUnits => {
      const set = setOf(input);
      const runs = isFoundInRuns(set) ? runsOf(set, input).filter(({ start }) => start < upTo) : [];
      const { remembered, offset = 0 } = input.stream ?? {};
      return noteRuns((remembered as ToldUnits | undefined) ?? nothingTold, set, runs, offset);
    };
    return {
      name,
      version: '2',
      reach: longest * unitsPerLetter,
      looksBack: 16,
      ...(canaries.length === 0 ? { needs: 'canaries' as const } : {}),
      heldFrom(input) {
        const set = setOf(input);
        // Of canaries of a few letters all within reach is held.
        return isFoundInRuns(set) ? openRunOf(set, input.text) : -1;
      },
      remember: noted,
      inspect(input) {
        const set = setOf(input);
        if (set.secrets.length === 0) return [];
        if (!isFoundInRuns(set)) return asTheyStand(set, input.text);
        const told = noted(input, Infinity);
        return runsOf(set, input).flatMap((run): Finding[] => {
          const share = toldBy(told, set, run, input.stream?.offset ?? 0);
          return share === undefined ? [] : [findingAt(run, share)];
        });
      },
    };
  },
});

/** Canaries of a few letters or signs, as they stand. */
function asTheyStand(set: SecretSet, text: string): readonly Finding[] {
  return findSecrets(set, [text]).flatMap(({ disclosed, share, places }) =>
    disclosed ? places.map((place) => findingAt(place, share)) : [],
  );
}

function findingAt({ start, end, label }: DisclosurePlace, share: number): Finding {
  return { detector: name, category: name, score: Math.min(1, share), span: { start, end }, view: label };
}
