import type { Draws } from './draws.js';

// Everything here computes check digits by its own arithmetic: a mistake in the detector's must not hide in a copy.

const sum = (digits: string, weights: readonly number[]): number =>
  Array.from(digits).reduce((total, digit, index) => total + Number(digit) * (weights[index] ?? 0), 0);

/** Puts the Luhn digit behind a number. */
export function withLuhn(body: string): string {
  const doubled = Array.from(body)
    .reverse()
    .map((digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
      return Math.floor(value / 10) + (value % 10);
    });
  return body + String((10 - (doubled.reduce((one, other) => one + other, 0) % 10)) % 10);
}

const two = (value: number): string => String(value).padStart(2, '0');

interface MadeId {
  readonly country: string;
  /** Words that name it, in its language and in English. */
  readonly named: readonly string[];
  /** Several ways to write one number; undefined: another draw is needed. */
  readonly make: (draw: Draws) => readonly string[] | undefined;
}

const birth = (draw: Draws): { readonly year: number; readonly month: number; readonly day: number } => ({
  year: draw.whole(1940, 1999),
  month: draw.whole(1, 12),
  day: draw.whole(1, 28),
});

/** Tries last characters until one satisfies the country's equation. */
const closing = (body: string, signs: string, fits: (number: string) => boolean): string | undefined => {
  const sign = Array.from(signs).find((candidate) => fits(body + candidate));
  return sign === undefined ? undefined : body + sign;
};
const ten = '0123456789';

