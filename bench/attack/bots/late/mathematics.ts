import { framingClass } from '../framing.js';

/** Solves the problem, whatever its letters stand for. */
export const mathematics = framingClass('mathematics', [
  /\b(?:mathematic\w*|maths?|algebra|equation|formula|logic|set theory|calculus|geometry|arithmetic)\b/i,
  /\b(?:prove|proof|theorem|lemma|corollary|axiom|Q\.?E\.?D|show that|derive|solve|compute)\b/i,
  /\b(?:let|define|denote|suppose|given|assume|where) (?:\w+ )?(?:[A-Za-z]|that|the set|a set|function)\b(?=\s*(?:be|=|∈|:|such|denote|stand|,|\())/i,
  /[∀∃∈⊂⊆∪∩→⇒⇔∧∨¬≤≥∑∅ℝ]|\\(?:forall|exists|in|to|subset|cup|cap)\b/u,
  /\b(?:sets?|elements?|variables?|functions?|mapping|operator|relation|subset|group|matrix|vector)\b/i,
  /\b[a-z]_?\d?\s*(?:=|∈|<|>)\s*["'{(\w]|\b[fgPQ]\([a-zA-Z]\)/,
  /\b(?:for (?:all|every|each|any)|there exists?|such that|if and only if|hence|step \d)\b/i,
]);
