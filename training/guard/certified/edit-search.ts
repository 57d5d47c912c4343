import { pick } from '../random.js';

/** A code point of private use: it parts grams and stands in no text. */
export const breaking = '\ue000';
const put = [breaking, 'x', 'e', '7', ' ', '.', '\u0301', '\u200b', 'я'] as const;

/** A text with one code point put in, taken out or replaced. */
function edited(signs: readonly string[], at: number, kind: 'put' | 'replace' | 'take', sign: string): string {
  const before = signs.slice(0, at).join('');
  if (kind === 'put') return before + sign + signs.slice(at).join('');
  return before + (kind === 'replace' ? sign : '') + signs.slice(at + 1).join('');
}

/** A text after so many random edits, half of them where the others are: a word is easier spoilt together. */
export function randomEdits(text: string, edits: number, random: () => number): string {
  let out = text;
  let last = -1;
  for (let round = 0; round < edits; round += 1) {
    const signs = Array.from(out);
    const near = last >= 0 && random() < 0.5 ? last + Math.floor(random() * 9) - 4 : random() * signs.length;
    last = Math.max(0, Math.min(signs.length - 1, Math.floor(near)));
    out = edited(signs, last, pick(random, ['put', 'replace', 'take'] as const), pick(random, put));
  }
  return out;
}

/** What an attacker sees: a score, and whether the text is stopped. */
export interface Watched {
  score(text: string): number;
  stops(text: string): boolean;
}

/**
 * The fewest edits after which a greedy search gets a text through: each step tries `tries` places with four edits each and takes
 * what lowers the score most. `most + 1` when it does not.
 */
export function greedyEdits(text: string, most: number, tries: number, watched: Watched, random: () => number): number {
  let now = text;
  for (let done = 0; done < most; done += 1) {
    const signs = Array.from(now);
    let best = now;
    let lowest = Infinity;
    const step = Math.max(1, signs.length / tries);
    for (let place = random() * step; place < signs.length; place += step) {
      const at = Math.floor(place);
      for (const candidate of [
        edited(signs, at, 'replace', breaking),
        edited(signs, at, 'replace', 'x'),
        edited(signs, at, 'put', breaking),
        edited(signs, at, 'take', ''),
      ]) {
        const score = watched.score(candidate);
        if (score < lowest) {
          lowest = score;
          best = candidate;
        }
      }
    }
    now = best;
    if (!watched.stops(now)) return done + 1;
  }
  return most + 1;
}

/** All texts within one edit, with these signs. */
export function withinOneEdit(text: string, signs: readonly string[]): readonly string[] {
  const own = Array.from(text);
  const texts = new Set([text]);
  for (let at = 0; at <= own.length; at += 1) {
    for (const sign of signs) {
      texts.add(edited(own, at, 'put', sign));
      if (at < own.length) texts.add(edited(own, at, 'replace', sign));
    }
    if (at < own.length) texts.add(edited(own, at, 'take', ''));
  }
  return [...texts];
}
