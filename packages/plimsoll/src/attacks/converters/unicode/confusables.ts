import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { characterMap } from '../support/character-map.js';

/** Letters of Cyrillic, Greek, Armenian and Cherokee that are drawn like Latin ones (UTS 39). */
// prettier-ignore
export const lookAlikes: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    a: 'а', c: 'сϲ', d: 'ԁ', e: 'е', h: 'һ', i: 'і', j: 'јϳ', l: 'Ӏ', n: 'ո', o: 'оοօ', p: 'рρ', q: 'ԛ', s: 'ѕ', u: 'ս',
    v: 'νѵ', w: 'ԝ', x: 'х', y: 'у',
    A: 'АΑ', B: 'ВΒ', C: 'СϹ', E: 'ЕΕ', H: 'НΗ', I: 'ІΙ', J: 'Ј', K: 'КΚ', M: 'МΜ', N: 'Ν', O: 'ОΟ', P: 'РΡ', S: 'Ѕ', T: 'ТΤ',
    X: 'ХΧ', Y: 'ҮΥ', Z: 'Ζ',
  }).map(([letter, forms]) => [letter, Array.from(forms)]),
);

/** Letters replaced by such as look the same. */
export const confusables = defineConverter({
  name: 'confusables',
  family: 'look-alikes',
  scope: 'letters',
  knowledge: disguisedText({
    summary: 'Writes letters of other scripts that look the same.',
    sources: [sources.badCharacters],
  }),
  ...characterMap(lookAlikes),
});
