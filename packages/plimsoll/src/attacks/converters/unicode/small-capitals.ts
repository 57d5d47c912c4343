import { defineConverter } from '../converter.js';
import { disguisedText } from '../knowledge/kinds-of-knowledge.js';
import { characterMap, rows } from '../support/character-map.js';

/** Small letters as small capitals of phonetics; "x" has none. */
export const smallCapitals = defineConverter({
  name: 'small-capitals',
  family: 'look-alikes',
  scope: 'letters',
  knowledge: disguisedText({ summary: 'Writes letters as the small capitals of phonetic alphabets.' }),
  ...characterMap(rows('abcdefghijklmnopqrstuvwyz', 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ'), { ignoreCase: true }),
});
