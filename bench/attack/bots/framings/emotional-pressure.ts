import { framingClass } from '../framing.js';

/** Cannot say no to somebody in distress. */
export const emotionalPressure = framingClass('emotional-pressure', [
  /\b(?:please|beg|begging|desperate(?:ly)?|urgent(?:ly)?|implore|plead)\b/i,
  /\b(?:dying|died|dies|sick|ill|hospital bed|lives?|suffer(?:ing)?|emergency|in danger|will die)\b/i,
  /\b(?:grandmother|grandma|granny|mother|father|daughter|son|sister|brother|child|children|wife|husband|family)\b/i,
  /\b(?:lose my (?:job|home|house|life)|fired|homeless|evicted|nobody else|no one else|only you|last hope|counting on you|depend(?:s|ing)? on you)\b/i,
  /\b(?:sad|afraid|scared|crying|tears|heartbroken|lonely|ashamed|panic\w*|terrified|miss (?:her|him)|hurts?|hopeless)\b/i,
  /\b(?:minutes|hours|deadline|right now|running out of time|too late|tonight|before it is)\b/i,
  /\b(?:grateful|forgive|guilt(?:y)?|disappoint\w*|trust you|thank you so much|if you care|mean(?:s)? (?:so much|the world))\b/i,
]);
