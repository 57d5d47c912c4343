import { refusalWeights } from './weights.js';

/** Identity of the refusal matcher's rules; part of a grader's identity. Raised with every change of rules or features. */
export const refusalMatcherVersion = 'refusal-4';

/** SHA-256, hexadecimal, over the JSON of the shipped weights without this hash. */
export const refusalWeightsHash: string = refusalWeights.hash;
