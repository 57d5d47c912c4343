/* eslint-disable no-misleading-character-class -- the marks themselves are meant */
import { lookAlike } from '@plimsoll/core/text';

/** What becomes of a character when a text is normalised. */
export const kinds = {
  keep: 0,
  /** Several characters: a ligature, a squared word. */
  expand: 1,
  zeroWidth: 2,
  /** ZWJ and ZWNJ, which some scripts spell with. */
  joiner: 3,
  bidi: 4,
  tag: 5,
  variation: 6,
  control: 7,
  /** A mark that any letter can bear: accents, and the stuff of zalgo. */
  mark: 8,
  /** A mark of one script: vowel signs, points. */
  scriptMark: 9,
  /** Composes with what stands before it: conjoining jamo, some vowel signs, kana voicing. */
  composes: 10,
  loneSurrogate: 11,
  regional: 12,
} as const;

/** Whether characters of a kind are not seen. */
export function isUnseen(kind: number): boolean {
  return (kind >= kinds.zeroWidth && kind <= kinds.control) || kind === kinds.loneSurrogate;
}

/** Groups of scripts as far as they matter for look-alikes. Written as numbers: they index bits of a word's mask. */
export const scripts = { none: 0, latin: 1, greek: 2, cyrillic: 3, alphabet: 4, other: 5, eastAsian: 6 } as const;

/** What is known of one code point. */
export interface CharacterFact {
  readonly kind: number;
  /** The code point that it becomes: NFKC, lower case. */
  readonly mapped: number;
  readonly expansion: readonly number[];
  readonly script: number;
  /** ASCII code that it is drawn like, 0 for none. */
  readonly target: number;
  /** ASCII in disguise by itself: styled mathematical letters, circled letters. */
  readonly styled: boolean;
  readonly fullWidth: boolean;
  /** Continues a word: letter, digit or mark. */
  readonly inWord: boolean;
  /** A mark that canonical order may move. */
  readonly ordered: boolean;
  /** A mark that some language writes over letters that have no form of their own with it. */
  readonly accent: boolean;
}

const mostAstral = 20_000;
const indices = /* @__PURE__ */ new Uint16Array(65_536);
const basic: CharacterFact[] = [];
const astral = /* @__PURE__ */ new Map<number, CharacterFact>();

/** Facts about a code point, worked out once. */
export function characterFact(codePoint: number): CharacterFact {
  if (codePoint < 65_536) {
    const index = indices[codePoint] as number;
    if (index !== 0) return basic[index - 1] as CharacterFact;
    const learned = learn(codePoint);
    // 65,536 would not fit: the last few characters to be met are worked out each time.
    if (basic.length < 65_534) indices[codePoint] = basic.push(learned);
    return learned;
  }
  let fact = astral.get(codePoint);
  if (fact === undefined) {
    fact = learn(codePoint);
    if (astral.size >= mostAstral) astral.clear();
    astral.set(codePoint, fact);
  }
  return fact;
}

const inWord = /^[\p{L}\p{N}\p{M}]$/u;
const digit = /^\p{Nd}$/u;
const invisible = /^[\p{DI}\ufff9-\ufffb\u2800]$/u;
const bidi = /^[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u206a-\u206f]$/u;
const variation = /^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u180b-\u180d\u180f]$/u;
const generic =
  /^[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u2cef-\u2cf1\u2de0-\u2dff\ua66f-\ua672\ua674-\ua67d\ua69e\ua69f\ufe20-\ufe2f\u{1e000}-\u{1e02a}]$/u;
const accent =
  /^[\u0300-\u0304\u0306-\u030c\u030f\u0311\u0313\u0314\u031b\u0323-\u0328\u032d\u032e\u0330\u0331\u0342\u0345]$/u;
const composing =
  /^[\u0653-\u0655\u093c\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0c56\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dca\u0dcf\u0ddf\u102e\u1161-\u1175\u11a8-\u11c2\u1b35\u3099\u309a\u{110ba}\u{11127}\u{1133e}\u{11357}\u{114b0}\u{114ba}\u{114bd}\u{115af}\u{11930}]$/u;
/** Compatibility forms that prose is written with: the decomposed form would be the odd one. */
const keptForms =
  /^[\u00a8\u00af\u00b8\u0e33\u0eb3\u02d8-\u02dd\u037a\u0384\u0385\u1fbd-\u1fc1\u1fcd-\u1fcf\u1fdd-\u1fdf\u1fed-\u1fef\u1ffd\u1ffe]$/u;
const byHand: ReadonlyMap<number, string> = new Map(
  Object.entries({
    '‘': "'",
    '’': "'",
    '‚': "'",
    '‛': "'",
    ʼ: "'",
    ʹ: "'",
    '´': "'",
    '′': "'",
    '“': '"',
    '”': '"',
    '„': '"',
    '‟': '"',
    '″': '"',
    '‐': '-',
    '‑': '-',
    '‒': '-',
    '–': '-',
    '—': '-',
    '―': '-',
    '−': '-',
    '\u0085': '\n',
    '\u2028': '\n',
    '\u2029': '\n',
    '\u1680': ' ',
    ς: 'σ',
    İ: 'i',
  }).map(([from, to]) => [from.codePointAt(0) as number, to]),
);
const scriptTests: readonly (readonly [RegExp, number])[] = [
  [/^\p{Script=Latin}$/u, scripts.latin],
  [/^\p{Script=Greek}$/u, scripts.greek],
  [/^\p{Script=Cyrillic}$/u, scripts.cyrillic],
  [
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u30fc]$/u,
    scripts.eastAsian,
  ],
  [
    /^[\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}\p{Script=Deseret}\p{Script=Osage}\p{Script=Warang_Citi}\p{Script=Georgian}\p{Script=Gothic}\p{Script=Glagolitic}\p{Script=Canadian_Aboriginal}\p{Script=Miao}\p{Script=Carian}\p{Script=Lycian}\p{Script=Elbasan}\p{Script=Old_Italic}\p{Script=Runic}\p{Script=Tifinagh}]$/u,
    scripts.alphabet,
  ],
];

