import * as z from 'zod/mini';

/** A key word: letters of ASCII. */
export const cipherKey = z.string().check(z.regex(/^[A-Za-z]{1,32}$/, 'a key is 1 to 32 letters from a to z'));
