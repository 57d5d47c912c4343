import type { Random } from '@plimsoll/core/statistics';
import * as z from 'zod/mini';
import type { AttackKnowledge } from '../knowledge.js';

/**
 * What a converter works on. `letters`: it may be applied to some words of a text and leave the others. `text`: only to
 * the whole. `frame`: it puts the text into another one, and the text itself stays readable.
 */
export const converterScopes = ['letters', 'text', 'frame'] as const;
export type ConverterScope = (typeof converterScopes)[number];

/** What a text loses on its way there and back. */
export interface Loss {
  /** "Letter case is lost." */
  readonly summary: string;
  /** What of a text comes back: `decode(convert(text)) === keeps(text)` for every well-formed text. */
  keeps(text: string, parameters: unknown): string;
}

/** A rewriting of a text that keeps what it asks for. Half a surrogate pair is no text: it becomes U+FFFD first. */
export interface Converter {
  /** kebab-case. */
  readonly name: string;
  /** Converters that do the same in different ways share one: "base-n", "framing-authority". */
  readonly family: string;
  /** Raised when the same text and parameters give another result, so that stored trials no longer stand for it. */
  readonly version: number;
  readonly scope: ConverterScope;
  readonly knowledge: AttackKnowledge;
  /** Schema of the parameters, every one with a default. */
  readonly parameters: z.ZodMiniType;
  /** @param parameters what the schema made of them. */
  convert(text: string, parameters: unknown, random: Random): string;
  /** The text back, exactly or up to {@link loss}. What was not converted so comes back as it is, or in part. */
  readonly decode?: ((converted: string, parameters: unknown) => string) | undefined;
  /** Left out where the decoder brings everything back. */
  readonly loss?: Loss | undefined;
}

interface ConverterDefinition<Parameters extends z.ZodMiniType> {
  readonly name: string;
  readonly family: string;
  readonly version?: number;
  readonly scope: ConverterScope;
  readonly knowledge: AttackKnowledge;
  readonly parameters?: Parameters;
  convert(text: string, parameters: z.output<Parameters>, random: Random): string;
  decode?(converted: string, parameters: z.output<Parameters>): string;
  readonly loss?: {
    readonly summary: string;
    keeps(text: string, parameters: z.output<Parameters>): string;
  };
}

const noParameters = z.strictObject({});

/** Makes a converter out of what is particular about it. */
export function defineConverter<Parameters extends z.ZodMiniType = typeof noParameters>(
  definition: ConverterDefinition<Parameters>,
): Converter {
  const { convert, decode, loss, version = 1, parameters = noParameters, ...rest } = definition;
  return {
    ...rest,
    version,
    parameters,
    // The schema has checked them: `readParameters` is the only way in.
    convert: (text, given, random) => convert(text.toWellFormed(), given as z.output<Parameters>, random),
    decode: decode === undefined ? undefined : (converted, given) => decode(converted, given as z.output<Parameters>),
    loss: loss && {
      summary: loss.summary,
      keeps: (text, given) => loss.keeps(text, given as z.output<Parameters>),
    },
  };
}
