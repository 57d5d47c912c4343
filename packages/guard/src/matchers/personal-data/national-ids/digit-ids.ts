import { luhn, modulo11And10, modulo97, modulo11And2, verhoeff, weighsOut, weightedSum } from '../check-digits.js';

/** A national number of digits only. */
export interface DigitId {
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly lengths: readonly number[];
  /**
   * Forms that are its own ("3.3.3-2" is 111.444.777-35): they need no word beside them. In any other form, or as plain
   * digits, a word must say what the number is.
   */
  readonly forms?: readonly string[];
  /** A weak check, or none: its own form needs the word as well. */
  readonly weak?: true;
  readonly valid: (digits: string) => boolean;
}

const at = (digits: string, from: number, to = from + 1): number => Number(digits.slice(from, to));
const isMonthDay = (month: number, day: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= 31;
const isVaried = (digits: string): boolean => !/^([0-9])\1+$/.test(digits);
const yearMonthDay = (digits: string, from = 0): boolean =>
  isMonthDay(at(digits, from + 2, from + 4), at(digits, from + 4, from + 6));
const dayMonthYear = (digits: string): boolean => isMonthDay(at(digits, 2, 4), at(digits, 0, 2));
const downFrom = (first: number, count: number): number[] => Array.from({ length: count }, (_, index) => first - index);

/** Check digit of Estonia and Lithuania: two rounds of weights modulo 11. */
function balticDigit(digits: string): number {
  const first = weightedSum(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  return first < 10 ? first : (weightedSum(digits, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11) % 10;
}

const balkanNumber = (digits: string): boolean => {
  const rest = weightedSum(digits, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return dayMonthYear(digits) && rest !== 1 && (rest === 0 ? 0 : 11 - rest) === at(digits, 12);
};

const elevenProof = (digits: string): boolean =>
  isVaried(digits) && weighsOut(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1], 11);

function brazil(digits: string): boolean {
  const check = (count: number): number => ((weightedSum(digits, downFrom(count + 1, count)) * 10) % 11) % 10;
  return isVaried(digits) && check(9) === at(digits, 9) && check(10) === at(digits, 10);
}

function argentina(digits: string): boolean {
  const rest = 11 - (weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11);
  return /^(?:20|23|24|25|26|27)/.test(digits) && (rest === 11 ? 0 : rest === 10 ? 9 : rest) === at(digits, 10);
}

function norway(digits: string): boolean {
  const day = at(digits, 0, 2);
  return (
    isMonthDay(at(digits, 2, 4) % 40, day > 40 ? day - 40 : day) &&
    weighsOut(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1], 11) &&
    weighsOut(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1], 11)
  );
}

function belgium(digits: string): boolean {
  const [number, check] = [digits.slice(0, 9), at(digits, 9, 11)];
  const month = at(digits, 2, 4) % 20;
  // Born from 2000 on, a 2 is put in front.
  return (
    month <= 12 &&
    at(digits, 4, 6) <= 31 &&
    (97 - (Number(number) % 97) === check || 97 - (Number(`2${number}`) % 97) === check)
  );
}

function turkey(digits: string): boolean {
  const odd = at(digits, 0) + at(digits, 2) + at(digits, 4) + at(digits, 6) + at(digits, 8);
  const even = at(digits, 1) + at(digits, 3) + at(digits, 5) + at(digits, 7);
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return !digits.startsWith('0') && tenth === at(digits, 9) && (odd + even + tenth) % 10 === at(digits, 10);
}

function germany(digits: string): boolean {
  // In the first ten digits exactly one stands twice or three times.
  const counts = new Map<string, number>();
  for (const digit of digits.slice(0, 10)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count > 1);
  return !digits.startsWith('0') && repeated.length === 1 && (repeated[0] as number) <= 3 && modulo11And10(digits);
}

function czechia(digits: string): boolean {
  const month = at(digits, 2, 4) % 50;
  if (!isMonthDay(month > 20 ? month - 20 : month, at(digits, 4, 6))) return false;
  return Number(digits) % 11 === 0 || (at(digits, 0, 9) % 11 === 10 && digits.endsWith('0'));
}

function ecuador(digits: string): boolean {
  const province = at(digits, 0, 2);
  return ((province >= 1 && province <= 24) || province === 30) && at(digits, 2) < 6 && luhn(digits);
}

/** Chile's check sign, "K" for ten; in upper case without separators. */
export function chileanNumber(number: string): boolean {
  let sum = 0;
  const digits = number.slice(0, -1);
  for (let index = 0; index < digits.length; index += 1)
    sum += Number(digits.charAt(digits.length - 1 - index)) * (2 + (index % 6));
  return '0K987654321'.charAt(sum % 11) === number.slice(-1);
}

/** Sources: each country's published rule for its number, as collected by the OECD for tax numbers and in national law. */
export const digitIds: readonly DigitId[] = [
  {
    country: 'US',
    lengths: [9],
    forms: ['3-2-4'],
    valid: (d: string): boolean => !/^(?:000|666|9)/.test(d) && !/^...00/.test(d) && !d.endsWith('0000'),
  },
  {
    country: 'US',
    lengths: [9],
    forms: ['3-2-4'],
    weak: true,
    valid: (d: string): boolean => /^9..(?:5|6[0-5]|7|8[0-8]|9[0-24-9])/.test(d),
  },
  { country: 'CA', lengths: [9], valid: (d: string): boolean => !/^[08]/.test(d) && luhn(d) },
  {
    country: 'GB',
    lengths: [10],
    valid: (d: string): boolean => isVaried(d) && weighsOut(d, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 11),
  },
  { country: 'DE', lengths: [11], valid: germany },
  {
    country: 'FR',
    lengths: [15],
    valid: (d: string): boolean => /^[1-478]/.test(d) && 97 - modulo97(d.slice(0, 13)) === at(d, 13, 15),
  },
  {
    country: 'PT',
    lengths: [9],
    valid: (d: string): boolean => {
      const rest = weightedSum(d, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
      return /^[123]/.test(d) && (rest < 2 ? 0 : 11 - rest) === at(d, 8);
    },
  },
  { country: 'NL', lengths: [9], valid: elevenProof },
  { country: 'BE', lengths: [11], forms: ['2.2.2-3.2', '2.2.2-3-2'], valid: belgium },
  {
    country: 'CH',
    lengths: [13],
    forms: ['3.4.4.2'],
    valid: (d: string): boolean => d.startsWith('756') && weighsOut(d, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1], 10),
  },
  {
    country: 'AT',
    lengths: [10],
    valid: (d: string): boolean =>
      weightedSum(d, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === at(d, 3) && at(d, 6, 8) <= 15 && at(d, 4, 6) <= 31,
  },
  {
    country: 'PL',
    lengths: [11],
    valid: (d: string): boolean =>
      isMonthDay(at(d, 2, 4) % 20, at(d, 4, 6)) && weighsOut(d, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1], 10),
  },
  { country: 'CZ', lengths: [10], forms: ['6/4'], valid: czechia },
  { country: 'SK', lengths: [10], forms: ['6/4'], valid: czechia },
  {
    country: 'SE',
    lengths: [10, 12],
    forms: ['6-4', '8-4'],
    // From 61 on the day is that of a co-ordination number.
    valid: (d: string): boolean =>
      isMonthDay(at(d.slice(-10), 2, 4), at(d.slice(-10), 4, 6) % 60) && luhn(d.slice(-10)),
  },
  { country: 'NO', lengths: [11], valid: norway },
  // Since 2007 numbers without a check digit are given as well.
  { country: 'DK', lengths: [10], forms: ['6-4'], weak: true, valid: dayMonthYear },
  {
    country: 'IS',
    lengths: [10],
    forms: ['6-4'],
    valid: (d: string): boolean => dayMonthYear(d) && /[089]$/.test(d) && weighsOut(d, [3, 2, 7, 6, 5, 4, 3, 2, 1], 11),
  },
  // Where the check sign is a digit; the other signs stand with the numbers that have letters.
  {
    country: 'FI',
    lengths: [10],
    forms: ['6-4'],
    weak: true,
    valid: (d: string): boolean => dayMonthYear(d) && Number(d.slice(0, 9)) % 31 === at(d, 9),
  },
  {
    country: 'EE',
    lengths: [11],
    valid: (d: string): boolean => /^[1-8]/.test(d) && yearMonthDay(d, 1) && balticDigit(d) === at(d, 10),
  },
  {
    country: 'LT',
    lengths: [11],
    valid: (d: string): boolean => /^[3-6]/.test(d) && yearMonthDay(d, 1) && balticDigit(d) === at(d, 10),
  },
  {
    country: 'LV',
    lengths: [11],
    forms: ['6-5'],
    valid: (d: string): boolean =>
      d.startsWith('32') ||
      (dayMonthYear(d) && (1101 - weightedSum(d, [1, 6, 3, 7, 9, 10, 5, 8, 4, 2])) % 11 === at(d, 10)),
  },
  {
    country: 'RO',
    lengths: [13],
    valid: (d: string): boolean => {
      const rest = weightedSum(d, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
      return /^[1-9]/.test(d) && yearMonthDay(d, 1) && (rest === 10 ? 1 : rest) === at(d, 12);
    },
  },
  {
    country: 'BG',
    lengths: [10],
    valid: (d: string): boolean =>
      isMonthDay(at(d, 2, 4) % 20, at(d, 4, 6)) &&
      (weightedSum(d, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === at(d, 9),
  },
  {
    country: 'HU',
    lengths: [9, 10],
    valid: (d: string): boolean =>
      d.length === 9
        ? weightedSum(d, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === at(d, 8)
        : d.startsWith('8') && weightedSum(d, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11 === at(d, 9),
  },
  { country: 'HR', lengths: [11], valid: modulo11And10 },
  { country: 'SI', lengths: [13], valid: balkanNumber },
  { country: 'RS', lengths: [13], valid: balkanNumber },
  { country: 'GR', lengths: [11], valid: (d: string): boolean => dayMonthYear(d) && luhn(d) },
  { country: 'TR', lengths: [11], valid: turkey },
  {
    country: 'RU',
    lengths: [11, 12],
    forms: ['3-3-3 2', '3-3-3-2'],
    valid: (d: string): boolean => {
      if (d.length === 11)
        return isVaried(d) && (weightedSum(d, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100 === at(d, 9, 11);
      const first = (weightedSum(d, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
      const second = (weightedSum(d, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
      return isVaried(d) && first === at(d, 10) && second === at(d, 11);
    },
  },
  {
    country: 'UA',
    lengths: [10],
    valid: (d: string): boolean =>
      isVaried(d) && (((weightedSum(d, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11) + 11) % 11) % 10 === at(d, 9),
  },
  {
    country: 'KZ',
    lengths: [12],
    valid: (d: string): boolean => {
      const first = weightedSum(d, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11;
      const digit = first < 10 ? first : weightedSum(d, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11;
      return yearMonthDay(d) && digit === at(d, 11);
    },
  },
  { country: 'BR', lengths: [11], forms: ['3.3.3-2'], valid: brazil },
  { country: 'AR', lengths: [11], forms: ['2-8-1'], valid: argentina },
  { country: 'CL', lengths: [8, 9], forms: ['2.3.3-1', '1.3.3-1', '8-1'], valid: chileanNumber },
  { country: 'DO', lengths: [11], forms: ['3-7-1'], valid: luhn },
  { country: 'EC', lengths: [10], forms: ['9-1'], valid: ecuador },
  {
    country: 'ZA',
    lengths: [13],
    valid: (d: string): boolean => yearMonthDay(d) && /[01][0-9]{2}$/.test(d) && luhn(d),
  },
  { country: 'IN', lengths: [12], valid: (d: string): boolean => /^[2-9]/.test(d) && isVaried(d) && verhoeff(d) },
  {
    country: 'CN',
    lengths: [18],
    valid: (d: string): boolean =>
      /^[1-9]/.test(d) && /^(?:19|20)/.test(d.slice(6)) && yearMonthDay(d, 8) && modulo11And2(d),
  },
  {
    country: 'JP',
    lengths: [12],
    valid: (d: string): boolean => {
      const rest = weightedSum(d, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
      return isVaried(d) && (rest <= 1 ? 0 : 11 - rest) === at(d, 11);
    },
  },
  // Since October 2020 the last digits are random.
  {
    country: 'KR',
    lengths: [13],
    forms: ['6-7'],
    valid: (d: string): boolean =>
      yearMonthDay(d) &&
      /^.{6}[1-8]/.test(d) &&
      (at(d, 0, 2) === 20 ||
        (at(d, 0, 2) < 30 && /^.{6}[3478]/.test(d)) ||
        (11 - (weightedSum(d, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10 === at(d, 12)),
  },
  {
    country: 'TH',
    lengths: [13],
    forms: ['1-4-5-2-1', '1 4 5 2 1'],
    valid: (d: string): boolean =>
      /^[1-8]/.test(d) && isVaried(d) && (11 - (weightedSum(d, downFrom(13, 12)) % 11)) % 10 === at(d, 12),
  },
  { country: 'IL', lengths: [9], valid: (d: string): boolean => isVaried(d) && luhn(d) },
  {
    country: 'AU',
    lengths: [9, 10, 11],
    valid: (d: string): boolean =>
      d.length === 9
        ? isVaried(d) && weighsOut(d, [1, 4, 3, 7, 5, 8, 6, 9, 10], 11)
        : /^[2-6]/.test(d) && weightedSum(d, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === at(d, 8),
  },
  {
    country: 'NZ',
    lengths: [8, 9],
    valid: (d: string): boolean => {
      const number = d.padStart(9, '0');
      const digit = (weights: readonly number[]): number => (11 - (weightedSum(number, weights) % 11)) % 11;
      const first = digit([3, 2, 7, 6, 5, 4, 3, 2]);
      return (first < 10 ? first : digit([7, 4, 3, 2, 5, 2, 7, 6])) === at(number, 8);
    },
  },
];