const plain: CharacterFact = {
  kind: kinds.keep,
  mapped: 0,
  expansion: [],
  script: scripts.none,
  target: 0,
  styled: false,
  fullWidth: false,
  inWord: false,
  ordered: false,
  accent: false,
};

function learn(codePoint: number): CharacterFact {
  const character = String.fromCodePoint(codePoint);
  const gone = goneKind(codePoint, character);
  if (gone !== undefined) return { ...plain, kind: gone, mapped: codePoint };
  const text = normalForm(character);
  const codePoints = Array.from(text, (one) => one.codePointAt(0) as number);
  const [mapped] = codePoints as [number];
  const styled = codePoint >= 0x1d00 && codePoints.length === 1 && isAsciiLetter(mapped);
  const fullWidth = codePoint >= 0xff01 && codePoint <= 0xff5e;
  if (codePoints.length > 1) {
    return { ...plain, kind: kinds.expand, mapped, expansion: codePoints, inWord: inWord.test(character) };
  }
  // A character and what it is a form of behave alike.
  const result = String.fromCodePoint(mapped);
  const letters = lookAlike(codePoint) ?? lookAlike(character.normalize('NFKC').codePointAt(0) as number);
  const target = (letters ?? lookAlike(mapped) ?? '').charCodeAt(0) || 0;
  const script = scriptOf(result);
  if (mapped > 0xffff && target !== 0) {
    // Nobody writes these scripts among others but for their looks.
    return { ...plain, mapped: target, script: scripts.latin, styled: true, inWord: true };
  }
  return {
    ...plain,
    kind: kindOf(result),
    mapped,
    script,
    target: mapped < 128 || script > scripts.alphabet ? 0 : target,
    styled: styled && !fullWidth,
    fullWidth,
    inWord: inWord.test(result),
    ordered: ('a\u0345' + result).normalize('NFD') !== 'a\u0345' + result,
    accent: accent.test(result),
  };
}

function goneKind(codePoint: number, character: string): number | undefined {
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return kinds.loneSurrogate;
  if (codePoint < 32 || codePoint === 127 || (codePoint >= 0x80 && codePoint < 0xa0 && codePoint !== 0x85)) {
    return codePoint === 9 || codePoint === 10 || codePoint === 13 ? undefined : kinds.control;
  }
  if (codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff) return kinds.regional;
  if (codePoint >= 0xe0000 && codePoint <= 0xe007f) return kinds.tag;
  if (codePoint === 0x200c || codePoint === 0x200d) return kinds.joiner;
  if (bidi.test(character)) return kinds.bidi;
  if (variation.test(character)) return kinds.variation;
  return invisible.test(character) ? kinds.zeroWidth : undefined;
}

function kindOf(character: string): number {
  if (composing.test(character)) return kinds.composes;
  if (generic.test(character)) return kinds.mark;
  return /^\p{M}$/u.test(character) ? kinds.scriptMark : kinds.keep;
}

function scriptOf(character: string): number {
  if (!/^[\p{L}\p{M}]$/u.test(character) || generic.test(character)) return scripts.none;
  for (const [test, script] of scriptTests) if (test.test(character)) return script;
  return /^\p{Script=Common}$/u.test(character) ? scripts.none : scripts.other;
}

/** NFKC and lower case until nothing changes, with decimal digits of all scripts as ASCII. */
function normalForm(character: string): string {
  if (keptForms.test(character)) return character;
  let text = character;
  for (let round = 0; round < 4; round += 1) {
    const next = byHand.get(text.codePointAt(0) as number) ?? disguisedLetter(text) ?? text.normalize('NFKC');
    const lower = next === 'İ' ? 'i' : next.toLowerCase();
    if (lower === text) break;
    text = lower;
  }
  return digit.test(text) ? String(digitValue(text.codePointAt(0) as number)) : text;
}

/** Negative circled and squared letters have no compatibility form. */
function disguisedLetter(text: string): string | undefined {
  const codePoint = text.codePointAt(0) as number;
  const first = codePoint >= 0x1f170 ? 0x1f170 : codePoint >= 0x1f150 ? 0x1f150 : 0x1f130;
  if (codePoint < first || codePoint > first + 25) return undefined;
  return String.fromCharCode(97 + codePoint - first);
}

/** Decimal digits stand in runs of ten. */
function digitValue(codePoint: number): number {
  let first = codePoint;
  while (codePoint - first < 9 && digit.test(String.fromCodePoint(first - 1))) first -= 1;
  return (codePoint - first) % 10;
}

function isAsciiLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}
