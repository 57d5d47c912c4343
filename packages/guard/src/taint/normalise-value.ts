import { foldCase } from '@plimsoll/core/text';

// Zero-width and bidi characters, soft hyphens, tags, variation selectors: they split a copied text for the machine, not for the eye.
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\ufeff]/gu;
const plainAscii = /^[\x20-\x7e]*$/;

/**
 * A text as it is traced: NFKC, invisible characters out, letter case folded, runs of white space one space, none at the ends.
 *
 * @example
 * ```ts
 * normaliseValue('Pay\u200b  ANN '); // 'pay ann'
 * ```
 */
export function normaliseValue(text: string): string {
  if (plainAscii.test(text)) return squeeze(text.toLowerCase());
  return squeeze(foldCase(text.replace(invisible, '').normalize('NFKC')));
}

/**
 * A text as trust compares it: only letter case and white space are evened out. What differs from the traced form in more
 * than that is not what the user wrote.
 */
export function evenValue(text: string): string {
  return plainAscii.test(text) ? squeeze(text.toLowerCase()) : squeeze(foldCase(text));
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
