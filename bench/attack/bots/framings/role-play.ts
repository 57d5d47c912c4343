import { framingClass } from '../framing.js';

/** Is somebody else when told so, and the other one has no rules. */
export const rolePlay = framingClass('role-play', [
  /\b(?:pretend|make[- ]believe|imagine (?:that )?you(?:'re| are))\b/i,
  /\b(?:act|behave|respond|reply|answer|speak|talk|write) (?:only )?(?:as|like)\b/i,
  /\byou (?:are|will be|shall be|become) (?:now )?(?:an?|the|my|no longer)\b|\byou are now\b|\bfrom now on\b/i,
  /\b(?:play|take on|assume|adopt|step into) (?:the |a )?(?:role|part|persona|character|shoes)\b|\brole[- ]?play/i,
  /\bin character\b|\bout of character\b|\byour character\b/i,
  /\b(?:no|without(?: any)?|free (?:of|from)|not bound by|ignores?|beyond) (?:\w+ )?(?:rules?|limits?|restrictions?|filters?|guidelines|morals|ethics|censorship|scruples)\b/i,
  /\b(?:named|called|known as) ["'“]?[A-Z]/,
  /\b(?:always|never) (?:answers?|refuses?|says? no|declines?|complies|obeys|hesitates?)\b/i,
  /\b(?:game|scene|stage|actor|actress|theatre|improvisation)\b/i,
]);
