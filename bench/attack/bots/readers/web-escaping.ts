import { readerClass } from '../reader.js';

const character = (digits: string, radix: number): string => {
  const point = Number.parseInt(digits, radix);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
};
const two = (pattern: RegExp) => (text: string) => [
  text.replace(pattern, (_, digits: string) => character(digits, 16)),
];

/** Characters written as programs and pages escape them. */
export const webEscaping = readerClass('web-escaping', {
  percent: two(/%([0-9a-f]{2})/gi),
  entities: (text) => [
    text
      .replace(/&#x([0-9a-f]{1,6});?/gi, (_, digits: string) => character(digits, 16))
      .replace(/&#(\d{1,7});?/g, (_, digits: string) => character(digits, 10)),
  ],
  mail: two(/=([0-9a-f]{2})/gi),
  unicode: two(/\\u\{?([0-9a-f]{4,6})\}?/gi),
  bytes: two(/\\x([0-9a-f]{2})/gi),
});
