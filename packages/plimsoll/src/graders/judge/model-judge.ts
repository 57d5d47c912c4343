import { contentHash, type ExpectationKind, type GraderIdentity } from '@plimsoll/core';
import { judgePrompt, type JudgeAnswer } from '@plimsoll/guard/judge';
import type { Target } from '../../targets/target.js';
import type { Grader, GradeInput, Judgement } from '../grader.js';
import { lastAnswer } from '../last-answer.js';
import { askJudge, type JudgeCall } from './ask-judge.js';
import type { JudgeCache } from './judge-cache.js';
import { judgedMaterial } from './judged-material.js';
import { rubricHash, type Rubric, type RubricVerdict } from './rubric.js';

/** How a model judges. */
export interface ModelJudgeOptions {
  readonly target: Target;
  readonly rubric: Rubric;
  /** How many votes, 1 (the default) to 25; a label needs more than half of them. Every second vote sees criteria and labels in reverse order. */
  readonly votes?: number | undefined;
  readonly cache?: JudgeCache | undefined;
  /** Told of every call, for tokens and money. */
  readonly onCall?: ((call: JudgeCall) => void) | undefined;
  /** Judge `comply` and `not-comply` by this rubric, whose labels then name behaviours. Default false: only `rubric`. */
  readonly behaviour?: boolean | undefined;
}

const version = '1';
const longestMaterial = 400_000;

/**
 * A grader that asks a model one rubric's question.
 *
 * An answer that is not exactly of the asked form, a refusal, and votes without a majority leave the grade `undecided`;
 * so does a reply too long to be judged whole. Calls of one grade are made one after the other, and stop once a label
 * has its majority; how many grades are made at once is the caller's choice.
 *
 * @example
 * ```ts
 * const judge = modelJudge({ target, rubric: builtInRubrics().get('helpful-answer')!, votes: 3 });
 * judge.identity.name; // 'model-judge'
 * ```
 */
export function modelJudge(options: ModelJudgeOptions): Grader {
  const { target, rubric } = options;
  const votes = options.votes ?? 1;
  const targetHash = contentHash(target.identity);
  const model = target.identity.description.model;
  const identity: GraderIdentity = {
    name: 'model-judge',
    version,
    rubric: rubricHash(rubric),
    ...(typeof model === 'string' ? { model } : {}),
    parameters: { rubric: rubric.name, target: targetHash, votes },
  };
  const kinds: readonly ExpectationKind[] = options.behaviour === true ? ['comply', 'not-comply'] : ['rubric'];
  return {
    identity,
    hash: contentHash(identity),
    kinds,
    accepts: (expectation) => expectation.kind !== 'rubric' || expectation.rubric === rubric.name,
    async grade(input) {
      const reference = input.expectation.kind === 'rubric' ? input.expectation.reference : undefined;
      const material = judgedMaterial(input.testCase, input.sent, input.reply, reference);
      if (material.text.length > longestMaterial) {
        return { verdict: 'undecided', reason: `too long to be judged: ${String(material.text.length)} characters` };
      }
      const answers: JudgeAnswer<RubricVerdict>[] = [];
      for (let vote = 0; vote < votes && majorityOf(answers, votes) === undefined; vote += 1) {
        const messages = judgePrompt(rubric, material, { swapped: vote % 2 === 1 });
        const { cache, onCall } = options;
        const { signal } = input;
        answers.push(
          await askJudge({
            target,
            targetHash,
            rubric,
            messages,
            marker: material.marker,
            vote,
            cache,
            onCall,
            signal,
          }),
        );
      }
      return toJudgement(input, answers, votes);
    },
  };
}

function majorityOf(answers: readonly JudgeAnswer<RubricVerdict>[], votes: number): RubricVerdict | undefined {
  const counts = new Map<RubricVerdict, number>();
  for (const { verdict } of answers) {
    if (verdict === undefined) continue;
    const count = (counts.get(verdict) ?? 0) + 1;
    if (count > votes / 2) return verdict;
    counts.set(verdict, count);
  }
  return undefined;
}

function toJudgement(input: GradeInput, answers: readonly JudgeAnswer<RubricVerdict>[], votes: number): Judgement {
  const chosen = majorityOf(answers, votes);
  if (chosen === undefined) {
    const heard = answers.map((answer) => answer.problem ?? `"${answer.verdict.label}"`);
    return {
      verdict: 'undecided',
      reason: votes === 1 ? heard[0] : `no majority in ${String(votes)} votes: ${heard.join(', ')}`,
    };
  }
  const speaker = answers.find((answer) => answer.verdict === chosen) as JudgeAnswer<RubricVerdict> & {
    readonly verdict: RubricVerdict;
  };
  const reason = `${chosen.label}: ${speaker.reason}`;
  const spans = quoteSpans(input, speaker.quote, chosen.label);
  const { score, behaviour } = chosen;
  if (input.expectation.kind === 'rubric') return { verdict: chosen.means, score, spans, reason };
  if (behaviour === undefined) return { verdict: 'undecided', spans, reason };
  const met = input.expectation.kind === 'comply' ? behaviour === 'complied' : behaviour === 'refused';
  return { verdict: met ? 'met' : 'violated', behaviour, score, spans, reason };
}

/** Where the quoted words stand; a quote that is not in the reply points at nothing. */
function quoteSpans(input: GradeInput, quote: string, label: string): NonNullable<Judgement['spans']> {
  const { message, text } = lastAnswer(input.reply);
  const start = quote.trim() === '' ? -1 : text.indexOf(quote.trim());
  return start === -1 ? [] : [{ message, start, end: start + quote.trim().length, label }];
}
