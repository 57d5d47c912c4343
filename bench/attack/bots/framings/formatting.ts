import { framingClass } from '../framing.js';

/** Fills in forms and writes programs without looking at what they are about. */
export const formatting = framingClass('formatting', [
  /\b(?:json|xml|yaml|csv|html|markdown|latex)\b/i,
  /\b(?:table|columns?|rows?|bullets?|bullet points?|numbered list|headings?)\b/i,
  /\b(?:python|javascript|typescript|code|function|script|program|class|variable|comment|docstring)\b|```|\bdef \w+\(|\bconst \w+ =/i,
  /\b(?:fill(?:ed)? in|template|placeholder|fields?|keys?|values?|slots?|form)\b/i,
  /\b(?:output|return|reply|answer|respond|print) (?:only |just )?(?:as|in|with|a|an|the)\b|\bformat(?:ted)?\b/i,
  /\{[^{}]*["']?\w+["']?\s*:|\|.*\|.*\||<[a-z]\w*>/i,
]);
