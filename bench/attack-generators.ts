/**
 * The generators: share of near duplicates among seeded proposals for the example bot, by two measures (the five-character
 * pieces that golden sets are compared by, and the words of the texts, which the generator does not look at), and how
 * many of 100 were accepted in the recorded blind reading (attack/generator-reading.json, criteria beside it).
 *
 * npm run bench:attack-generators [-- --pairs 100 --seed 1 --print 0]
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { independentRate } from '@plimsoll/core/statistics';
import type { Proposal } from 'plimsoll/red-team';
import { blindSheet, sample } from './attack/generator-samples.js';
import { finish, numberFlags } from './support/options.js';

const flags = numberFlags({ pairs: 100, seed: 1, print: 0 });
if (flags.print > 0) console.log(blindSheet(sample(flags.print, flags.seed), flags.seed));

const proposals = sample(flags.pairs, flags.seed);
const byPieces = nearDuplicates(proposals, piecesOf, 0.8);
const byWords = nearDuplicates(proposals, wordsOf, 0.7);
const behaviours = new Set(proposals.map(({ harmful }) => harmful.cluster)).size;
const reading = readReading();
const accepted = reading.read - reading.rejected.length;
const rate = independentRate(accepted, reading.read);
console.log(`${String(proposals.length)} proposals of ${String(behaviours)} behaviours`);
console.log(`near duplicates: ${String(byPieces)} by pieces (0.8), ${String(byWords)} by words (0.7), on either side`);
console.log(
  `accepted in a blind reading: ${String(accepted)} of ${String(reading.read)} (${rate.lower.toFixed(3)} to ${rate.upper.toFixed(3)}), reader ${reading.reader}, templates of ${reading.commit}`,
);

const share = Math.max(byPieces, byWords) / proposals.length;
finish(
  {
    proposals: proposals.length,
    behaviours,
    near_duplicates: Number(share.toFixed(3)),
    near_by_pieces: byPieces,
    near_by_words: byWords,
    accepted: accepted / reading.read,
    accepted_lower95: Number(rate.lower.toFixed(3)),
    read: reading.read,
  },
  [
    ...(proposals.length < flags.pairs ? [`only ${String(proposals.length)} proposals came out`] : []),
    ...(share > 0.05 ? [`near_duplicates is ${share.toFixed(3)}, the bar is 0.05`] : []),
    ...(accepted / reading.read < 0.6 ? [`accepted is ${String(accepted / reading.read)}, the bar is 0.6`] : []),
  ],
);

/** Proposals of which a text is nearly one of an earlier proposal, on its side: so great a share of parts in common. */
function nearDuplicates(
  all: readonly Proposal[],
  partsOf: (text: string) => ReadonlySet<string>,
  threshold: number,
): number {
  const near = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => {
    const common = [...one].filter((part) => other.has(part)).length;
    return common / (one.size + other.size - common) >= threshold;
  };
  const seen: Record<'harmful' | 'benign', ReadonlySet<string>>[] = [];
  return all.filter((proposal) => {
    const parts = { harmful: partsOf(textOf(proposal.harmful)), benign: partsOf(textOf(proposal.benign)) };
    const found = seen.some((other) => near(parts.harmful, other.harmful) || near(parts.benign, other.benign));
    seen.push(parts);
    return found;
  }).length;
}

function textOf({ messages }: Proposal['harmful']): string {
  return messages[0]?.content.toLowerCase() ?? '';
}

function piecesOf(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(1, text.length - 4) }, (_, at) => text.slice(at, at + 5)));
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/\p{L}+/gu));
}

function readReading(): {
  readonly commit: string;
  readonly read: number;
  readonly reader: string;
  readonly rejected: readonly unknown[];
} {
  const path = fileURLToPath(new URL('../attack/generator-reading.json', import.meta.url));
  return JSON.parse(readFileSync(path, 'utf8')) as ReturnType<typeof readReading>;
}
