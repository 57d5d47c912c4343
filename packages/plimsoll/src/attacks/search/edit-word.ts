import { randomInteger, type Random } from '@plimsoll/core/statistics';

/** Changes a word so that people still read it: a letter moved, left out, doubled, replaced by one that looks alike. */
export function editWord(word: string, random: Random): string {
  return word === '' ? word : pick(edits, random)(Array.from(word), random);
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[randomInteger(random, items.length)] as Item;
}

const between = ['-', '.', ' ', '\u00ad', '\u200b', '_', '\u2060', '/', '*'];
/** Letters that look alike: Latin to Cyrillic and Greek. */
const alike = new Map(
  Array.from('aаeеoоiіcсpрxхyуsѕjјhһdԁvνuυkκtτ'.matchAll(/(.)(.)/gu), ([, from, to]) => [from, to]),
);
const digits = new Map(Array.from('a4e3i1o0s5t7b8g9'.matchAll(/(.)(.)/g), ([, from, to]) => [from, to]));

type Edit = (letters: string[], random: Random) => string;

const edits: readonly Edit[] = [
  // Two inner letters change places.
  (letters, random) => {
    if (letters.length > 3) {
      const at = 1 + randomInteger(random, letters.length - 3);
      [letters[at], letters[at + 1]] = [letters[at + 1] as string, letters[at] as string];
    }
    return letters.join('');
  },
  // An inner letter is left out.
  (letters, random) => {
    if (letters.length > 4) letters.splice(1 + randomInteger(random, letters.length - 2), 1);
    return letters.join('');
  },
  // A letter is doubled.
  (letters, random) => {
    const at = randomInteger(random, letters.length);
    letters.splice(at, 0, letters[at] as string);
    return letters.join('');
  },
  // Something stands between two letters.
  (letters, random) => {
    if (letters.length > 1) letters.splice(1 + randomInteger(random, letters.length - 1), 0, pick(between, random));
    return letters.join('');
  },
  // Something stands between all letters.
  (letters, random) => letters.join(pick(between, random)),
  (letters, random) => replaced(letters, alike, random),
  (letters, random) => replaced(letters, digits, random),
  (letters, random) => {
    const at = randomInteger(random, letters.length);
    const letter = letters[at] as string;
    letters[at] = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
    return letters.join('');
  },
  // In quotation marks.
  (letters) => `"${letters.join('')}"`,
];

/** One letter that the table has is replaced. */
function replaced(
  letters: string[],
  table: ReadonlyMap<string | undefined, string | undefined>,
  random: Random,
): string {
  const places = letters.flatMap((letter, at) => (table.has(letter.toLowerCase()) ? [at] : []));
  if (places.length > 0) {
    const at = pick(places, random);
    letters[at] = table.get((letters[at] as string).toLowerCase()) as string;
  }
  return letters.join('');
}
