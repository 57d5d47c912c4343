import { framingClass } from '../framing.js';

/** Cannot refuse when it may not say the words for it. */
export const refusalSuppression = framingClass('refusal-suppression', [
  /\b(?:do not|don't|never|without|avoid|no|not allowed to|must not|may not|cannot) (?:\w+ ){0,3}(?:refus\w*|declin\w*|apolog\w*|sorry|say no|object\w*)\b/i,
  /\b(?:no|without|skip|omit|leave out|don't|do not|never) (?:\w+ ){0,4}(?:warnings?|disclaimers?|caveats?|morals?|lectur\w*|ethic\w*|caution\w*|safety)\b/i,
  /\b(?:words?|phrases?|sentences?)\b.{0,80}["'“](?:cannot|can't|can not|sorry|I'm sorry|unable|unfortunately|however|but|no)/is,
  /["'“](?:cannot|can't|sorry|I'm sorry|unable|unfortunately|however)\b.{0,60}["'”].{0,30}["'“]/is,
  /\b(?:must|only|have to|required to|are to|need to) (?:\w+ )?(?:answer|reply|respond|comply)\b/i,
  /\brules?\s*:|\bfollow(?:ing)? (?:these|the|my|those) (?:\w+ )?(?:rules|instructions|constraints)\b|\bconstraints?\b/i,
  /\b(?:immediately|directly|straight away|right away|at once|in full|completely|without hesitation)\b/i,
]);
