import { UnitBuffer, type MappedText } from '@plimsoll/core/text';

/** Signs that stand in for letters, by ASCII code; 0 for none. */
const standIns = /* @__PURE__ */ makeStandIns({});
/** With those that do so only beside others: "b2b" and "e9" are no leetspeak. */
const readAs = /* @__PURE__ */ makeStandIns({ 2: 'z', 9: 'g' });
const [inWord, standsIn] = [1, 2];
/** What an ASCII unit is to a word; 0 outside of it. */
const asciiKinds = /* @__PURE__ */ Uint8Array.from({ length: 128 }, (_, unit) =>
  isWordUnit(unit) ? inWord | (standIns[unit] === 0 ? 0 : standsIn) : 0,
);
const fewestSpaced = 4;
const longestLeet = 24;
const mostTrusted = 4;

/**
 * Reads a normalised text as somebody does who wants to: letters spaced out ("i g n o r e", "i.g.n.o.r.e") are joined,
 * digits and signs inside words are read as letters ("1gn0r3"), a letter written three times or more is written once; where
 * every letter of a word is written twice or more often ("iiggnnoorree"), it is divided by that.
 *
 * @returns `undefined` when nothing changes.
 */
export function squeezeText(view: MappedText, sourceLength: number): MappedText | undefined {
  const { text } = view;
  let out: UnitBuffer | undefined;
  let done = 0;
  /** So many times each letter of the word before was written. */
  let times = 1;
  /** So many words more may be read like the last one that was leetspeak for sure. */
  let trusted = 0;
  /** Words before it that might be: where they begin and end. */
  let doubtful: (readonly [number, number])[] = [];
  const copyTo = (end: number): UnitBuffer => {
    out ??= UnitBuffer.borrowed(text.length);
    for (; done < end; done += 1) out.push(text.charCodeAt(done), sourceOf(view, done));
    return out;
  };
  for (let index = 0; index < text.length;) {
    const unit = text.charCodeAt(index);
    let kind = unit < 128 ? (asciiKinds[unit] as number) : kindBeyond(unit);
    if (kind === 0) {
      index += 1;
      continue;
    }
    let end = index + 1;
    let all = kind;
    let repeated = false;
    let pairs = 0;
    let before = unit;
    let before2 = -1;
    for (; end < text.length; end += 1) {
      const next = text.charCodeAt(end);
      kind = next < 128 ? (asciiKinds[next] as number) : kindBeyond(next);
      if (kind === 0) break;
      all |= kind;
      if (next === before) {
        pairs += 1;
        if (next === before2) repeated = true;
      }
      before2 = before;
      before = next;
    }
    times = 2 * pairs < end - index ? 1 : timesWritten(text, index, end, times);
    if (times > 1) {
      const buffer = copyTo(index);
      for (let at = index; at < end; at += times) buffer.push(text.charCodeAt(at), sourceOf(view, at));
      done = end;
      index = end;
      continue;
    }
    const odd = (all & standsIn) !== 0;
    if (end - index === 1 && isLetter(unit)) {
      const last = spacedEnd(text, index);
      if (last > index) {
        const buffer = copyTo(index);
        done = joinSpaced(view, index, last, buffer);
        index = done;
        continue;
      }
    }
    if (trusted > 0) trusted -= 1;
    const leet = odd && isLeet(text, index, end, trusted > 0);
    if (leet || (repeated && isStretched(text, index, end))) {
      if (leet) {
        trusted = mostTrusted;
        for (const [from, to] of doubtful) {
          rewrite(view, [from, to], true, copyTo(from));
          done = to;
        }
      }
      rewrite(view, [index, end], leet, copyTo(index));
      done = end;
    }
    if (doubtful.length > 0 && (leet || !odd || doubtful.length === mostTrusted)) doubtful = [];
    else if (odd && !leet && isLeet(text, index, end, true)) doubtful.push([index, end]);
    index = end;
  }
  if (out === undefined) return undefined;
  copyTo(text.length);
  out.moved = true;
  return { text: out.text(), offsets: out.offsets(sourceLength) };
}

/** Writes a word with its signs read as letters, and a letter that is written three times or more once. */
function rewrite(view: MappedText, [start, end]: readonly [number, number], leet: boolean, out: UnitBuffer): void {
  const { text } = view;
  for (let at = start; at < end; at += 1) {
    const one = text.charCodeAt(at);
    out.push(leet && one < 128 && readAs[one] !== 0 ? (readAs[one] as number) : one, sourceOf(view, at));
    const run = isLetter(one) ? sameUntil(text, at, end) : at + 1;
    if (run - at > 2) at = run - 1;
  }
}

