import { defineConverter } from '../converter.js';
import { rearrangedText } from '../knowledge/kinds-of-knowledge.js';
import { sources } from '../knowledge/sources.js';
import { singleTokens, tokenAlphabet } from '../support/token-alphabet.js';

const lines = [
  'All the boats came home today.',
  'Below the hill the river bends.',
  'Clouds are moving to the east.',
  'Dinner will be ready soon.',
  'Every window faces south.',
  'Flowers grow along the wall.',
  'Gulls are circling over the pier.',
  'Half the town is at the fair.',
  'It has been a quiet week.',
  'Just one lamp is still alight.',
  'Keep the gate closed at night.',
  'Leaves are falling in the yard.',
  'Morning comes early here.',
  'Nobody heard the bell.',
  'Over the bridge the road is wide.',
  'Put the kettle on the stove.',
  'Quite a few have gone ahead.',
  'Rain is expected after noon.',
  'Snow lies on the higher roofs.',
  'There is bread on the table.',
  'Under the bench a cat is asleep.',
  'Very little has changed since.',
  'We took the path by the lake.',
  'Xylophones are hard to find.',
  'Yesterday the wind was strong.',
  'Zinc pails stand in a row.',
];

/** A poem of a kind: the first letters of its lines spell the text. */
export const acrostic = defineConverter({
  name: 'acrostic',
  family: 'acrostic',
  scope: 'text',
  knowledge: rearrangedText({
    summary: 'Writes a line for each letter; the first letters of the lines spell the text.',
    defences: ['Read the first letters of lines where they make words', 'Judge the reply'],
    sources: [sources.disguiseAndReconstruct],
  }),
  ...tokenAlphabet({
    tokens: singleTokens(Object.fromEntries(lines.map((line) => [line.charAt(0).toLowerCase(), line]))),
    between: '\n',
    gap: '/',
  }),
});
