import { randomInteger, type Random } from '@plimsoll/core/statistics';
import type { Loss } from '../converter.js';

interface TokenAlphabetOptions {
  /** For each character the tokens it may become; where there are several, chance picks. */
  readonly tokens: ReadonlyMap<string, readonly string[]>;
  /** One character that stands between tokens. */
  readonly between?: string;
  /** Token of {@link between} itself: where words end. */
  readonly gap?: string;
  /** Characters written as another one: "j" as "i". */
  readonly merged?: Readonly<Record<string, string>>;
  /** Capitals have tokens of their own. */
  readonly cased?: boolean;
}

interface TokenAlphabet {
  convert(text: string, parameters: unknown, random: Random): string;
  decode(converted: string): string;
  readonly loss?: Loss;
}

/** Stands before a character that would else be taken for a token. */
const escape = '#';

/** Writes each character as a token, and those without one as themselves. */
export function tokenAlphabet({
  tokens,
  between = ' ',
  gap = '/',
  merged = {},
  cased = false,
}: TokenAlphabetOptions): TokenAlphabet {
  const sources = new Map(Array.from(tokens).flatMap(([source, all]) => all.map((one) => [one, source] as const)));
  const plain = (character: string): string => {
    const lower = cased ? character : character.toLowerCase();
    const source = merged[lower] ?? lower;
    return tokens.has(source) ? source : character;
  };
  const tokenOf = (character: string, random: Random): string => {
    if (character === between) return gap;
    const all = tokens.get(plain(character));
    if (all !== undefined) return all[all.length === 1 ? 0 : randomInteger(random, all.length)] as string;
    return sources.has(character) || character === escape || character === gap ? escape + character : character;
  };
  const read = (token: string): string => {
    if (token === gap) return between;
    const source = sources.get(token);
    if (source !== undefined) return source;
    return token.length > 1 && token.startsWith(escape) ? token.slice(1) : token;
  };
  const what = [
    ...(cased ? [] : ['Letter case is lost.']),
    ...Object.entries(merged).map(([from, to]) => `"${from}" comes back as "${to}".`),
  ];
  return {
    convert: (text, _, random) => Array.from(text, (one) => tokenOf(one, random)).join(between),
    decode: (converted) => (converted === '' ? '' : converted.split(between).map(read).join('')),
    ...(what.length === 0
      ? {}
      : { loss: { summary: what.join(' '), keeps: (text) => Array.from(text, plain).join('') } }),
  };
}

/** Tokens out of a record, one for each character. */
export function singleTokens(record: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(record).map(([character, token]) => [character, [token]]));
}
