/**
 * Writes packages/core/src/text/look-alikes.ts from Unicode's confusables data (UTS 39), in the JSON form in which
 * Debian's package python3-confusable-homoglyphs carries it.
 *
 * npx tsc -b training/confusables && node training/confusables/dist/make-look-alikes.js confusables.json
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { argv } from 'node:process';

type Confusables = Readonly<Record<string, readonly { readonly c: string }[] | undefined>>;

const output = fileURLToPath(new URL('../../../packages/core/src/text/look-alikes.ts', import.meta.url));
const targets = Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789');
/** Letters that readers take for the ASCII one, which Unicode's classes keep apart; their own look-alikes follow them. */
const alsoRead: Readonly<Record<string, string>> = {
  ᴀ: 'a',
  ʙ: 'b',
  ᴅ: 'd',
  ᴇ: 'e',
  ꜰ: 'f',
  ɢ: 'g',
  ʜ: 'h',
  ɪ: 'i',
  ᴊ: 'j',
  ᴋ: 'k',
  ĸ: 'k',
  ʟ: 'l',
  ᴍ: 'm',
  ʍ: 'm',
  ɴ: 'n',
  ᴘ: 'p',
  ʀ: 'r',
  ꜱ: 's',
  ᴛ: 't',
  ᴜ: 'u',
  ᴠ: 'v',
  ᴡ: 'w',
  ʏ: 'y',
  ᴢ: 'z',
  τ: 't',
  η: 'n',
  ε: 'e',
  β: 'b',
  κ: 'k',
  χ: 'x',
  ғ: 'f',
};
/** Latin letters that some language writes its words with, or that stand in no word. */
const ownLatin = /^[ƄƍɩƖǀƽƼʋɯɣƧȜƷȢȣƦꞲĸʍ]$/u;
const letter = /^\p{L}$/u;

function isAscii(text: string): boolean {
  return (text.codePointAt(0) as number) < 128;
}

const data = JSON.parse(readFileSync(argv[2] ?? 'confusables.json', 'utf8')) as Confusables;
const found = new Map<string, string>();
/** Compatibility forms of letters, with what they are drawn like. */
const forms: (readonly [string, string])[] = [];

function take(like: string, target: string): void {
  const character = like.replaceAll('\u200e', '');
  if (Array.from(character).length !== 1 || !letter.test(character) || isAscii(character)) return;
  // Latin letters of living languages are left alone.
  if (ownLatin.test(character)) return;
  if (character.normalize('NFKC') !== character) {
    forms.push([character, target]);
    return;
  }
  read(character, target);
}

function read(character: string, target: string): void {
  const lower = character.toLowerCase();
  // Unicode puts I, l and 1 in one class: a capital of it is an I.
  const like = target.toLowerCase() === 'l' && lower !== character && character !== 'Ӏ' ? 'i' : target.toLowerCase();
  if (!found.has(character) || /[0-9]/.test(found.get(character) as string)) found.set(character, like);
}

for (const target of targets) for (const { c } of data[target] ?? []) take(c, target);
for (const [like, target] of Object.entries(alsoRead)) {
  take(like, target);
  for (const { c } of data[like] ?? []) take(c, target);
}
// Most forms read like their letter, which stands in the table; of some the letter looks like nothing: "ϲ" is a sigma.
for (const [form, target] of forms) {
  const letters = form.normalize('NFKC');
  if (Array.from(letters).length === 1 && !isAscii(letters) && !found.has(letters)) read(form, target);
}

const groups = new Map<string, string[]>();
for (const [character, target] of found) groups.set(target, [...(groups.get(target) ?? []), character]);
const lines = [...groups]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([target, characters]) => {
    const codes = characters.map((character) => (character.codePointAt(0) as number).toString(36));
    return `  '${target}': '${codes.sort().join(' ')}',`;
  });

writeFileSync(
  output,
  `// Made by training/confusables/make-look-alikes.ts from Unicode's confusables.txt (UTS 39); see LICENSE-unicode.
// prettier-ignore
const readAs: Readonly<Record<string, string>> = {
${lines.join('\n')}
};

const table = /* @__PURE__ */ makeTable();

function makeTable(): ReadonlyMap<number, string> {
  return new Map(
    Object.entries(readAs).flatMap(([target, codes]) =>
      codes.split(' ').map((code) => [Number.parseInt(code, 36), target] as const),
    ),
  );
}

/**
 * The lower-case ASCII letter or digit that a letter of another script (or a small capital) is drawn like. Says nothing
 * of whether it is meant so: "р" is an honest letter in a Russian word.
 *
 * @returns \`undefined\` for ASCII and for what looks like nothing in ASCII.
 * @example
 * \`\`\`ts
 * lookAlike('а'.codePointAt(0)!); // 'a', from the Cyrillic letter
 * \`\`\`
 */
export function lookAlike(codePoint: number): string | undefined {
  return table.get(codePoint);
}
`,
);
