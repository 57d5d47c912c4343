import type { Candidate } from './candidate.js';
import { tagsOfWord } from './scan-context.js';
import type { ScannedText } from './scanned-text.js';

const reach = 56;
const reachBack = 36;
const months =
  'ene(?:ro)?|gen(?:naio)?|jan(?:uary|uar|vier|eiro|uari|\\.)?|feb(?:ruary|ruar|rero|braio|ruari|\\.)?|fév(?:rier|r\\.)?|fev(?:ereiro)?|mar(?:ch|s|zo|ço|\\.)?|märz|maart|' +
  'apr(?:il|ile|\\.)?|avr(?:il|\\.)?|abr(?:il|\\.)?|may|mai|mayo|maggio|maio|mei|maj|jun(?:e|i|io|ho|\\.)?|juin|giugno|jul(?:y|i|io|ho|\\.)?|juil(?:let|\\.)?|luglio|' +
  'aug(?:ust|usti|ustus|\\.)?|août|ago(?:sto|\\.)?|sep(?:t|tember|tembre|tiembre|\\.)?|set(?:tembre|embro)?|oct(?:ober|obre|ubre|\\.)?|okt(?:ober|\\.)?|' +
  'ott(?:obre)?|out(?:ubro)?|nov(?:ember|embre|iembre|embro|\\.)?|dec(?:ember|embre|\\.)?|déc(?:embre)?|dez(?:ember|embro|\\.)?|dic(?:iembre|embre|\\.)?|' +
  'stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia|' +
  'января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря';
const year = '(?:1[89]|20)[0-9]{2}';
const day = '(?:0?[1-9]|[12][0-9]|3[01])';
const date = new RegExp(
  `(?<![0-9\\p{L}./-])(?:${year}([-./])(?:0?[1-9]|1[0-2])\\1${day}|${day}([-./ ])${day}\\2(?:${year}|[0-9]{2})|` +
    `${day}\\. ${day}\\. ${year}|${day}(?:st|nd|rd|th|er|\\.|º)? (?:de |of )?(?:${months}),? (?:de |del |do )?${year}|` +
    `(?:${months}) ${day}(?:st|nd|rd|th)?,? ${year}|${year}年\\s?[0-9]{1,2}月\\s?[0-9]{1,2}日|${year}년\\s?[0-9]{1,2}월\\s?[0-9]{1,2}일|` +
    `${year}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))(?![0-9\\p{Script=Latin}]|[-/][0-9])`,
  'iu',
);

/** Dates that a word beside them calls a date of birth. A year alone is none. */
export function findBirthDates(scan: ScannedText): Candidate[] {
  if (scan.firstDigit === -1) return [];
  const { hits, text } = scan;
  const found: Candidate[] = [];
  let reached = 0;
  for (let index = 0; index < hits.count; index += 1) {
    const said = tagsOfWord(hits.words[index] as number);
    if (!said.includes('birth')) continue;
    const [from, to] = [hits.starts[index] as number, hits.ends[index] as number];
    const after = dateIn(text, Math.max(to, reached), to + reach);
    // "1990-05-03 (date of birth)": before the word only where nothing stands after it.
    const place = after ?? dateIn(text, Math.max(0, from - reachBack, reached), from);
    if (place === undefined || place.start < reached) continue;
    found.push({ kind: 'date-of-birth', ...place, score: 0.9 });
    reached = place.end;
  }
  return found;
}

function dateIn(
  text: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } | undefined {
  if (start >= end) return undefined;
  // A little more than the reach, so that a date at its edge is seen whole.
  const match = date.exec(text.slice(start, end + 24));
  return match === null || start + match.index >= end
    ? undefined
    : { start: start + match.index, end: start + match.index + match[0].length };
}
