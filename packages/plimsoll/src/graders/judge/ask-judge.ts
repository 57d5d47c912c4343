import { contentHash, type Message, type Usage } from '@plimsoll/core';
import { readJudgement, type JudgeAnswer } from '@plimsoll/guard/judge';
import type { Target } from '../../targets/target.js';
import type { JudgeCache } from './judge-cache.js';
import type { Rubric, RubricVerdict } from './rubric.js';

/** One call of a judge, for whoever counts tokens and money. */
export interface JudgeCall {
  readonly target: string;
  readonly model?: string | undefined;
  readonly usage?: Usage | undefined;
  /** True when the answer came from the cache and nothing was sent. */
  readonly cached: boolean;
  readonly totalMs: number;
}

/** What one vote needs. */
export interface JudgeQuestion {
  readonly target: Target;
  readonly targetHash: string;
  readonly rubric: Rubric;
  readonly messages: readonly Message[];
  readonly marker: string;
  /** Index of the vote; passed to the target as its seed. */
  readonly vote: number;
  readonly cache?: JudgeCache | undefined;
  readonly onCall?: ((call: JudgeCall) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Asks for one vote. Only answers that can be used are cached, so that a garbled one is asked for again. */
export async function askJudge(question: JudgeQuestion): Promise<JudgeAnswer<RubricVerdict>> {
  const { target, rubric, messages, marker, vote, cache } = question;
  const key = contentHash({ target: question.targetHash, messages, vote });
  const kept = await cache?.get(key);
  if (kept !== undefined) {
    const answer = readJudgement(kept, rubric, marker);
    if (answer.problem === undefined) {
      question.onCall?.({ target: target.name, cached: true, totalMs: 0 });
      return answer;
    }
  }
  const reply = await target.send({
    messages,
    alreadySent: 0,
    session: { id: key, memory: new Map() },
    seed: vote,
    signal: question.signal ?? new AbortController().signal,
  });
  const { usage, model, timings } = reply;
  question.onCall?.({ target: target.name, model, usage, cached: false, totalMs: timings.totalMs });
  if (reply.heldBy !== undefined || reply.finishReason === 'refusal' || reply.finishReason === 'content-filter') {
    return { problem: 'the judge refused' };
  }
  if (reply.finishReason === 'length') return { problem: 'the judge’s answer broke off' };
  const answer = readJudgement(reply.message.content, rubric, marker);
  if (answer.problem === undefined) await cache?.set(key, reply.message.content);
  return answer;
}
