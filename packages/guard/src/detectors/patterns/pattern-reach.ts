/**
 * The longest match of a pattern in RE2 syntax, in UTF-16 units; undefined when it has no bound, or depends on where the
 * text begins or ends.
 *
 * @example
 * ```ts
 * patternReach('ab?c{2,4}'); // 6
 * patternReach('a+'); // undefined
 * ```
 */
export function patternReach(source: string): number | undefined {
  const reader = { source, at: 0 };
  const longest = alternatives(reader);
  return Number.isFinite(longest) && reader.at >= source.length ? longest : undefined;
}

interface Reader {
  readonly source: string;
  at: number;
}

/** Two units: a class may match a character outside the basic plane. */
const anyCharacter = 2;

function alternatives(reader: Reader): number {
  let longest = 0;
  for (;;) {
    longest = Math.max(longest, sequence(reader));
    if (reader.source.charAt(reader.at) !== '|') return longest;
    reader.at += 1;
  }
}

function sequence(reader: Reader): number {
  let length = 0;
  while (reader.at < reader.source.length) {
    const character = reader.source.charAt(reader.at);
    if (character === '|' || character === ')') break;
    const one = atom(reader);
    const times = repeats(reader);
    // Nothing, however often, is nothing.
    if (one > 0 && times > 0) length += one * times;
  }
  return length;
}

function atom(reader: Reader): number {
  const { source } = reader;
  const character = source.charAt(reader.at);
  reader.at += 1;
  if (character === '(') {
    const opening = /^\?(?:P?<[^>]*>|[a-zA-Z-]*(?=\))|[a-zA-Z-]*:)/.exec(source.slice(reader.at, reader.at + 100));
    if (opening !== null) reader.at += opening[0].length;
    const inside = alternatives(reader);
    reader.at += 1;
    return inside;
  }
  if (character === '[') return skipClass(reader);
  if (character === '^' || character === '$') return Infinity;
  if (character === '\\') return escaped(reader);
  return character === '.' ? anyCharacter : 1;
}

function skipClass(reader: Reader): number {
  const { source } = reader;
  if (source.charAt(reader.at) === '^') reader.at += 1;
  if (source.charAt(reader.at) === ']') reader.at += 1;
  while (reader.at < source.length && source.charAt(reader.at) !== ']') {
    const named = source.startsWith('[:', reader.at) ? source.indexOf(':]', reader.at) : -1;
    if (named !== -1) reader.at = named + 2;
    else reader.at += source.charAt(reader.at) === '\\' ? 2 : 1;
  }
  reader.at += 1;
  return anyCharacter;
}

function escaped(reader: Reader): number {
  const { source } = reader;
  const letter = source.charAt(reader.at);
  reader.at += 1;
  if (letter === 'b' || letter === 'B') return 0;
  if (letter === 'A' || letter === 'z') return Infinity;
  if (letter === 'Q') {
    const end = source.indexOf('\\E', reader.at);
    const length = (end === -1 ? source.length : end) - reader.at;
    reader.at = end === -1 ? source.length : end + 2;
    return length;
  }
  if ((letter === 'p' || letter === 'P' || letter === 'x') && source.charAt(reader.at) === '{') {
    const end = source.indexOf('}', reader.at);
    reader.at = end === -1 ? source.length : end + 1;
    return anyCharacter;
  }
  if (letter === 'p' || letter === 'P') reader.at += 1;
  if (letter === 'x') reader.at += 2;
  return 'DWSpPx'.includes(letter) ? anyCharacter : 1;
}

/** How often the atom before may stand there; several signs in a row multiply, as "a{2}{3}" does. */
function repeats(reader: Reader): number {
  let most = 1;
  for (;;) {
    const sign = /^(?:[*+?]|\{(\d+)(?:,(\d*))?\})\??/.exec(reader.source.slice(reader.at, reader.at + 30));
    if (sign === null) return most;
    reader.at += sign[0].length;
    const [text, least, upTo] = sign;
    if (text.startsWith('?')) continue;
    most *= least === undefined || upTo === '' ? Infinity : Number(upTo ?? least);
  }
}
