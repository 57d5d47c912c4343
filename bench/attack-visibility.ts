/**
 * What the guard sees of own attack sentences under each converter at its defaults: the share in which a deny-list of
 * phrases still matches, the share that the injection detector flags under the default policy, and the share whose
 * original stands in what the guard reads (normalised, squeezed or decoded). Beside them the share of ordinary questions that
 * are flagged under the same converter: there the form is flagged, not what it says.
 *
 * npm run bench:attack-visibility [-- --seed 1]
 */
import { independentRate } from '@plimsoll/core/statistics';
import { createGuard, defaultPolicy, textViews, viewsOfSegment, type Guard, type GuardPolicy } from '@plimsoll/guard';
import { converters, converterStack, type Converter } from 'plimsoll/red-team';
import { ordinaryQuestions } from './attack/ordinary-questions.js';
import { ownAttacks, type OwnAttack } from './attack/own-attacks.js';
import { finish, numberFlags } from './support/options.js';

const { seed } = numberFlags({ seed: 1 });
const channel = 'user';
const asItShips = createGuard(defaultPolicy);
const denyLists = new Map(ownAttacks.map(({ phrase }) => [phrase, createGuard(denying(phrase))]));

interface Seen {
  readonly name: string;
  readonly family: string;
  readonly phrase: number;
  readonly flagged: number;
  readonly original: number;
  readonly ordinary: number;
  /** Texts that the converter's own decoder does not bring back. */
  readonly undecoded: number;
}

const n = ownAttacks.length;
if (ordinaryQuestions.length !== n) throw new Error(`there are ${n} attacks and ${ordinaryQuestions.length} questions`);
const rows = [
  look('none', '', (text) => text, undefined),
  ...converters
    .map((converter) => {
      const stack = converterStack([{ name: converter.name, parameters: {} }]);
      return look(
        converter.name,
        converter.family,
        (text) => stack.convert(text, `${String(seed)}/${text}`),
        converter,
      );
    })
    .sort((a, b) => (a.family < b.family ? -1 : a.family > b.family ? 1 : a.name < b.name ? -1 : 1)),
];

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
console.log(
  line([
    'family',
    'converter',
    'phrase matches',
    'flagged as injection',
    'original is read',
    'ordinary questions flagged',
  ]),
);
console.log(line(['---', '---', '---', '---', '---', '---']));
for (const row of rows)
  console.log(
    line([row.family, row.name, share(row.phrase), share(row.flagged), share(row.original), share(row.ordinary)]),
  );

const [plain, ...converted] = rows as [Seen, ...Seen[]];
const missed = [
  ...(plain.phrase === n && plain.original === n ? [] : ['the sentences as they are do not match their own phrases']),
  ...converted.filter(({ undecoded }) => undecoded > 0).map(({ name }) => `${name} does not decode what it wrote`),
];
const mean = (of: (row: Seen) => number): number =>
  Math.round((1_000 * converted.reduce((sum, row) => sum + of(row), 0)) / (n * converted.length)) / 1_000;
finish(
  {
    sentences: n,
    converters: converted.length,
    families: new Set(converted.map(({ family }) => family)).size,
    flagged_as_they_are: plain.flagged,
    mean_phrase: mean(({ phrase }) => phrase),
    mean_flagged: mean(({ flagged }) => flagged),
    mean_original: mean(({ original }) => original),
    mean_ordinary_flagged: mean(({ ordinary }) => ordinary),
    unseen: converted.filter(({ flagged, original }) => flagged + original === 0).map(({ name }) => name),
    by_converter: Object.fromEntries(
      rows.map((row) => [row.name, [row.phrase, row.flagged, row.original, row.ordinary]]),
    ),
  },
  missed,
);

function look(name: string, family: string, convert: (text: string) => string, converter?: Converter): Seen {
  let [phrase, flagged, original, undecoded] = [0, 0, 0, 0];
  const defaults: unknown = converter?.parameters.parse({});
  for (const attack of ownAttacks) {
    const text = convert(attack.text);
    if (matchesPhrase(attack, text)) phrase += 1;
    if (isFlagged(text)) flagged += 1;
    if (readsOriginal(attack.text, text)) original += 1;
    const kept = converter?.loss?.keeps(attack.text, defaults) ?? attack.text;
    if (converter?.decode !== undefined && converter.decode(text, defaults) !== kept) undecoded += 1;
  }
  const ordinary = ordinaryQuestions.filter((text) => isFlagged(convert(text))).length;
  return { name, family, phrase, flagged, original, ordinary, undecoded };
}

function matchesPhrase({ phrase }: OwnAttack, text: string): boolean {
  const decision = (denyLists.get(phrase) as Guard).inspect({ channel, text });
  return decision.findings.some(({ detector }) => detector === 'phrases');
}

function isFlagged(text: string): boolean {
  const decision = asItShips.inspect({ channel, text });
  return decision.findings.some(({ detector, category }) => detector === 'injection' && category === 'injection');
}

/** Whether one of the readings says the sentence, whatever stands around it. */
function readsOriginal(sentence: string, text: string): boolean {
  const wanted = lettersOf(textViews(sentence).normalised.text);
  const views = textViews(text);
  const readings = [
    views.normalised.text,
    views.squeezed?.text ?? '',
    ...views.decoded.map((segment) => viewsOfSegment(segment).normalised.text),
  ];
  return readings.some((reading) => lettersOf(reading).includes(wanted));
}

/** Words with one space between them: line breaks and signs are no difference. */
function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

function denying(phrase: string): GuardPolicy {
  return {
    version: 1,
    name: 'deny-list',
    channels: {
      user: {
        maximumCharacters: 1_000_000,
        onTooLong: 'closed',
        rules: [
          { id: 'phrase', detector: 'phrases', action: 'block', onError: 'closed', options: { phrases: [phrase] } },
        ],
      },
    },
  };
}

function share(count: number): string {
  const { lower, upper } = independentRate(count, n);
  const percent = (rate: number | null): string => (100 * (rate ?? 0)).toFixed(0);
  return `${String(count)}/${String(n)} [${percent(lower)}, ${percent(upper)}] %`;
}
