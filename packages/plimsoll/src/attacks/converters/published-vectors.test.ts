import { lookAlike } from '@plimsoll/core/text';
import { expect, test } from 'vitest';
import { converterStack } from '../converter-stack.js';
import { parseAttack } from '../parse-attack.js';
import { lookAlikes } from './unicode/confusables.js';

const convert = (attack: string, text: string): string => converterStack(parseAttack(attack)).convert(text, 'seed');
const decode = (attack: string, text: string): string | undefined => converterStack(parseAttack(attack)).decode(text);

test.each([
  // RFC 4648 section 10.
  ...(
    [
      ['', '', '', ''],
      ['f', 'Zg==', 'MY======', '66'],
      ['fo', 'Zm8=', 'MZXQ====', '666F'],
      ['foo', 'Zm9v', 'MZXW6===', '666F6F'],
      ['foob', 'Zm9vYg==', 'MZXW6YQ=', '666F6F62'],
      ['fooba', 'Zm9vYmE=', 'MZXW6YTB', '666F6F6261'],
      ['foobar', 'Zm9vYmFy', 'MZXW6YTBOI======', '666F6F626172'],
    ] as const
  ).flatMap(([text, sixtyFour, thirtyTwo, sixteen]) => [
    ['base64', text, sixtyFour],
    ['base32', text, thirtyTwo],
    ['base16', text, sixteen],
  ]),
  ['base64(alphabet=url)', '>>>???', 'Pj4-Pz8_'],
  // Ascii85: the PostScript language's own example text, and btoa's "z".
  ['ascii85', 'Man is distinguished', '<~9jqo^BlbD-BleB1DJ+*+F(f,q~>'],
  ['ascii85', '\0\0\0\0', '<~z~>'],
  // Python's base64.b85encode.
  ['base85', 'hello world', 'Xk~0{Zy<MXa%^M'],
  // RFC 2045 section 6.7, and RFC 2047.
  ['quoted-printable(escape=needed)', '1+1=2, é', '1+1=3D2, =C3=A9'],
  ['quoted-printable', 'hi', '=68=69'],
  ['mime-encoded-word', 'If you can read this yo', '=?UTF-8?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?='],
  ['mime-encoded-word(encoding=q)', 'é', '=?UTF-8?Q?=C3=A9?='],
  // POSIX uuencode of "Cat".
  ['uuencode', 'Cat', 'begin 644 text\n#0V%T\n`\nend'],
  ['url-encoding', 'a b', '%61%20%62'],
  ['html-entities(style=hexadecimal)', '<é', '&#x3c;&#xe9;'],
  ['unicode-escapes', '😊', '\\ud83d\\ude0a'],
  ['unicode-escapes(style=braces)', '😊', '\\u{1f60a}'],
  ['hex', 'hi', '68 69'],
  ['binary', 'hi', '01101000 01101001'],
  ['octal', 'hi', '\\150\\151'],
  ['rot13', 'Hello', 'Uryyb'],
  ['rot47', 'The Quick Brown Fox Jumps Over The Lazy Dog.', '%96 "F:4< qC@H? u@I yF>AD ~G6C %96 {2KJ s@8]'],
  ['caesar', 'THE QUICK BROWN FOX', 'WKH TXLFN EURZQ IRA'],
  ['atbash', 'wizard', 'draziw'],
  ['affine', 'AFFINE CIPHER', 'IHHWVC SWFRCP'],
  ['keyword-cipher(key=zebras)', 'flee at once. we are discovered!', 'siaa zq lkba. va zoa rfpbluaoar!'],
  ['vigenere', 'ATTACKATDAWN', 'LXFOPVEFRNHR'],
  ['rail-fence', 'WEAREDISCOVEREDRUNATONCE', 'WECRUOERDSOEERNTNEAIVDAC'],
  // ITU-R M.1677-1.
  ['morse', 'PARIS, SOS?', '.--. .- .-. .. ... --..-- / ... --- ... ..--..'],
  ['nato', 'Nato 9', 'November Alfa Tango Oscar / Niner'],
  ['polybius', 'hi j', '23 24 / 24'],
  ['tap-code', 'water', '.....-.. .-. ....-.... .-..... ....-..'],
  ['letter-numbers', 'az 1', '1 26 / #1'],
  ['keypad', 'hello', '44 33 555 555 666'],
  // De augmentis scientiarum: 24 letters, and the alphabet of 26 that is common now.
  ['baconian(letters=24)', 'fly', 'AABAB ABABA BABBA'],
  ['baconian', 'fly', 'AABAB ABABB BBAAA'],
  // Unified English Braille: "Hi 10 a" and the letter sign in "1b".
  ['braille', 'Hi 10 1b, no.', '⠠⠓⠊ ⠼⠁⠚ ⠼⠁⠰⠃⠂ ⠝⠕⠲'],
  ['pig-latin', 'String apple', 'ing‐Stray apple‐ay'],
  ['leetspeak(level=1)', 'Elite access', '3l1t3 4cc3ss'],
  ['full-width', 'A z!', 'Ａ　ｚ！'],
  ['mathematical-letters', 'Az9', '𝐀𝐳𝟗'],
  ['regional-indicators', 'DE', '🇩🇪'],
  ['superscript', 'x2', 'ˣ²'],
  ['reversed(by=words)', 'one two', 'two one'],
  ['columns(width=2)', 'abcde', 'acebd'],
])('%s of "%s"', (attack, text, written) => {
  expect(convert(attack, text)).toBe(written);
});

test('tag characters and selectors spell what the guard reads', () => {
  expect(convert('tag-characters', 'hi')).toBe('\u{e0068}\u{e0069}');
  expect(Array.from(convert('variation-selectors', 'h'), (one) => one.codePointAt(0))).toEqual([0x1f60a, 0xe0158]);
});

test('small letters that look alike are those of Unicode', () => {
  for (const [letter, forms] of lookAlikes) {
    if (letter !== letter.toLowerCase()) continue;
    // Our table leaves out what Unicode takes apart already, such as the lunate sigma.
    const known = forms.filter((form) => form.normalize('NFKC') === form);
    for (const form of known) expect(lookAlike(form.codePointAt(0) as number), form).toBe(letter);
  }
});

test('what was not written so comes back as it is', () => {
  for (const attack of ['base64', 'base32', 'base16', 'base85', 'ascii85', 'uuencode', 'hex', 'binary', 'octal']) {
    expect(decode(attack, 'no such "encoding" é')).toBe('no such "encoding" é');
  }
  expect(decode('mime-encoded-word', 'plain words')).toBe('plain words');
  expect(decode('quoted-printable', 'a = b')).toBe('a = b');
  expect(decode('code-points', '1 x')).toBe('1 x');
});
