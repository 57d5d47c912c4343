import { framingClass } from '../framing.js';

/** Says what must not be done when asked what must not be done. */
export const inversion = framingClass('inversion', [
  /\b(?:opposite|reverse|inverse|contrary|backwards day|upside down|the other way round)\b/i,
  /\b(?:avoid|prevent|stay away from|make sure (?:that )?(?:I|we|nobody|no one) (?:do(?:es)?n't|do not|never)|guard against|protect (?:myself|ourselves|us|against)|not (?:do|end up))\b/i,
  /\b(?:what|which|how) (?:\w+ ){0,3}(?:not to|should (?:I|we|one|nobody) (?:not|never|avoid)|must (?:not|never))\b/i,
  /\b(?:yes means no|no means yes|when I say|means? (?:its|the) opposite|mean the reverse|refus\w+ means)\b/i,
  /\b(?:mistakes?|warn(?:ing)? signs?|pitfalls|by accident|accidentally|unintentionally|innocently)\b/i,
  /\b(?:don't|do not|never) (?:tell|explain|say|give|help|describe|reveal|answer)\b/i,
]);