/** End of the last of four or more single letters with one and the same sign between them; `start` when there are fewer. */
function spacedEnd(text: string, start: number): number {
  const sign = text.charCodeAt(start + 1);
  if (Number.isNaN(sign) || isWordUnit(sign)) return start;
  let count = 1;
  let at = start;
  for (;;) {
    let next = at + 1;
    while (next < text.length && text.charCodeAt(next) === sign && next - at < 8) next += 1;
    // Where the letters are not spaced by spaces, a space parts words.
    if (next === at + 1 && sign !== 32 && text.charCodeAt(next) === 32) next += 1;
    if (next === at + 1 || !isLetterAlone(text, next)) break;
    at = next;
    count += 1;
  }
  return count >= fewestSpaced ? at + 1 : start;
}

function joinSpaced(view: MappedText, start: number, end: number, out: UnitBuffer): number {
  const { text } = view;
  const sign = text.charCodeAt(start + 1);
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (isLetter(unit)) out.push(unit, sourceOf(view, at));
    else if (sign === 32 ? text.charCodeAt(at - 1) === 32 && text.charCodeAt(at - 2) !== 32 : unit === 32) {
      out.push(32, sourceOf(view, at));
    }
  }
  return end;
}

function isLetterAlone(text: string, index: number): boolean {
  return isLetter(text.charCodeAt(index)) && !(index + 1 < text.length && isWordUnit(text.charCodeAt(index + 1)));
}

/**
 * Letters with stand-ins among them; not "mp3", "4th", "covid19", hexadecimal or long codes, unless other words nearby are
 * leetspeak for sure.
 */
function isLeet(text: string, start: number, end: number, nearby: boolean): boolean {
  if (end - start > longestLeet || end - start < (nearby ? 2 : 3)) return false;
  let letters = 0;
  let hex = 0;
  let inner = 0;
  let first = 0;
  let digits = 0;
  for (let index = start; index < end; index += 1) {
    const unit = text.charCodeAt(index);
    if (isLetter(unit)) {
      letters += 1;
      if (unit <= 102) hex += 1;
      if (digits > 0 && letters > 1) inner += digits;
      else first += digits;
      digits = 0;
    } else digits += 1;
  }
  if (nearby) return letters > 0 && letters < end - start;
  if (letters < 2 || hex === letters || letters * 10 < (end - start) * 3) return false;
  return inner > 0 || (first > 0 && first <= 2 && letters >= 4);
}

/**
 * How often every letter of a word is written, 1 when they are not all. A short word, or one of a single letter, is such only
 * behind another of the same kind.
 */
function timesWritten(text: string, start: number, end: number, before: number): number {
  let times = 0;
  let runs = 0;
  for (let at = start; at < end; runs += 1) {
    const next = sameUntil(text, at, end);
    times = commonDivisor(next - at, times);
    if (times === 1) return 1;
    at = next;
  }
  if (runs === 1) return before > 1 && (end - start) % before === 0 ? before : 1;
  return runs > 2 || times === before ? times : 1;
}

function commonDivisor(one: number, other: number): number {
  let [greater, less] = [one, other];
  while (less !== 0) [greater, less] = [less, greater % less];
  return greater;
}

/** Something else than one letter all along: "www", "aaa". */
function isStretched(text: string, start: number, end: number): boolean {
  if (sameUntil(text, start, end) === end) return false;
  for (let index = start; index + 2 < end; index += 1) {
    if (isLetter(text.charCodeAt(index)) && sameUntil(text, index, end) - index > 2) return true;
  }
  return false;
}

function sameUntil(text: string, start: number, end: number): number {
  const unit = text.charCodeAt(start);
  let at = start + 1;
  while (at < end && text.charCodeAt(at) === unit) at += 1;
  return at;
}

function sourceOf(view: MappedText, index: number): number {
  return view.offsets === undefined ? index : (view.offsets[index] as number);
}

function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 0xc0 && unit < 0x2000 && unit !== 0xd7 && unit !== 0xf7);
}

function kindBeyond(unit: number): number {
  return isLetter(unit) ? inWord : 0;
}

/** Letters, digits and the signs that stand in for letters. */
function isWordUnit(unit: number): boolean {
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || unit === 64 || unit === 36;
  return isLetter(unit);
}

function makeStandIns(more: Readonly<Record<string, string>>): Uint8Array {
  const table = new Uint8Array(128);
  for (const [sign, letter] of Object.entries({
    0: 'o',
    1: 'i',
    3: 'e',
    4: 'a',
    5: 's',
    7: 't',
    8: 'b',
    '@': 'a',
    $: 's',
    ...more,
  })) {
    table[sign.charCodeAt(0)] = letter.charCodeAt(0);
  }
  return table;
}
