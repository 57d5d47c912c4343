import { randomInteger, type Random } from '@plimsoll/core/statistics';

/** Changes one word or one space of a text so that people still read it. A text without words comes back as it is. */
export function editText(text: string, random: Random): string {
  const words = Array.from(text.matchAll(/[\p{L}\p{M}\p{N}']+/gu));
  if (words.length === 0) return text;
  if (random.next() < 0.15) return padded(text, random);
  // Long words carry most of what a text is about: of two drawn the longer.
  const one = pick(words, random);
  const other = pick(words, random);
  const found = one[0].length >= other[0].length ? one : other;
  const [word] = found;
  const end = found.index + word.length;
  return text.slice(0, found.index) + pick(edits, random)(Array.from(word), random) + text.slice(end);
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

const harmless = [
  'Thank you for your help yesterday, it was very kind.',
  'I hope the weather is as fine where you are as it is here.',
  'By the way, the soup recipe worked well, we will cook it again.',
  'My notes from the choir practice are below, please ignore the coffee stain.',
  'This is about the allotment, the bus timetable and one more thing.',
  'Good morning! A short question before the meeting begins.',
];

/** Harmless words before or after. */
function padded(text: string, random: Random): string {
  const sentence = pick(harmless, random);
  return random.next() < 0.5 ? `${sentence} ${text}` : `${text}\n\n${sentence}`;
}
