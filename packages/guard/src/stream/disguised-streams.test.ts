import { seededRandom } from '@plimsoll/core/statistics';
import { expect, test } from 'vitest';
import { createGuard } from '../guard.js';
import { spellingWords } from '../views/decoding/token-runs.js';

const guard = createGuard({
  version: 1,
  name: 'words',
  channels: {
    assistant: {
      rules: [
        {
          id: 'words',
          detector: 'phrases',
          options: { phrases: ['project heron'] },
          action: 'block',
          onError: 'closed',
        },
      ],
    },
  },
});
const place = (letter: string): number => letter.charCodeAt(0) - 97;
const each =
  (written: (letter: string) => string) =>
  (text: string): string =>
    text.replaceAll(/[a-z]/g, written);
const substituted = (factor: number, shift: number): ((text: string) => string) =>
  each((letter) => String.fromCharCode(97 + ((place(letter) * factor + shift) % 26)));
const tokens =
  (written: (letter: string) => string) =>
  (text: string): string =>
    text
      .split(' ')
      .map((word) => Array.from(word, written).join(' '))
      .join(' / ');
const morse =
  '.- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..'.split(
    ' ',
  );
const leet: Readonly<Record<string, string>> = {
  a: '4',
  e: '3',
  i: '1',
  o: '0',
  s: '5',
  t: '7',
  b: '8',
  g: '9',
  z: '2',
};

const disguises: Readonly<Record<string, (text: string) => string>> = {
  'control sequences': (text) => Array.from(text).join('\u001b[1;8m'),
  'octal escapes': (text) => Array.from(text, (one) => `\\${one.charCodeAt(0).toString(8).padStart(3, '0')}`).join(''),
  'regional indicators': each((letter) => String.fromCodePoint(0x1f1e6 + place(letter))),
  'a shifted alphabet': substituted(1, 3),
  'an alphabet backwards': substituted(25, 25),
  'an affine alphabet': substituted(5, 8),
  rot13: substituted(1, 13),
  morse: tokens((letter) => morse[place(letter)] as string),
  'radio words': tokens((letter) => spellingWords.find((word) => word.startsWith(letter)) as string),
  'places of letters': tokens((letter) => String(place(letter) + 1)),
  'five signs of two kinds': tokens((letter) =>
    place(letter).toString(2).padStart(5, '0').replaceAll('0', 'A').replaceAll('1', 'B'),
  ),
  'doubled letters': (text) => Array.from(text, (one) => one + one).join(''),
  leetspeak: each((letter) => leet[letter] ?? letter),
  'character codes': (text) => Array.from(text, (one) => one.charCodeAt(0)).join(' '),
};

test.each(Object.entries(disguises))('in %s nothing that is blocked is released, however it is cut', (_, disguise) => {
  const random = seededRandom('disguised streams');
  for (let round = 0; round < 40; round += 1) {
    const before = 'We have looked at your order and the parcel left on Monday. '.repeat(round % 4);
    const after = round % 3 === 0 ? '' : ' Thank you for waiting, and so on until the end.';
    const hidden = disguise('and so the whole of project heron is to be sold before the summer');
    const text = before + hidden + after;
    const stream = guard.stream('assistant');
    let released = '';
    for (let at = 0; at < text.length;) {
      const length = 1 + Math.floor(random.next() * ([1, 4, 12, 80][round % 4] as number));
      released += stream.push(text.slice(at, at + length)).release;
      at += length;
    }
    const last = stream.end();
    const whole = guard.inspect({ channel: 'assistant', text });
    const found = Math.min(...whole.findings.map(({ span }) => span?.start ?? 0));
    expect([whole.action, last.decision?.action]).toEqual(['block', 'block']);
    expect(last.decision?.releasedCharacters).toBeLessThanOrEqual(found);
    expect(released + last.release).toBe(text.slice(0, last.decision?.releasedCharacters));
    // And the finding begins no later than the phrase.
    expect(found).toBeLessThanOrEqual(before.length + disguise('and so the whole of p').length);
  }
});
