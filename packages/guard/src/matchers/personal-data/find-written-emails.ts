import type { Candidate } from './candidate.js';

/** A rare piece of every written-out address, as people write it. Scanning for them costs nearly nothing. */
const signs = [' dot ', ' DOT ', 'unkt ', ' punto ', ' ponto ', ' point ', 'rroba '];
const brackets = '([{<';
const reach = 90;

const name = '[\\p{L}\\p{N}][\\p{L}\\p{N}_+-]{0,40}';
const point = '(?: ?[([{<] ?(?:dot|punkt|punto|point|ponto) ?[)\\]}>] ?| (?:dot|punkt|punto|point|ponto) |\\.)';
const at = '(?: ?[([{<] ?(?:at|arroba|a) ?[)\\]}>] ?| (?:at|arroba|arobase|chiocciola|klammeraffe|ät) )';
/** Not an article: "at the dot com conference". */
const label = '(?!(?:the|a|an|this|that|our|my|le|la|el|il|das|der|die) )[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,40}';
const written = new RegExp(
  `(?<![\\p{L}\\p{N}._])${name}(?:${point}${name}){0,3}(${at})${label}((?:${point}${label}){0,3}${point})(\\p{L}{2,13})(?![\\p{L}\\p{N}])`,
  'giu',
);
/** Endings that are said aloud; others only count after a bracketed sign. */
const endings: ReadonlySet<string> = new Set(
  (
    'com org net edu gov info biz io dev app ai co me us uk de fr es it nl be at ch pl cz se no dk fi pt br mx ar cl in cn jp kr au nz ' +
    'ca ie ru ua tr gr hu ro bg eu example test invalid local cloud online site'
  ).split(' '),
);

/** Addresses written out against collectors: "name at domain dot com", "name [at] domain.com", "nombre arroba dominio punto com". */
export function findWrittenEmails(text: string): Candidate[] {
  const places: number[] = [];
  for (const sign of signs)
    for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + sign.length)) places.push(at);
  for (const bracket of brackets) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      const sign = text
        .slice(at + 1, at + 4)
        .trimStart()
        .toLowerCase();
      if (sign.startsWith('at') || sign.startsWith('a)')) places.push(at);
    }
  }
  if (places.length === 0) return [];
  places.sort((a, b) => a - b);
  const found: Candidate[] = [];
  for (let index = 0; index < places.length;) {
    const start = Math.max(0, (places[index] as number) - reach);
    let end = (places[index] as number) + reach;
    // Near places share one stretch, so that no character is read twice.
    for (index += 1; index < places.length && (places[index] as number) - reach <= end; index += 1)
      end = (places[index] as number) + reach;
    for (const match of text.slice(start, end).matchAll(written)) {
      const [whole, sign = '', points = '', ending = ''] = match;
      const bracketed = /[([{<]/.test(sign);
      const saysPoint = /[\p{L}]/u.test(points.replace(/^.*?(?=[ ([{<]|\.)/u, '')) && points.slice(-8).trim() !== '.';
      if (!bracketed && (!saysPoint || !endings.has(ending.toLowerCase()))) continue;
      found.push({ kind: 'email', start: start + match.index, end: start + match.index + whole.length, score: 0.9 });
    }
  }
  return found;
}
