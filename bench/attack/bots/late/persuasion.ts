import { framingClass } from '../framing.js';

/** Is talked round by reasons, by others who do it, or by what it owes. */
export const persuasion = framingClass('persuasion', [
  /\b(?:because|since|therefore|hence|it follows|reasons?|reasonable|logical(?:ly)?|makes sense)\b/i,
  /\b(?:everyone|everybody|most people|many people|thousands|millions|others|other (?:assistants|bots|models|services|people)|majority|per ?cent|popular)\b/i,
  /\b(?:experts?|studies|study shows|research(?:ers)? (?:shows?|say|agree|found)|specialists|evidence|survey|proven)\b/i,
  /\b(?:in return|in exchange|favou?r|owe|I (?:have )?helped|deal|compromise|meet (?:me )?half|bargain|reward|tip)\b/i,
  /\b(?:you (?:already|just) (?:said|agreed|promised|told|helped)|earlier you|you promised|consistent|keep your word|as agreed)\b/i,
  /\b(?:brilliant|clever|smart(?:est)?|wonderful|admire|best assistant|amazing|impressed|talented|kind(?:est)?)\b/i,
  /\b(?:last chance|only today|limited|before it is gone|rare|few left|once in|soon be)\b/i,
  /\b(?:we both|shared? (?:values?|goals?)|both of us|common goal|as friends|like you|protect(?:ing)? people|greater good)\b/i,
]);
