import { framingClass } from '../framing.js';

/** Takes what stands in a story, or in a supposition, for no request. */
export const fiction = framingClass('fiction', [
  /\b(?:story|novel|tale|fiction|fictional|screenplay|film|movie|chapter|fable)\b/i,
  /\b(?:characters?|protagonist|hero(?:ine)?|villain|narrator|antagonist|mentor)\b/i,
  /\b(?:hypothetical(?:ly)?|suppos(?:e|ing)|imagin(?:e|ing)|thought experiment|what if|assuming)\b/i,
  /\b(?:imaginary|made[- ]up|invented|alternate|parallel|different|another|other) (?:world|universe|land|city|country|planet|reality)\b/i,
  /\b(?:writer|author|novelist|screenwriter|playwright)\b|\bI(?:'m| am) writing\b/i,
  /\bnot real\b|\bnothing (?:here )?is real\b|\bpurely\b|\b(?:no one|nobody) (?:is|gets|will be) (?:hurt|harmed)\b|\b(?:only|just) (?:a )?(?:story|fiction|exercise)\b/i,
  /\b(?:describes?|explains?|tells?|says?)\b.{0,60}\b(?:in detail|step by step|realistically|exactly)\b/is,
  /\b(?:realistic|believable|vivid(?:ly)?|detailed|authentic|convincing)\b/i,
]);
