const uncounted = /[\p{M}\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]/u;
const gapClass = /[\s\p{Zs}\p{Pd}_]/u;
const escapes =
  /%[0-9a-f]{2}|=[0-9a-f]{2}|&#x?[0-9a-f]{1,7};?|&[a-z]{2,4};|\\(?:u[0-9a-f]{4}|u\{[0-9a-f]{1,6}\}|x[0-9a-f]{2}|[0-3][0-7]{2})/gi;
/** A terminal's control sequence, which nobody sees; its first character counts nothing anyhow. */
// eslint-disable-next-line no-control-regex -- it is what is looked for
const sequences = /\x1b(?:[[\]][0-?]*[!-/]*[@-~]?|[()].?|\\)|[\x9b\x9d][0-?]*[!-/]*[@-~]?/g;

const unknown = 0;
const counts = 1;
const nothing = 2;
const gap = 3;
/** What a unit of the basic plane is to a reader, found out once. */
const unitKinds = new Uint8Array(0x1_0000);

function kindOf(unit: number): number {
  const known = unitKinds[unit] as number;
  if (known !== unknown) return known;
  const character = String.fromCharCode(unit);
  const kind = gapClass.test(character) ? gap : uncounted.test(character) ? nothing : counts;
  unitKinds[unit] = kind;
  return kind;
}

/**
 * The offset from which `text` has `reach` units up to `end`, counted as a detector reads them: what is not seen counts
 * nothing, a run of gaps or of one repeated letter as little as it is read as, an escape as the character it stands for.
 * So no padding moves what is matched out of reach.
 */
export function reachBack(text: string, end: number, reach: number): number {
  let from = countBack(text, end, reach);
  for (let counted = 0; from > 0;) {
    const tail = text.slice(from, end);
    // eslint-disable-next-line no-control-regex -- it is what is looked for
    if (!/[%=&\\\x1b\x9b\x9d]/.test(tail)) break;
    let extra = 0;
    for (const match of tail.matchAll(escapes)) extra += match[0].length - 1;
    for (const match of tail.matchAll(sequences)) extra += match[0].length - 1;
    if (extra <= counted) break;
    from = countBack(text, from, extra - counted);
    counted = extra;
  }
  return from;
}

function countBack(text: string, end: number, count: number): number {
  let left = count;
  let index = end;
  while (index > 0 && left > 0) {
    index -= 1;
    const unit = text.charCodeAt(index);
    if ((unit & 0xf800) === 0xd800) {
      const low = unit >= 0xdc00;
      const high = low ? text.charCodeAt(index - 1) : 0;
      // Alone, or a tag or selector of plane 14: not seen.
      if (!low || high < 0xd800 || high > 0xdbff) continue;
      index -= 1;
      if (high !== 0xdb40) left -= 2;
      continue;
    }
    const kind = kindOf(unit);
    if (kind === nothing) continue;
    if (kind === gap) {
      if (index > 0 && kindOf(text.charCodeAt(index - 1)) === gap) continue;
    } else if (index > 0 && text.charCodeAt(index - 1) === unit) continue;
    left -= 1;
  }
  return index;
}

/** Moves an offset back so that it parts no surrogate pair and no character from its marks. */
export function characterStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && at < text.length) {
    const unit = text.charCodeAt(at);
    const lowHalf = unit >= 0xdc00 && unit <= 0xdfff;
    if (!lowHalf && (unit < 0x300 || kindOf(unit) !== nothing)) break;
    at -= 1;
  }
  return at;
}
