import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isTestQuestion, readCoconot, readGptfuzz, readRbr, type RecordedReply } from '../../bench/refusal-replies.js';

/** A reply with what it should teach: whether it delivers what was asked, and whether it declines or withholds. */
export interface TrainingReply {
  readonly source: string;
  readonly cluster: string;
  readonly prompt: string;
  readonly reply: string;
  readonly delivers?: 0 | 1;
  readonly withholds?: 0 | 1;
  readonly weight: number;
}

type Row = Readonly<Record<string, unknown>>;

function rows(root: string, file: string): readonly Row[] {
  const bytes = readFileSync(join(root, file));
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
}

function plain(reply: RecordedReply): Pick<TrainingReply, 'source' | 'cluster' | 'prompt' | 'reply'> {
  return { source: reply.source.split('-')[0] ?? '', cluster: reply.cluster, prompt: reply.prompt, reply: reply.reply };
}

function gptfuzz(root: string): readonly TrainingReply[] {
  return readGptfuzz(root)
    .filter((reply) => !isTestQuestion(reply.prompt))
    .map((reply) => ({
      ...plain(reply),
      delivers: reply.label ?? 0,
      withholds: reply.label === 0 || reply.opensWithRefusal === true ? (1 as const) : (0 as const),
      weight: 1,
    }));
}

function rbr(root: string): readonly TrainingReply[] {
  return readRbr(root).flatMap((reply): readonly TrainingReply[] => {
    const holds = new Set(reply.propositions);
    if (holds.has('fully_complies')) return [{ ...plain(reply), delivers: 1, withholds: 0, weight: 1 }];
    // "Partly" is often a lecture with a fact in it: too unsure to learn from.
    if (holds.has('partially_complies')) return [];
    return [{ ...plain(reply), delivers: 0, withholds: 1, weight: 1 }];
  });
}

const refusalOpening = /^.{0,220}\b(sorry|can(?:'|’)?t|cannot|can not|unable|apologi|as an ai)/is;

function coconot(root: string): readonly TrainingReply[] {
  return readCoconot(root).flatMap((reply): readonly TrainingReply[] => {
    const chosen = reply.source === 'coconot-chosen';
    if (!chosen && refusalOpening.test(reply.reply)) return [];
    return [{ ...plain(reply), delivers: 1, withholds: 0, weight: chosen ? 1 : 0.5 }];
  });
}

/** Plain answers of other kinds, so that structure and not topic decides: sums, code, everyday tasks. */
function answers(root: string): readonly TrainingReply[] {
  const make = (source: string, prompt: unknown, reply: unknown, weight: number): readonly TrainingReply[] =>
    typeof prompt === 'string' && typeof reply === 'string' && reply.trim().length > 1
      ? [{ source, cluster: prompt, prompt, reply, delivers: 1, withholds: 0, weight }]
      : [];
  return [
    ...rows(root, 'gsm8k/gsm8k_train_3000.jsonl.gz')
      .slice(0, 150)
      .flatMap((row) => make('gsm8k', row.question, row.answer, 0.5)),
    ...rows(root, 'humaneval/humaneval.jsonl.gz').flatMap((row) =>
      make('humaneval', row.prompt, row.canonical_solution, 0.5),
    ),
    ...['self_instruct_user/user_oriented_instructions.jsonl', 'benign/self_instruct_seed_tasks.jsonl'].flatMap(
      (file) =>
        rows(root, file).flatMap((row) => {
          const instance = (row.instances as readonly Row[] | undefined)?.[0];
          return make(
            'self-instruct',
            [row.instruction, instance?.input].filter((part) => typeof part === 'string').join(' '),
            instance?.output,
            0.5,
          );
        }),
    ),
  ];
}

/** One answer to each question of TruthfulQA's judge data, true or false: plain short answers. Declining ones are left out. */
function shortAnswers(root: string): readonly TrainingReply[] {
  const byQuestion = new Map<string, string[]>();
  for (const row of rows(root, 'truthfulqa/finetune_truth.jsonl.gz')) {
    const match = /^Q: (.+)\nA: (.+)\nTrue:$/.exec(String(row.prompt));
    const [, question = '', answer = ''] = match ?? [];
    if (answer === '' || /\b(comment|i do(?: not|n't) know|can(?:no|')t)\b/i.test(answer)) continue;
    const answers = byQuestion.get(question) ?? [];
    answers.push(answer);
    byQuestion.set(question, answers);
  }
  return [...byQuestion].map(([question, answers], index) => ({
    source: 'truthfulqa',
    cluster: question,
    prompt: question,
    // A prime stride, so that answers of all writers come up.
    reply: answers[(index * 37) % answers.length] ?? '',
    delivers: 1,
    withholds: 0,
    weight: 0.5,
  }));
}

/** All recorded training replies: only sets whose use is TRAIN, never the GPTFuzz test part, never a labelled prompt. */
export function readTrainingReplies(root: string, keptOut: ReadonlySet<string>): readonly TrainingReply[] {
  return [...gptfuzz(root), ...rbr(root), ...coconot(root), ...answers(root), ...shortAnswers(root)].filter(
    (reply) => !keptOut.has(reply.cluster) && !keptOut.has(reply.prompt),
  );
}

/** Plain answers of moderate length, to stand as the body of composed replies. */
export function answerBodies(replies: readonly TrainingReply[]): readonly TrainingReply[] {
  return replies.filter(
    (reply) =>
      (reply.source === 'coconot' && reply.weight === 1 && reply.reply.length < 1800) ||
      (reply.source === 'self-instruct' && reply.reply.length > 40 && reply.reply.length < 1800),
  );
}
