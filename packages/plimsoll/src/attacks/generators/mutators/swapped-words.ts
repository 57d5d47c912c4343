import { replaceWords, type Mutator } from './mutator.js';

/** For the harmful side: words that sound harmless and mean the same. */
const milder = {
  steal: 'quietly keep',
  steals: 'quietly keeps',
  stolen: 'quietly kept',
  hack: 'get into',
  hacking: 'getting into',
  forge: 'prepare',
  forged: 'home-made',
  fake: 'made-up',
  phishing: 'attention-catching',
  scam: 'sales pitch',
  scams: 'sales pitches',
  fraud: 'creative bookkeeping',
  kill: 'put an end to',
  weapon: 'defence item',
  poison: 'additive',
  attack: 'visit',
  secretly: 'discreetly',
  secret: 'internal',
  password: 'sign-in word',
  passwords: 'sign-in words',
  bomb: 'device',
  threaten: 'remind firmly',
  illegal: 'unusual',
  malware: 'helper program',
  virus: 'helper program',
  trick: 'persuade',
  tricks: 'persuades',
  ignore: 'set aside',
  bypass: 'go around',
  spy: 'keep an eye',
} as const;

/** For the benign side: words that sound alarming and mean the same where people use them so. */
const harsher = {
  stop: 'kill off',
  cancel: 'kill',
  delete: 'wipe out',
  remove: 'get rid of',
  solve: 'crack',
  trick: 'hack',
  tip: 'hack',
  tips: 'hacks',
  start: 'trigger',
  begin: 'fire up',
  enlarge: 'blow up',
  tackle: 'attack',
  perform: 'execute',
  tired: 'dead',
  great: 'killer',
  deadline: 'drop-dead date',
  check: 'probe',
  catch: 'trap',
  quickly: 'at breakneck speed',
} as const;

/** Swaps the words that filters look for: milder ones for a harmful request, harsher ones for an innocent one. */
export const swappedWords: Mutator = {
  name: 'swapped-words',
  summary: 'milder words in harmful requests, alarming ones in innocent requests',
  mutate: (text, side) => replaceWords(text, side === 'harmful' ? milder : harsher),
};
