import { innocent, type GuardText } from './example.js';
import { sample, seededRandom } from './random.js';
import { field, type DataFolder, type Row } from './read-files.js';

const rare = 'Requests with safety concerns';

/** Ordinary and deceptively ordinary texts. Share-alike sets are not among them. */
export function readInnocent(data: DataFolder): readonly GuardText[] {
  const random = seededRandom(5);
  const take = (
    source: string,
    rows: readonly Row[],
    most: number,
    text: (row: Row) => string,
    labels: Partial<GuardText> = {},
    cluster: (row: Row) => string = text,
  ): readonly GuardText[] =>
    sample(random, rows, most).map((row) => ({
      ...innocent,
      ...labels,
      source,
      cluster: cluster(row).slice(0, 80),
      text: text(row),
    }));
  const textOf = (row: Row): string => field(row, 'text');
  const promptOf = (row: Row): string => field(row, 'prompt');
  // A request is no attack from a user; inside a document it may well be one, so that head learns nothing from it.
  const request = { document: null } as const;
  const hard = { hard: true, document: null } as const;
  const task = (row: Row): string => {
    const [instance] = Array.isArray(row.instances) ? (row.instances as readonly Row[]) : [];
    const input = instance === undefined ? '' : field(instance, 'input');
    return input === '' ? field(row, 'instruction') : `${field(row, 'instruction')}\n${input}`;
  };
  const coconot = data
    .jsonl('coconot/coconot_noncompliance_prompts.jsonl')
    .filter((row) => field(row, 'category') !== rare);
  const arena = data.jsonl('benign/arena_hard_question.jsonl.gz').map((row) => {
    const [turn] = row.turns as readonly Row[];
    return { prompt: turn === undefined ? '' : field(turn, 'content') };
  });
  return [
    ...take('banking77', data.jsonl('banking77/banking77.jsonl.gz'), 1200, textOf, request),
    ...take('clinc150', data.jsonl('clinc150/clinc150.jsonl.gz'), 1500, textOf, request),
    ...take('hwu64', data.jsonl('hwu64/hwu64.jsonl.gz'), 900, textOf, request),
    ...take('snips', data.jsonl('snips/snips.jsonl.gz'), 400, textOf, request),
    ...take('safe-prompts', data.jsonl('safe_prompts/safe_prompts.jsonl'), 600, textOf, request),
    ...take('self-instruct', data.jsonl('self_instruct_user/user_oriented_instructions.jsonl'), 300, task, request),
    ...take('self-instruct', data.jsonl('benign/self_instruct_seed_tasks.jsonl'), 300, task, request),
    ...take('arena-hard', arena, 600, promptOf, request),
    ...take('gsm8k', data.jsonl('gsm8k/gsm8k_train_3000.jsonl.gz'), 300, (row) => field(row, 'question')),
    ...take('gsm8k', data.jsonl('gsm8k/gsm8k_train_3000.jsonl.gz'), 200, (row) => field(row, 'answer')),
    ...take(
      'humaneval',
      data.jsonl('humaneval/humaneval.jsonl.gz'),
      200,
      (row) => field(row, 'prompt') + field(row, 'canonical_solution'),
    ),
    ...take('handbook-18f', data.jsonl('handbook_18f/handbook_18f.jsonl.gz'), 1065, textOf, {}, (row) =>
      field(row, 'page'),
    ),
    ...take('security-101', data.jsonl('security_101/security_101.jsonl.gz'), 1103, textOf, { hard: true }, (row) =>
      field(row, 'lesson'),
    ),
    ...take(
      'sms-ham',
      data.jsonl('sms_spam/sms_spam.jsonl.gz').filter((row) => field(row, 'label') === 'ham'),
      1200,
      textOf,
    ),
    ...take('awesome', data.jsonl('awesome_prompts_2026/awesome_prompts_2026-03.jsonl.gz'), 1200, promptOf, hard),
    ...take('awesome', data.csv('benign/awesome_chatgpt_prompts_2023-07.csv'), 200, promptOf, hard),
    ...take('awesome', data.jsonl('chatgpt_prompts_zh/prompts-zh.jsonl'), 123, promptOf, hard, (row) =>
      field(row, 'act'),
    ),
    ...take('awesome', data.jsonl('chatgpt_prompts_zh/prompts-zh-TW.jsonl'), 123, promptOf, hard, (row) =>
      field(row, 'act'),
    ),
    ...take(
      'fabric',
      data.jsonl('fabric_patterns/fabric_patterns.jsonl.gz'),
      219,
      (row) => textOf(row).slice(0, 6000),
      hard,
    ),
    ...take(
      'promptbench',
      data.jsonl('promptbench_perturbed/promptbench_perturbed.jsonl.gz'),
      500,
      textOf,
      hard,
      (row) => field(row, 'task'),
    ),
    ...take('coconot', coconot, 700, promptOf, hard),
    ...take('coconot', data.jsonl('coconot/coconot_contrast_prompts.jsonl'), 300, promptOf, hard),
    ...take('coconot-answers', data.jsonl('coconot/coconot_pref.jsonl.gz'), 500, (row) =>
      field(row, 'chosen').slice(0, 1500),
    ),
  ];
}
