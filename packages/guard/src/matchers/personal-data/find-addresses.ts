import type { Candidate } from './candidate.js';
import { isDigit } from './digit-stretches.js';
import { tagsOfWord } from './scan-context.js';
import type { ScannedText } from './scanned-text.js';

const name = "\\p{Lu}[\\p{L}'’.-]{1,24}";
const number = '[0-9]{1,5}(?: ?[a-zA-Z](?![\\p{L}]))?(?:[-/][0-9]{1,4}[a-zA-Z]?)?';
const unit = '(?:,? ?(?:Apt|Apartment|Suite|Ste|Unit|Flat|Floor|Room|App|Wohnung|#)\\.? ?#?[0-9]{1,5}[A-Za-z]?)?';
const endings =
  'Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Square|Sq|Terrace|Way|Close|Crescent|Parkway|Pkwy|Highway|Hwy|Circle|Row|Gardens|Mews|Hill|Quay|Trail';
const germanic =
  '\\p{Lu}[\\p{L}-]{1,24}(?:stra(?:ß|ss)e|str\\.|weg|gasse|platz|allee|ufer|damm|straat|laan|gracht|plein|kade|gatan|vägen|vej|gade|veien|gata|katu)';
const romance =
  '(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Pp]lace|[Cc]hemin|[Aa]llée|[Qq]uai|[Ii]mpasse|[Cc]alle|[Aa]venida|[Pp]laza|[Pp]aseo|[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Rr]ua|[Tt]ravessa|[Pp]raça|ul\\.|[Uu]lica|al\\.)';
const particles =
  "(?:(?:de|du|des|del|della|dei|da|do|dos|das|la|le|les|las|los|l'|d'|di|von|van|der|den|het|el|i|y|e) ?)";
const english = `${number} (?:(?:North|South|East|West|N|S|E|W|Old|New|St)\\.? )?(?:${name} ){1,4}(?:${endings})(?![\\p{L}])\\.?${unit}`;
const northern = `(?:(?:Am|An der|Alte|Neue|Große|Kleine|Obere|Untere|Korte|Lange|Nieuwe|Oude) )?(?:${germanic}|(?:${name} ){1,2}(?:Straße|Str\\.|Weg|Platz|Allee|Straat|Laan)) ${number}(?![0-9])`;
const latinBefore = `${number},? (?:bis |ter )?${romance} ${particles}{0,3}${name}(?: (?:${particles}{0,2})${name}){0,3}`;
const latinAfter = `${romance} ${particles}{0,3}${name}(?: (?:${particles}{0,2})${name}){0,3},? (?:n[.º°o]* ?)?${number}(?![0-9])`;
/** A post code and its place, and further lines, go on what the street begins. */
const onward =
  "(?:,? ?(?:\\n ?)?(?:[A-Z]{1,2}-)?(?:[0-9]{4,5}(?:-[0-9]{3,4})?|[0-9]{2}-[0-9]{3}|[0-9]{3} [0-9]{2}|[0-9]{4} ?[A-Z]{2})(?![0-9])(?: \\p{Lu}[\\p{L}'’-]{1,24}(?: \\p{Lu}[\\p{L}'’-]{1,24}){0,2})?|" +
  "(?:,|\\n) ?\\p{Lu}[\\p{L}'’.-]{1,24}(?: \\p{Lu}[\\p{L}'’.-]{1,24}){0,2}(?:,? [A-Z]{2})?(?:,? ?(?:[0-9]{5}(?:-[0-9]{4})?|[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}|[A-Z][0-9][A-Z] [0-9][A-Z][0-9]))(?![0-9]))?";
const street = new RegExp(`(?<![\\p{L}0-9./-])(?:${english}|${northern}|${latinAfter}|${latinBefore})${onward}`, 'u');
const [reachBefore, reachAfter] = [72, 110];

/** Postal addresses by the form of their street, in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish and Nordic manner. */
export function findAddresses(scan: ScannedText): Candidate[] {
  if (scan.firstDigit === -1) return [];
  const { text, hits } = scan;
  const found: Candidate[] = [];
  let reached = 0;
  for (let index = 0; index < hits.count; index += 1) {
    const [start, end] = [hits.starts[index] as number, hits.ends[index] as number];
    if (
      start < reached ||
      !tagsOfWord(hits.words[index] as number).includes('street') ||
      !hasDigitNear(text, start, end)
    )
      continue;
    const from = Math.max(reached, start - reachBefore);
    const match = street.exec(text.slice(from, end + reachAfter));
    if (match === null || from + match.index > start) continue;
    const place = from + match.index;
    reached = place + match[0].length;
    const said = scan.contextOf(place, reached).tags.has('address');
    found.push({ kind: 'address', start: place, end: reached, score: said ? 0.8 : 0.6 });
  }
  return found;
}

/** A house number stands near its street. */
function hasDigitNear(text: string, start: number, end: number): boolean {
  const last = Math.min(text.length, end + 50);
  for (let index = Math.max(0, start - 50); index < last; index += 1) if (isDigit(text.charCodeAt(index))) return true;
  return false;
}
