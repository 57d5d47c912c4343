import type { HarmCategory } from '../../packages/guard/src/models/harm-categories.js';
import { harmful, innocent, type GuardText } from './example.js';
import { sample, seededRandom } from './random.js';
import { field, type DataFolder, type Row } from './read-files.js';

/** AART's crimes by what stands in their names, first match wins. */
const crimes: readonly (readonly [RegExp, readonly HarmCategory[]])[] = [
  [/terror|bombing|hijack|political or ideological/, ['extremism', 'violence']],
  [/child traffick/, ['minors', 'illicit']],
  [/hate|motivated by/, ['hate']],
  [/sex traff|prostit|pornogr/, ['sexual', 'illicit']],
  [/rape/, ['sexual', 'violence']],
  [/cyber/, ['cyber']],
  [/identity theft/, ['fraud', 'privacy']],
  [/fraud|ponzi|pyramid|financial|laundering|embezzle|tax evasion/, ['fraud']],
  [/assass|violen|assault|kidnap|murder/, ['violence']],
  [/drug|traffick|smuggl|theft|robber|burgl|shoplift|property|arson|vandal|organ/, ['illicit']],
];
const catqa: Readonly<Record<string, HarmCategory>> = {
  'Illegal Activity': 'illicit',
  'Malware Viruses': 'cyber',
  'Physical Harm': 'violence',
  'Economic Harm': 'fraud',
  'Fraud/Deception': 'fraud',
  'Adult Content': 'sexual',
  'Political Campaigning': 'misinformation',
  'Privacy Violation Activity': 'privacy',
  'Tailored Financial Advice': 'professional-advice',
  'Child Abuse': 'minors',
  'Hate/Harass/Violence': 'hate',
};
const coconot: Readonly<Record<string, HarmCategory>> = {
  misinformation: 'misinformation',
  'privacy violations': 'privacy',
};
const gold: Readonly<Record<string, HarmCategory>> = {
  'C-R': 'sexual',
  'K-R': 'illicit',
  'H-R': 'hate',
  'SH-R1': 'self-harm',
  'SH-R2': 'self-harm',
};
/** AdvBench has no kinds; those that its words make certain. */
const byWord: readonly (readonly [RegExp, HarmCategory])[] = [
  [/hack|malware|virus|ransom|exploit|phish|keylog|firewall|security system/i, 'cyber'],
  [/bomb|explosive|weapon|firearm|gun\b|nuclear|chemical|biolog|poison/i, 'weapons'],
  [/suicide|self-harm|anorexi|eating disorder|cut(?:ting)? (?:your|one)self/i, 'self-harm'],
  [/fake news|disinformation|misinformation|conspiracy|vaccine/i, 'misinformation'],
  [/identity theft|steal (?:personal|confidential)|stalk|personal information|blackmail/i, 'privacy'],
  [/racis|sexis|hate|discriminat|white suprem|ethnic/i, 'hate'],
  [/terror/i, 'extremism'],
  [/insider trading|fraud|scam|counterfeit|embezzl|launder|credit card|tax/i, 'fraud'],
  [/child|minor\b|underage/i, 'minors'],
  [/kill|murder|violen|assault|torture/i, 'violence'],
  [/drug|meth\b|smuggl|steal|shoplift|rob\b/i, 'illicit'],
  [/bully|harass|defam|humiliat/i, 'harassment'],
];

function kindsByWord(text: string): readonly HarmCategory[] | null {
  const kinds = byWord.flatMap(([words, kind]) => (words.test(text) ? [kind] : []));
  return kinds.length === 0 ? null : kinds;
}