export const madeIds: readonly MadeId[] = [
  {
    country: 'US',
    named: ['SSN', 'Social Security number', 'social security no.'],
    make: (d: Draws): readonly string[] | undefined => [
      `${d.whole(100, 665)}-${two(d.whole(1, 99))}-${d.whole(1000, 9999)}`,
    ],
  },
  {
    country: 'CA',
    named: ['SIN', 'social insurance number', 'NAS'],
    make: (d: Draws): readonly string[] | undefined => {
      const n = withLuhn(d.digits(8, d.one(['1', '4', '5', '7'])));
      return [n, `${n.slice(0, 3)} ${n.slice(3, 6)} ${n.slice(6)}`, `${n.slice(0, 3)}-${n.slice(3, 6)}-${n.slice(6)}`];
    },
  },
  {
    country: 'GB',
    named: ['National Insurance number', 'NINO', 'NI number'],
    make: (d: Draws): readonly string[] | undefined => {
      const p = d.one(['AB', 'CE', 'JK', 'PX', 'SW', 'TS']);
      const n = d.digits(6);
      const s = d.one(['A', 'B', 'C', 'D']);
      return [p + n + s, `${p} ${n.slice(0, 2)} ${n.slice(2, 4)} ${n.slice(4)} ${s}`];
    },
  },
  {
    country: 'GB',
    named: ['NHS number', 'NHS no.'],
    make: (d: Draws): readonly string[] | undefined => {
      const n = closing(
        d.digits(9, '4'),
        ten,
        (x) => (11 - (sum(x.slice(0, 9), [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === Number(x[9]),
      );
      return n === undefined ? undefined : [n, `${n.slice(0, 3)} ${n.slice(3, 6)} ${n.slice(6)}`];
    },
  },
  {
    country: 'ES',
    named: ['DNI', 'NIF', 'documento nacional de identidad'],
    make: (d: Draws): readonly string[] | undefined => {
      const n = d.digits(8);
      const l = 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(n) % 23);
      return [n + l, `${n}-${l}`];
    },
  },
  {
    country: 'IT',
    named: ['codice fiscale', 'CF'],
    make: (d: Draws): readonly string[] | undefined => {
      const b = birth(d);
      const body =
        d.letters(6, 'BCDFGLMNPRSTV') +
        two(b.year % 100) +
        'ABCDEHLMPRST'.charAt(b.month - 1) +
        two(b.day) +
        d.letters(1, 'ABCDFGHL') +
        d.digits(3);
      const odd: Record<string, number> = {};
      [1, 0, 5, 7, 9, 13, 15, 17, 19, 21].forEach((value, index) => {
        odd[String(index)] = value;
      });
      [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23].forEach(
        (value, index) => {
          odd[String.fromCharCode(65 + index)] = value;
        },
      );
      const total = Array.from(body).reduce(
        (s, c, index) => s + (index % 2 === 0 ? (odd[c] ?? 0) : /[0-9]/.test(c) ? Number(c) : c.charCodeAt(0) - 65),
        0,
      );
      return [body + String.fromCharCode(65 + (total % 26))];
    },
  },
  {
    country: 'FR',
    named: ['NIR', 'numéro de sécurité sociale', 'numéro INSEE'],
    make: (d: Draws): readonly string[] | undefined => {
      const b = birth(d);
      const n = `${d.whole(1, 2)}${two(b.year % 100)}${two(b.month)}${two(d.whole(1, 95))}${d.digits(6)}`;
      const k = two(97 - Number(BigInt(n) % 97n));
      return [
        n + k,
        `${n[0] ?? ''} ${n.slice(1, 3)} ${n.slice(3, 5)} ${n.slice(5, 7)} ${n.slice(7, 10)} ${n.slice(10)} ${k}`,
      ];
    },
  },
  {
    country: 'DE',
    named: ['Steuer-ID', 'Identifikationsnummer', 'steuerliche Identifikationsnummer', 'tax ID'],
    make: (d: Draws): readonly string[] | undefined => {
      const kept = Array.from(ten)
        .sort(() => d.whole(0, 1) - 0.5)
        .slice(0, 9);
      const body = [...kept, kept[d.whole(0, 8)] as string].sort(() => d.whole(0, 1) - 0.5);
      if (body[0] === '0' || new Set(body).size !== 9) return undefined;
      let p = 10;
      for (const digit of body) {
        let s = (Number(digit) + p) % 10;
        if (s === 0) s = 10;
        p = (s * 2) % 11;
      }
      const k = 11 - p === 10 ? 0 : 11 - p;
      if (k > 9) return undefined;
      const n = body.join('') + String(k);
      return [n, `${n.slice(0, 2)} ${n.slice(2, 5)} ${n.slice(5, 8)} ${n.slice(8)}`];
    },
  },
  {
    country: 'NL',
    named: ['BSN', 'burgerservicenummer'],
    make: (d: Draws): readonly string[] | undefined => {
      const n = closing(
        d.digits(8, '1'),
        ten,
        (x) => (sum(x.slice(0, 8), [9, 8, 7, 6, 5, 4, 3, 2]) - Number(x[8])) % 11 === 0,
      );
      return n === undefined ? undefined : [n];
    },
  },
  {
    country: 'BE',
    named: ['rijksregisternummer', 'numéro national', 'national number'],
    make: (d: Draws): readonly string[] | undefined => {
      const b = birth(d);
      const n = two(b.year % 100) + two(b.month) + two(b.day) + d.digits(3);
      const k = two(97 - (Number(n) % 97));
      return [`${n.slice(0, 2)}.${n.slice(2, 4)}.${n.slice(4, 6)}-${n.slice(6)}.${k}`, n + k];
    },
  },
  {
    country: 'CH',
    named: ['AHV-Nummer', 'AVS', 'AHV'],
    make: (d: Draws): readonly string[] | undefined => {
      const n = d.digits(12, '756');
      const k = (10 - (sum(n, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10)) % 10;
      const w = n + String(k);
      return [`${w.slice(0, 3)}.${w.slice(3, 7)}.${w.slice(7, 11)}.${w.slice(11)}`, w];
    },
  },
  {
    country: 'PL',
    named: ['PESEL', 'numer PESEL'],
    make: (d: Draws): readonly string[] | undefined => {
      const b = birth(d);
      const n = two(b.year % 100) + two(b.month) + two(b.day) + d.digits(4);
      return [n + String((10 - (sum(n, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10)];
    },
  },
  {
    country: 'SE',
    named: ['personnummer', 'personal number'],
    make: (d: Draws): readonly string[] | undefined => {
      const b = birth(d);
      const n = withLuhn(two(b.year % 100) + two(b.month) + two(b.day) + d.digits(3));
      return [`${n.slice(0, 6)}-${n.slice(6)}`, `${String(b.year).slice(0, 2)}${n.slice(0, 6)}-${n.slice(6)}`];
    },
  },
  {
    country: 'FI',
    named: ['henkilötunnus', 'HETU'],
    make: (d: Draws): readonly string[] | undefined => {
      const b = birth(d);
      const n = two(b.day) + two(b.month) + two(b.year % 100);
      const s = d.digits(3);
      return [`${n}-${s}${'0123456789ABCDEFHJKLMNPRSTUVWXY'.charAt(Number(n + s) % 31)}`];
    },
  },
  {
    country: 'NO',
    named: ['fødselsnummer', 'personnummer'],
    make: (d: Draws): readonly string[] | undefined => {
      const b = birth(d);
      const n = two(b.day) + two(b.month) + two(b.year % 100) + d.digits(3);
      const k1 = (11 - (sum(n, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
      if (k1 === 10) return undefined;
      const k2 = (11 - (sum(n + String(k1), [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
      return k2 === 10 ? undefined : [n + String(k1) + String(k2)];
    },
  },
  {
    country: 'DK',
    named: ['CPR-nummer', 'CPR'],
    make: (d: Draws): readonly string[] | undefined => {
      const b = birth(d);
      return [`${two(b.day)}${two(b.month)}${two(b.year % 100)}-${d.digits(4)}`];
    },
  },
  {
    country: 'CZ',
    named: ['rodné číslo'],
    make: (d: Draws): readonly string[] | undefined => {
      const b = birth(d);
      const n = `${two(d.whole(55, 99))}${two(b.month)}${two(b.day)}${d.digits(3)}`;
      const k = Number(n) % 11;
      return k === 10 ? undefined : [`${n.slice(0, 6)}/${n.slice(6)}${k}`];
    },
  },
  {
    country: 'RO',
    named: ['CNP', 'cod numeric personal'],
    make: (d: Draws): readonly string[] | undefined => {
      const b = birth(d);
      const n = `${d.whole(1, 2)}${two(b.year % 100)}${two(b.month)}${two(b.day)}${two(d.whole(1, 46))}${d.digits(3)}`;
      const k = sum(n, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
      return [n + String(k === 10 ? 1 : k)];
    },
  },
  {
    country: 'HR',
    named: ['OIB'],
    make: (d: Draws): readonly string[] | undefined => {
      const n = d.digits(10, '3');
      let p = 10;
      for (const digit of n) {
        p = (Number(digit) + p) % 10;
        if (p === 0) p = 10;
        p = (p * 2) % 11;
      }
      return [n + String((11 - p) % 10)];
    },
  },
  {
    country: 'TR',
    named: ['TC kimlik no', 'T.C. kimlik'],
    make: (d: Draws): readonly string[] | undefined => {
      const n = Array.from(d.digits(9, '2')).map(Number);
      const at = (i: number): number => n[i] ?? 0;
      const t = ((((at(0) + at(2) + at(4) + at(6) + at(8)) * 7 - (at(1) + at(3) + at(5) + at(7))) % 10) + 10) % 10;
      const l = (n.reduce((a, b) => a + b, 0) + t) % 10;
      return [n.join('') + String(t) + String(l)];
    },
  },
  {
    country: 'BR',
    named: ['CPF', 'número do CPF'],
    make: (d: Draws): readonly string[] | undefined => {
      const n = d.digits(9, '3');
      const k = (x: string): string => {
        const r =
          (sum(
            x,
            Array.from({ length: x.length }, (_, i) => x.length + 1 - i),
          ) *
            10) %
          11;
        return String(r === 10 ? 0 : r);
      };
      const a = k(n);
      const w = n + a + k(n + a);
      return [`${w.slice(0, 3)}.${w.slice(3, 6)}.${w.slice(6, 9)}-${w.slice(9)}`, w];
    },
  },
  {
    country: 'CL',
    named: ['RUT'],
    make: (d: Draws): readonly string[] | undefined => {
      const n = String(d.whole(5_000_000, 24_999_999));
      const s = Array.from(n)
        .reverse()
        .reduce((t, c, i) => t + Number(c) * ((i % 6) + 2), 0);
      const k = 11 - (s % 11);
      const w = k === 11 ? '0' : k === 10 ? 'K' : String(k);
      return [`${Number(n).toLocaleString('de-DE')}-${w}`];
    },
  },
  {
    country: 'MX',
    named: ['CURP'],
    make: (d: Draws): readonly string[] | undefined => {
      const b = birth(d);
      const n = `${d.letters(1, 'BCDGLMPR')}${d.letters(1, 'AEIO')}${d.letters(2, 'BCDGLMPR')}${two(b.year % 100)}${two(b.month)}${two(b.day)}${d.one(['H', 'M'])}DF${d.letters(3, 'BCDFGLMNPRST')}0`;
      const t = Array.from(n).reduce((s, c, i) => s + '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'.indexOf(c) * (18 - i), 0);
      return [n + String((10 - (t % 10)) % 10)];
    },
  },
  {
    country: 'IN',
    named: ['Aadhaar', 'Aadhaar number', 'आधार'],
    make: (d: Draws): readonly string[] | undefined => {
      const body = d.digits(11, '5');
      const n = closing(body, ten, dihedral);
      return n === undefined ? undefined : [n, `${n.slice(0, 4)} ${n.slice(4, 8)} ${n.slice(8)}`];
    },
  },
  {
    country: 'CN',
    named: ['身份证号', 'resident identity card number'],
    make: (d: Draws): readonly string[] | undefined => {
      const b = birth(d);
      const n = `110105${b.year}${two(b.month)}${two(b.day)}${d.digits(3)}`;
      const s = Array.from(n).reduce((t, c, i) => t + Number(c) * (2 ** (17 - i) % 11), 0);
      return [n + '10X98765432'.charAt(s % 11)];
    },
  },
  {
    country: 'ZA',
    named: ['SA ID', 'ID number', 'South African ID'],
    make: (d: Draws): readonly string[] | undefined => {
      const b = birth(d);
      return [withLuhn(`${two(b.year % 100)}${two(b.month)}${two(b.day)}${d.digits(4)}08`)];
    },
  },
  {
    country: 'SG',
    named: ['NRIC', 'NRIC no.'],
    make: (d: Draws): readonly string[] | undefined => {
      const n = d.digits(7);
      return [`S${n}${'JZIHGFEDCBA'.charAt(sum(n, [2, 7, 6, 5, 4, 3, 2]) % 11)}`];
    },
  },
  {
    country: 'KR',
    named: ['주민등록번호', 'resident registration number'],
    make: (d: Draws): readonly string[] | undefined => {
      const b = birth(d);
      const n = `${two(b.year % 100)}${two(b.month)}${two(b.day)}${d.whole(1, 2)}${d.digits(5)}`;
      return [`${n.slice(0, 6)}-${n.slice(6)}${(11 - (sum(n, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10}`];
    },
  },
];

/** Verhoeff's check by the group itself: multiplication of the symmetries of the pentagon, not by tables. */
function dihedral(number: string): boolean {
  const times = (a: number, b: number): number =>
    a < 5 ? (b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5)) : b < 5 ? 5 + ((((a - b) % 5) + 5) % 5) : (((a - b) % 5) + 5) % 5;
  const step = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  let check = 0;
  Array.from(number)
    .reverse()
    .forEach((digit, index) => {
      let value = Number(digit);
      for (let turn = 0; turn < index % 8; turn += 1) value = step[value] as number;
      check = times(check, value);
    });
  return check === 0;
}
