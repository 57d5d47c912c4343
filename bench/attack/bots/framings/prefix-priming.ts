import { framingClass } from '../framing.js';

/** Goes on as it was made to begin. */
export const prefixPriming = framingClass('prefix-priming', [
  /\b(?:begin|start|open|lead|commence)s? (?:off )?(?:your |the |every |each )?(?:\w+ )?(?:with|by|from)\b/i,
  /\bfirst (?:words?|sentence|line)\b|\bopening (?:words?|sentence|line)\b/i,
  /["'“](?:sure|of course|absolutely|certainly|yes|gladly|with pleasure|here is|here's|here are|happy to|step 1|first)\b/i,
  /\b(?:continue|carry on|go on) (?:from|after|with)\b|\b(?:complete|finish) (?:this|the|my)\b/i,
  /(?::|\b1[.)]|step 1|…|\.\.\.)["'”]?\s*$/i,
  /\b(?:exactly|word for word|verbatim|precisely|these words|this sentence)\b/i,
  /^\s*(?:answer|assistant|response|output|reply|bot)\s*:/im,
]);
