import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { characterMap, rows } from '../support/character-map.js';

const levels = [
  ['aeio', '4310'],
  ['aeiostbgz', '431057892'],
  ['aeiostbgzclhxd', '@3!0$+892(|#%)'],
] as const;
const maps = levels.map(([letters, signs]) => characterMap(rows(letters, signs), { ignoreCase: true }));
const mapOf = (level: number): (typeof maps)[number] => maps[level - 1] as (typeof maps)[number];

/** Digits and signs for letters: at level 1 for four vowels, at level 3 for half the alphabet. */
export const leetspeak = defineConverter({
  name: 'leetspeak',
  family: 'leetspeak',
  scope: 'letters',
  knowledge: disguisedText({
    summary: 'Writes digits and signs for the letters they look like.',
    defences: ['Read digits and signs inside words as letters before scoring', 'Judge the reply'],
    sources: [sources.jailbroken],
  }),
  parameters: z.strictObject({ level: z._default(z.int().check(z.minimum(1), z.maximum(3)), 2) }),
  convert: (text, { level }, random) => mapOf(level).convert(text, {}, random),
  decode: (converted, { level }) => mapOf(level).decode(converted),
  loss: {
    summary: 'The case of replaced letters is lost; digits and signs that stand for letters come back as letters.',
    keeps: (text, { level }) => mapOf(level).loss.keeps(text, {}),
  },
});
