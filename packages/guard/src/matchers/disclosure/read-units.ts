import { sourceSpan, type MappedText, type Span } from '@plimsoll/core/text';
import { nextState, type Automaton } from '../automaton.js';
import { several, skipped, type SecretAlphabet } from './secret-alphabet.js';

/** The letters and digits of some texts in a row, without what stands between them. Holds until the next are read. */
export interface ReadUnits {
  readonly count: number;
  readonly classes: Uint16Array;
  /** Where each unit stands in the joined texts. */
  readonly at: Int32Array;
  readonly views: readonly MappedText[];
  /** Where each text begins in the joined texts, and the end of the last. */
  readonly bounds: readonly number[];
}

/** Used again and again: two new arrays for each text would cost more than reading most texts. */
const scratch = /* @__PURE__ */ roomFor(16_384);

function roomFor(units: number): { classes: Uint16Array; at: Int32Array } {
  return { classes: new Uint16Array(units), at: new Int32Array(units) };
}

/** Reads texts as classes. Several texts are read as one, so that a secret split over messages is whole again. */
export function readUnits(views: readonly MappedText[], alphabet: SecretAlphabet): ReadUnits {
  let room = 16;
  for (const view of views) room += view.text.length;
  let { classes, at } = room <= scratch.classes.length ? scratch : roomFor(room);
  const { ascii } = alphabet;
  const bounds: number[] = [];
  let base = 0;
  let count = 0;
  for (const { text } of views) {
    bounds.push(base);
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      if (unit < 128) {
        const cls = ascii[unit] as number;
        if (cls === 0) continue;
        classes[count] = cls;
        at[count] = base + index;
        count += 1;
        continue;
      }
      const single = alphabet.readUnit(unit);
      if (single !== several) {
        if (single === skipped) continue;
        classes[count] = single;
        at[count] = base + index;
        count += 1;
        continue;
      }
      const codePoint = text.codePointAt(index) as number;
      const letters = alphabet.read(codePoint);
      // A sign that stands for many letters may need more room than the text has characters.
      if (count + letters.length + room > classes.length + index + base) {
        classes = grow(classes, new Uint16Array(classes.length * 2 + letters.length));
        at = grow(at, new Int32Array(at.length * 2 + letters.length));
      }
      for (const cls of letters) {
        classes[count] = cls;
        at[count] = base + index;
        count += 1;
      }
      if (codePoint > 0xffff) index += 1;
    }
    base += text.length;
  }
  bounds.push(base);
  // Nothing of an earlier text shows behind the last unit.
  classes[count] = 0;
  at[count] = 0;
  return { count, classes, at, views, bounds };
}

/** So many signs that stand for none or many letters are read with care before a text is; most texts have none. */
const fewSigns = 64;

/**
 * Whether the automaton may find something in the texts: nearly always not, and then nothing needs to be written down.
 */
export function mayFind(automaton: Automaton, views: readonly MappedText[], alphabet: SecretAlphabet): boolean {
  let state = 0;
  let signs = 0;
  for (const { text } of views) {
    for (let index = 0; index < text.length; index += 1) {
      state = passAscii(automaton, alphabet.ascii, text, index, state);
      if (state < 0) return true;
      index = passed.index;
      if (index >= text.length) break;
      const unit = text.charCodeAt(index);
      const single = unit < 128 ? (alphabet.ascii[unit] as number) : alphabet.readUnit(unit);
      if (single === skipped) continue;
      if (single !== several) {
        state = nextState(automaton, state, single);
        if ((automaton.firstMatch[state] as number) !== -1) return true;
        continue;
      }
      signs += 1;
      if (signs > fewSigns) return true;
      const codePoint = text.codePointAt(index) as number;
      for (const cls of alphabet.read(codePoint)) {
        state = nextState(automaton, state, cls);
        if ((automaton.firstMatch[state] as number) !== -1) return true;
      }
      if (codePoint > 0xffff) index += 1;
    }
  }
  return false;
}

const passed = { index: 0 };

/**
 * Passes over plain text in the automaton's shallow states and returns the state, -1 where something ends; how far it came is
 * in `passed`. A loop that calls nothing is nearly twice as fast.
 */
function passAscii(automaton: Automaton, ascii: Uint16Array, text: string, from: number, begun: number): number {
  const { denseStates, rows, rowShift } = automaton;
  let state = begun;
  let index = from;
  while (state < denseStates && index < text.length) {
    const unit = text.charCodeAt(index);
    if (unit > 127) break;
    index += 1;
    const cls = ascii[unit] as number;
    if (cls === skipped) continue;
    state = rows[(state << rowShift) + cls] as number;
    if (state < 0) return -1;
  }
  passed.index = index;
  return state;
}

/** Which text a unit stands in. */
export function textOfUnit(units: ReadUnits, unit: number): number {
  const at = units.at[unit] as number;
  let low = 0;
  let high = units.views.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((units.bounds[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Whether white space stands between a unit and the next of the same text. */
export function spaceAfterUnit(units: ReadUnits, unit: number): boolean {
  const from = (units.at[unit] as number) + 1;
  const to = units.at[unit + 1] as number;
  if (to <= from) return false;
  const text = textOfUnit(units, unit);
  const bound = units.bounds[text] as number;
  return /\s/u.test((units.views[text] as MappedText).text.slice(from - bound, to - bound));
}

/** The stretch of the text that the view shows from one unit to another, both included and in the same text. */
export function unitsInView(units: ReadUnits, first: number, last: number): Span {
  const text = textOfUnit(units, first);
  const bound = units.bounds[text] as number;
  const at = (units.at[last] as number) - bound;
  const wide = ((units.views[text] as MappedText).text.codePointAt(at) as number) > 0xffff;
  return { start: (units.at[first] as number) - bound, end: at + (wide ? 2 : 1) };
}

/** The same in offsets of the source. */
export function unitsInSource(units: ReadUnits, first: number, last: number): Span {
  const { start, end } = unitsInView(units, first, last);
  return sourceSpan(units.views[textOfUnit(units, first)] as MappedText, start, end);
}

function grow<Numbers extends Uint16Array | Int32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
