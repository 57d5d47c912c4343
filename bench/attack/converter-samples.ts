/**
 * Prints seeded samples of what a converter makes of texts, for people to judge whether the meaning is kept: one JSON line
 * each, `{id, converter, original, converted}`.
 *
 * npx tsc -b bench && node bench/dist/attack/converter-samples.js --converter word-scramble [--n 50] [--seed 1] [--texts <file>]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { seededRandom, shuffle } from '@plimsoll/core/statistics';
import { converters, converterStack, parseAttack } from 'plimsoll/red-team';
import { ownAttacks } from './own-attacks.js';

const { values } = parseArgs({
  options: {
    /** As `--attack` takes it: "dropped-letters(rate=0.4)". "undecodable": all without a decoder, in turn. */
    converter: { type: 'string', default: 'undecodable' },
    n: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    /** One text a line; left out, the sentences written for this project. */
    texts: { type: 'string' },
  },
});

const texts =
  values.texts === undefined
    ? ownAttacks.map(({ text }) => text)
    : readFileSync(values.texts, 'utf8')
        .split('\n')
        .filter((text) => text.trim() !== '');
const names =
  values.converter === 'undecodable'
    ? converters.filter(({ decode }) => decode === undefined).map(({ name }) => name)
    : [values.converter];

for (const name of names) {
  const stack = converterStack(parseAttack(name));
  const drawn = shuffle(seededRandom(`${values.seed}/${name}`), texts).slice(0, Number(values.n));
  for (const [index, original] of drawn.entries()) {
    const converted = stack.convert(original, `${values.seed}/${String(index)}`);
    console.log(JSON.stringify({ id: `${name}/${String(index + 1)}`, converter: name, original, converted }));
  }
}
