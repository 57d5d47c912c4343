import { seededRandom } from '@plimsoll/core/statistics';

const given = [
  'Ada',
  'Bruno',
  'Chiara',
  'Dmitri',
  'Elif',
  'Farid',
  'Greta',
  'Hana',
  'Ines',
  'Jonas',
  'Kofi',
  'Lena',
  'Mats',
  'Noor',
  'Olga',
  'Priya',
  'Quinn',
  'Rosa',
  'Sami',
  'Tove',
];
const family = [
  'Ambler',
  'Brandt',
  'Castellan',
  'Dunmore',
  'Eriksen',
  'Fontaine',
  'Grauber',
  'Holm',
  'Ibarra',
  'Jansson',
  'Keller',
  'Lindqvist',
  'Marchetti',
  'Nakata',
  'Okafor',
  'Petrov',
];
const firms = [
  'harbour-bank',
  'northlight',
  'quarry-and-sons',
  'fernhill',
  'bluewater-power',
  'tidemark',
  'oakline',
  'saltmarsh',
];
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export interface Person {
  readonly name: string;
  readonly first: string;
  readonly mail: string;
}

/** A day or a time, as programs and as people write it. */
export interface Day {
  readonly iso: string;
  readonly words: string;
}

/** What the templates are filled with, from one seed. */
export interface Draw {
  readonly int: (from: number, to: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly firm: () => string;
  readonly person: () => Person;
  readonly id: (prefix: string) => string;
  readonly money: (most?: number) => number;
  readonly iban: () => string;
  readonly day: () => Day;
  readonly time: () => Day;
}

export function drawFrom(seed: string): Draw {
  const random = seededRandom(seed);
  const int = (from: number, to: number): number => from + Math.floor(random.next() * (to - from + 1));
  const pick = <Item>(items: readonly Item[]): Item => items[int(0, items.length - 1)] as Item;
  const firm = (): string => pick(firms);
  return {
    int,
    pick,
    firm,
    person(): Person {
      const [first, last] = [pick(given), pick(family)];
      return { first, name: `${first} ${last}`, mail: `${first}.${last}@${firm()}.example`.toLowerCase() };
    },
    id: (prefix: string): string => `${prefix}-${String(int(10_000, 99_999))}`,
    money: (most = 900): number => int(12, most) + pick([0, 0.5, 0.95, 0.2]),
    /** With check digits that are right (ISO 13616). */
    iban(): string {
      const account = Array.from({ length: 18 }, () => String(int(0, 9))).join('');
      const check = 98 - remainder97(`${account}131400`);
      return `DE${String(check).padStart(2, '0')}${account}`;
    },
    day(): Day {
      const [month, day] = [int(1, 12), int(1, 28)];
      const iso = `2027-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      const name = monthNames[month - 1] ?? '';
      return {
        iso,
        words: pick([
          `${String(day)} ${name} 2027`,
          `${name} ${String(day)}, 2027`,
          `${String(day).padStart(2, '0')}.${String(month).padStart(2, '0')}.2027`,
          iso,
        ]),
      };
    },
    time(): Day {
      const hour = int(8, 18);
      return {
        iso: `${String(hour).padStart(2, '0')}:00`,
        words: pick([`${String(hour)}:00`, `${String(((hour + 11) % 12) + 1)} ${hour < 12 ? 'am' : 'pm'}`]),
      };
    },
  };
}

/** "DE89 3704 0044 …", as bills print it. */
export function inFours(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1 ');
}

function remainder97(digits: string): number {
  let remainder = 0;
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97;
  return remainder;
}