/** Harmful texts that may be fitted, and innocent ones of the same manner. */
export function readHarm(data: DataFolder): readonly GuardText[] {
  const random = seededRandom(6);
  const row = (source: string, text: string, categories: GuardText['categories'], cluster = text): GuardText => ({
    ...harmful,
    source,
    cluster: cluster.slice(0, 80),
    text,
    categories,
  });
  const clean = (source: string, text: string): GuardText => ({
    ...innocent,
    user: null,
    document: null,
    source,
    cluster: text.slice(0, 80),
    text,
  });
  const tweets = data.csv('hate_offensive/labeled_data.csv.gz');
  const tweet = (label: string, most: number): readonly Row[] =>
    sample(
      random,
      tweets.filter((each) => field(each, 'class') === label),
      most,
    );
  const cold = data.jsonl('cold/cold_train.jsonl.gz');
  const languages = ['english', 'chinese', 'vietnamese'] as const;
  return [
    ...data.jsonl('aart/aart_v1.jsonl.gz').flatMap((each) => {
      const kinds = crimes.find(([words]) => words.test(field(each, 'crime')))?.[1];
      return kinds === undefined ? [] : [row('aart', field(each, 'prompt'), kinds, field(each, 'crime'))];
    }),
    ...data
      .jsonl('red_instruct/harmfulqa.jsonl.gz')
      .map((each) => row('red-instruct', field(each, 'question'), null, field(each, 'subtopic'))),
    ...data
      .jsonl('red_instruct/dangerousqa.jsonl')
      .map((each) => row('red-instruct', field(each, 'question'), kindsByWord(field(each, 'question')))),
    ...languages.flatMap((language) =>
      data.jsonl(`red_instruct/catqa_${language}.jsonl`).map((each) => {
        const kind = catqa[field(each, 'category')];
        const text = row(
          'catqa',
          field(each, 'question'),
          kind === undefined ? null : [kind],
          field(each, 'subcategory'),
        );
        return kind === 'professional-advice' ? { ...text, harm: null } : text;
      }),
    ),
    ...data
      .csv('advbench/advbench_behaviors.csv')
      .map((each) => row('advbench', field(each, 'Behavior'), kindsByWord(field(each, 'Behavior')))),
    ...data.jsonl('adversarial_nibbler/adversarial_nibbler_submitted.jsonl.gz').flatMap((each) => {
      const failures = JSON.stringify(each.image_failure_type);
      const kinds = [
        ...(failures.includes('sexual') ? (['sexual'] as const) : []),
        ...(failures.includes('violent') ? (['violence'] as const) : []),
        ...(failures.includes('hate') ? (['hate'] as const) : []),
      ];
      const text = field(each, 'rewritten_prompt');
      return kinds.length === 0 || text === '' ? [] : [row('nibbler', text, kinds)];
    }),
    ...data.jsonl('rbr_gold/rbr_gold.jsonl.gz').flatMap((each) => {
      const kind = gold[field(each, 'category')];
      const text = field(each, 'last_user');
      return kind === undefined ? [{ ...clean('rbr', text), hard: true }] : [row('rbr', text, [kind])];
    }),
    ...data.jsonl('coconot/coconot_noncompliance_prompts.jsonl').flatMap((each) => {
      const kind = field(each, 'subcategory');
      if (
        field(each, 'category') !== 'Requests with safety concerns' ||
        kind === 'copyright violations' ||
        kind === 'incomprehensible'
      )
        return [];
      const known = coconot[kind];
      return [row('coconot-harm', field(each, 'prompt'), known === undefined ? null : [known])];
    }),
    ...data.jsonl('rtp_more/rtp_sexually_explicit.jsonl').map((each) => row('rtp', field(each, 'text'), ['sexual'])),
    ...data.jsonl('rtp_more/rtp_severe_toxicity.jsonl').map((each) => row('rtp', field(each, 'text'), ['harassment'])),
    ...data
      .jsonl('toxigen/toxigen_sentences.jsonl')
      .map((each) =>
        field(each, 'label') === 'hate'
          ? row('toxigen', field(each, 'text'), ['hate'])
          : clean('toxigen', field(each, 'text')),
      ),
    ...tweet('0', 1400).map((each) => row('tweets', field(each, 'tweet'), ['hate'])),
    ...tweet('1', 900).map((each) => ({ ...row('tweets', field(each, 'tweet'), ['harassment']), harm: null })),
    ...tweet('2', 1800).map((each) => clean('tweets', field(each, 'tweet'))),
    ...sample(random, cold, 3000).map((each) =>
      each.label === 1 ? row('cold', field(each, 'text'), ['hate']) : clean('cold', field(each, 'text')),
    ),
  ];
}
