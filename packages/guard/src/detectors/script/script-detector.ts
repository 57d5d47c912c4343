import * as z from 'zod/mini';
import { defineDetector } from '../detector.js';

/** Scripts by the blocks of Unicode that their letters stand in; enough to tell them apart, not to name a language. */
const ranges = {
  latin: [0x41, 0x24f, 0x1e00, 0x1eff],
  greek: [0x370, 0x3ff, 0x1f00, 0x1fff],
  cyrillic: [0x400, 0x52f],
  hebrew: [0x590, 0x5ff],
  arabic: [0x600, 0x6ff, 0x750, 0x77f],
  devanagari: [0x900, 0x97f],
  thai: [0xe00, 0xe7f],
  hangul: [0x1100, 0x11ff, 0xac00, 0xd7af],
  kana: [0x3040, 0x30ff],
  han: [0x3400, 0x4dbf, 0x4e00, 0x9fff],
} as const;
const names = Object.keys(ranges) as (keyof typeof ranges)[];
const fewestLetters = 4;

/** Letters of scripts that the feature does not serve. */
export const scriptDetector = defineDetector({
  name: 'script',
  summary: 'letters of scripts that the feature does not serve',
  categories: ['unexpected-script'],
  channels: ['user', 'assistant', 'tool-result', 'retrieved'],
  options: z.strictObject({ allow: z.array(z.enum(names)).check(z.minLength(1)) }),
  create({ allow }) {
    const allowed = allow.flatMap((name) => pairs(ranges[name]));
    return {
      name: 'script',
      version: '1',
      reach: 'sentence',
      inspect({ text }) {
        let letters = 0;
        let foreign = 0;
        for (let index = 0; index < text.length; index += 1) {
          const unit = text.charCodeAt(index);
          if (unit < 0x41 || (unit >= 0x2000 && unit < 0x2e80) || (unit >= 0xd800 && unit < 0xf900)) continue;
          if (unit < 128 && !((unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122))) continue;
          letters += 1;
          if (!allowed.some(([from, to]) => unit >= from && unit <= to)) foreign += 1;
        }
        if (foreign < fewestLetters) return [];
        const score = foreign / letters;
        return [{ detector: 'script', category: 'unexpected-script', score, span: null, view: 'plain' }];
      },
    };
  },
});

function pairs(flat: readonly number[]): (readonly [number, number])[] {
  return flat.flatMap((from, index) => (index % 2 === 0 ? [[from, flat[index + 1] as number] as const] : []));
}
