import { plainLetters } from '@plimsoll/core/text';
import { readerClass, type Reading } from '../reader.js';

const smallCapitals = Array.from('ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡxʏᴢ');
const turned = Array.from('ɐqɔpǝɟƃɥᴉɾʞlɯuodbɹsʇnʌʍxʎz');

const within =
  (...ranges: readonly (readonly [number, number])[]): Reading =>
  (text) => [
    Array.from(text)
      .map((each) => {
        const point = each.codePointAt(0) ?? 0;
        return ranges.some(([first, last]) => point >= first && point <= last) ? plainLetters(point) : each;
      })
      .join(''),
  ];

/** Other characters that look like the letters they stand for. */
export const lookAlikeLetters = readerClass('look-alike-letters', {
  fullWidth: within([0xff00, 0xffef]),
  mathematical: within([0x1d400, 0x1d7ff], [0x2100, 0x214f]),
  enclosed: within([0x2460, 0x24ff], [0x1f100, 0x1f1ff]),
  alphabets: within([0x0100, 0x036f], [0x0370, 0x05ff], [0x10400, 0x1044f]),
  raised: within([0x02b0, 0x02ff], [0x1d2c, 0x1dbf], [0x2070, 0x209f]),
  smallCapitals: (text) => [replaced(text, smallCapitals)],
  turned: (text) => [replaced(text, turned), Array.from(replaced(text, turned)).reverse().join('')],
});

function replaced(text: string, letters: readonly string[]): string {
  return Array.from(text.toLowerCase())
    .map((each) => {
      const place = letters.indexOf(each);
      return place < 0 ? each : String.fromCharCode(97 + place);
    })
    .join('');
}
