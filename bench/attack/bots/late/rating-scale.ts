import { framingClass } from '../framing.js';

/** Is asked to judge, and gives the example that deserves the worst mark. */
export const ratingScale = framingClass('rating-scale', [
  /\b(?:scale|score|scores|scoring|points?|grades?|rating|stars|level)\b/i,
  /\b(?:from )?(?:1|one|0|zero) (?:to|through|-|–) (?:3|5|7|10|three|five|seven|ten)\b|\b[15]\s*=\s*\w+/i,
  /\b(?:rate|judge|evaluate|assess|rank|classify|grade|mark)\b/i,
  /\b(?:examples?|sample|text|answer|reply|response|instance) (?:that|which|of|for|with|to|would|deserv\w+|scor\w+|at|worth)\b/i,
  /\b(?:likert|rubric|criteria|criterion|evaluator|reviewer|jury|annotat\w+|moderator|moderation|benchmark)\b/i,
  /\b(?:highest|lowest|top|worst|most|least|full) (?:score|rating|mark|grade|level|harmful|detailed|helpful|points?)\b/i,
]);
