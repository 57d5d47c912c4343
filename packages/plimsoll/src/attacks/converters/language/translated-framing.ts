import { randomInteger } from '@plimsoll/core/statistics';
import * as z from 'zod/mini';
import type { AttackKnowledge } from '../../knowledge.js';
import { defineConverter, type Converter } from '../converter.js';
import { place } from '../framing/define-framing.js';
import { placedText } from '../support/placed-text.js';
import type { FramingTexts } from './framing-texts.js';
import { languageNames, languages } from './languages.js';

interface TranslatedFramingDefinition {
  readonly name: string;
  readonly framing: keyof FramingTexts;
  readonly knowledge: AttackKnowledge;
}

/** A framing in a language asked for, or in any by chance; what stands in it is not translated. */
export function translatedFraming({ name, framing, knowledge }: TranslatedFramingDefinition): Converter {
  const frames = languageNames.map((language) => {
    const [before = '', after = ''] = languages[language][framing].split(place);
    return { language, ...placedText(before, after) };
  });
  return defineConverter({
    name,
    family: 'translated-framing',
    scope: 'frame',
    knowledge,
    parameters: z.strictObject({ language: z._default(z.enum(['any', ...languageNames]), 'any') }),
    convert: (text, { language }, random) => {
      const frame =
        language === 'any'
          ? frames[randomInteger(random, frames.length)]
          : frames.find((one) => one.language === language);
      return frame?.convert(text) ?? text;
    },
    decode: (converted, { language }) => {
      for (const frame of frames) {
        if (language !== 'any' && frame.language !== language) continue;
        const text = frame.decode(converted);
        if (text !== converted) return text;
      }
      return converted;
    },
  });
}
