import { randomInteger } from '@plimsoll/core/statistics';
import * as z from 'zod/mini';
import type { AttackKnowledge } from '../../knowledge.js';
import { defineConverter, type Converter } from '../converter.js';
import { placedText } from '../support/placed-text.js';

/** Where the text goes in a wording. */
export const place = '{text}';

interface FramingDefinition {
  readonly name: string;
  readonly family: string;
  readonly knowledge: AttackKnowledge;
  /** Ways of saying it, each with {@link place} once. None begins as another one does, so that they are told apart. */
  readonly wordings: readonly string[];
}

/** A converter that puts the text, as it is, into one of some wordings: the one asked for, or by chance. */
export function defineFraming({ name, family, knowledge, wordings }: FramingDefinition): Converter {
  const frames = wordings.map((wording) => {
    const [before = '', after = ''] = wording.split(place);
    return placedText(before, after);
  });
  return defineConverter({
    name,
    family,
    scope: 'frame',
    knowledge,
    parameters: z.strictObject({
      /** Number of a wording; 0 for any. */
      wording: z._default(z.int().check(z.minimum(0), z.maximum(wordings.length)), 0),
    }),
    convert: (text, { wording }, random) => {
      const index = wording === 0 ? randomInteger(random, frames.length) : wording - 1;
      return frames[index]?.convert(text) ?? text;
    },
    decode: (converted, { wording }) => {
      if (wording > 0) return frames[wording - 1]?.decode(converted) ?? converted;
      for (const frame of frames) {
        const text = frame.decode(converted);
        if (text !== converted) return text;
      }
      return converted;
    },
  });
}
