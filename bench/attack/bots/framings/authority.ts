import { framingClass } from '../framing.js';

/** Obeys whoever says that he may ask for it. */
export const authority = framingClass('authority', [
  /\b(?:I am|I'm|this is|we are|as) (?:the|an?|your|our) [\w -]{0,30}(?:admin\w*|developer|engineer|manager|officer|auditor|inspector|doctor|physician|nurse|police\w*|detective|professor|researcher|director|owner|supervisor|investigator|technician)\b/i,
  /\b(?:authori[sz]ed|authori[sz]ation|clearance|cleared|permission|permitted|approved|approval|entitled)\b/i,
  /\b(?:official|department|ministry|agency|headquarters|compliance|internal|board)\b/i,
  /\b(?:badge|id|ticket|case|reference|warrant|licen[cs]e|employee)\s*(?:number|no\.?|#)?\s*[#:]?\s*\w*-?\d/i,
  /\b(?:security|safety|penetration) (?:test|audit|review|drill|check|exercise)|\baudit\b|\bred[- ]team/i,
  /\b(?:order|instruct|direct|require|command|oblige)(?:ed|s|d)?\b/i,
  /\b(?:override|maintenance|debug|developer mode|admin|root|sudo)\b/i,
  /\b(?:training|research|legal|medical|law[- ]enforcement|teaching|evidence) (?:purposes?|work|reasons?)\b|\bfor (?:training|research|teaching|evidence)\b/i,
]);
