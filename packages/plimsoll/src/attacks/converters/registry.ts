import { base64 } from './base64.js';
import type { Converter } from './converter.js';
import { reversed } from './reversed.js';

/** Every converter. Adding one is a file with its `defineConverter` and a line here. */
export const converters: readonly Converter[] = [base64, reversed];
