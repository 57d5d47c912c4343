import { readerClass } from '../reader.js';

/** The letters are all there, in another order. */
export const reordering = readerClass('reordering', {
  backwards: (text) => [backwards(text)],
  wordsBackwards: (text) => [text.split(/\s+/).map(backwards).join(' ')],
  rails: (text) => text.split('\n').flatMap((line) => [2, 3, 4].map((rails) => unfenced(line, rails))),
  columns: (text) => text.split('\n').flatMap((line) => [3, 4, 5, 6, 7, 8].map((width) => uncolumned(line, width))),
  firstLetters: (text) => [
    text.split(/\s+/).map(first).join(''),
    text.split('\n').map(first).join(''),
    text
      .split(/[.!?]\s+/)
      .map(first)
      .join(''),
  ],
});

function backwards(text: string): string {
  return Array.from(text).reverse().join('');
}

function first(text: string): string {
  return /[\p{L}\p{N}]/u.exec(text)?.[0] ?? '';
}

/** The rail-fence cipher undone. */
function unfenced(line: string, rails: number): string {
  const places = Array.from({ length: line.length }, (_, index) => index);
  const period = 2 * (rails - 1);
  const rail = (index: number): number => Math.min(index % period, period - (index % period));
  places.sort((one, other) => rail(one) - rail(other) || one - other);
  const letters: string[] = [];
  for (const [index, place] of places.entries()) letters[place] = line[index] ?? '';
  return letters.join('');
}

/** Read down the columns where it was written along the rows. */
function uncolumned(line: string, width: number): string {
  const height = Math.ceil(line.length / width);
  let text = '';
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) text += line[column * height + row] ?? '';
  return text;
}
