import { chileanNumber } from './digit-ids.js';
import { luhn, modulo11And2, weightedSum } from '../check-digits.js';

/** A national number with letters: its form leaves few chance hits. */
export interface LetteredId {
  readonly country: string;
  /** The whole number in upper case, separators included. */
  readonly form: RegExp;
  /** No check digit: a word must say what it is. */
  readonly weak?: true;
  /** In upper case without separators. */
  readonly valid: (number: string) => boolean;
}

const dniLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';
const hetuSigns = '0123456789ABCDEFHJKLMNPRSTUVWXY';
/** Values of characters on odd places of the Italian code (decree of 23 December 1976). */
const oddValues = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
const curpSigns = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';

function italianSign(number: string): string {
  let sum = 0;
  for (let index = 0; index < 15; index += 1) {
    const unit = number.charCodeAt(index);
    const value = unit >= 65 ? unit - 65 : unit - 48;
    sum += index % 2 === 0 ? (oddValues[value] as number) : value;
  }
  return String.fromCharCode(65 + (sum % 26));
}

function singapore(number: string): boolean {
  const first = number.charAt(0);
  const sum =
    weightedSum(number.slice(1), [2, 7, 6, 5, 4, 3, 2]) + (first === 'T' || first === 'G' ? 4 : first === 'M' ? 3 : 0);
  const signs = 'ST'.includes(first) ? 'JZIHGFEDCBA' : first === 'M' ? 'XWUTRQPNJLK' : 'XWUTRQPNMLK';
  const place = first === 'M' ? 10 - (sum % 11) : sum % 11;
  return signs.charAt(place) === number.charAt(8);
}

function hongKong(number: string): boolean {
  const padded = number.padStart(9, ' ');
  let sum = 0;
  for (let index = 0; index < 8; index += 1) {
    const unit = padded.charCodeAt(index);
    sum += (9 - index) * (unit === 32 ? 36 : unit >= 65 ? unit - 55 : unit - 48);
  }
  const last = padded.charAt(8);
  return (sum + (last === 'A' ? 10 : Number(last))) % 11 === 0;
}

function taiwan(number: string): boolean {
  const letter = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'.indexOf(number.charAt(0)) + 10;
  const sum = Math.floor(letter / 10) + (letter % 10) * 9 + weightedSum(number.slice(1), [8, 7, 6, 5, 4, 3, 2, 1, 1]);
  return sum % 10 === 0;
}

function mexico(number: string): boolean {
  let sum = 0;
  for (let index = 0; index < 17; index += 1) sum += curpSigns.indexOf(number.charAt(index)) * (18 - index);
  return String((10 - (sum % 10)) % 10) === number.charAt(17);
}

/** The Irish check letter; a ninth character counts nine times. */
function ireland(number: string): boolean {
  const second = number.charCodeAt(8);
  const sum =
    weightedSum(number, [8, 7, 6, 5, 4, 3, 2]) + (number.length === 9 && second !== 87 ? (second - 64) * 9 : 0);
  return 'WABCDEFGHIJKLMNOPQRSTUV'.charAt(sum % 23) === number.charAt(7);
}

/** Sources: each country's published rule for its number. */
export const letteredIds: readonly LetteredId[] = [
  {
    country: 'GB',
    form: /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[A-D]$/,
    valid: (number: string): boolean => !/^(?:BG|GB|KN|NK|NT|TN|ZZ)/.test(number),
  },
  { country: 'IE', form: /^[0-9]{7}[A-W][A-IW]?$/, valid: ireland },
  {
    country: 'ES',
    form: /^(?:[0-9]{8}|[XYZ][- ]?[0-9]{7}|[0-9]{2}\.[0-9]{3}\.[0-9]{3})[- ]?[A-HJ-NP-TV-Z]$/,
    valid: (number: string): boolean => {
      const digits = number.slice(0, 8).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
      return dniLetters.charAt(Number(digits) % 23) === number.charAt(8);
    },
  },
  {
    country: 'FR',
    form: /^[12] ?[0-9]{2} ?[0-9]{2} ?2[AB] ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}$/,
    valid: (number: string): boolean =>
      97 - (Number(number.slice(0, 13).replace('2A', '19').replace('2B', '18')) % 97) === Number(number.slice(13)),
  },
  {
    country: 'IT',
    form: /^[A-Z]{6}[0-9LMNP-V]{2}[A-EHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]$/,
    valid: (number: string): boolean => italianSign(number) === number.charAt(15),
  },
  {
    country: 'FI',
    form: /^[0-9]{6}[-+A-FU-Y][0-9]{3}[0-9A-FHJ-NPR-Y]$/,
    valid: (number: string): boolean => {
      const [day, month] = [Number(number.slice(0, 2)), Number(number.slice(2, 4))];
      if (day < 1 || day > 31 || month < 1 || month > 12) return false;
      return hetuSigns.charAt(Number(number.slice(0, 6) + number.slice(-4, -1)) % 31) === number.slice(-1);
    },
  },
  { country: 'CL', form: /^[0-9]{1,2}(?:\.[0-9]{3}\.[0-9]{3}|[0-9]{6})-K$/, valid: chileanNumber },
  { country: 'MX', form: /^[A-Z][AEIOUX][A-Z]{2}[0-9]{6}[HMX][A-Z]{5}[0-9A-Z][0-9]$/, valid: mexico },
  { country: 'IN', form: /^[A-Z]{3}[ABCFGHLJPT][A-Z][0-9]{4}[A-Z]$/, weak: true, valid: () => true },
  { country: 'CN', form: /^[1-9][0-9]{5}(?:19|20)[0-9]{9}X$/, valid: modulo11And2 },
  { country: 'SG', form: /^[STFGM][0-9]{7}[A-Z]$/, valid: singapore },
  { country: 'HK', form: /^[A-Z]{1,2}[0-9]{6}\([0-9A]\)$/, valid: hongKong },
  { country: 'TW', form: /^[A-Z][1289][0-9]{8}$/, valid: taiwan },
  // A plus stands instead of the hyphen for people over a hundred.
  {
    country: 'SE',
    form: /^(?:[0-9]{2})?[0-9]{6}\+[0-9]{4}$/,
    valid: (number: string): boolean => luhn(number.slice(-10)),
  },
];
