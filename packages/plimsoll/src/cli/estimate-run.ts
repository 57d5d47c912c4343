import { chosenTrials } from '../runs/open-run.js';
import type { RunPlan } from '../runs/run-plan.js';
import { trialPlace } from '../runs/trial-order.js';
import type { Store } from '../store/store.js';
import { estimateTokens } from '../targets/estimate-tokens.js';
import { priceOf } from '../targets/prices.js';

/** What a reply is assumed to cost when nothing is known of it. */
export const assumedOutputTokens = 300;
const pageSize = 512;

/** What a run would send at least, from the length of its texts. */
export interface RunEstimate {
  readonly trials: number;
  readonly harmful: number;
  readonly benign: number;
  /** Trials that have tools. */
  readonly withTools: number;
  readonly requests: number;
  readonly inputTokens: number;
  /** Assumed, not measured. */
  readonly outputTokens: number;
  /** Left out when the model or its price is not known. */
  readonly costMicroUnits?: number | undefined;
}

/** Reads the cases of a plan and adds up what they would take; sends nothing. */
export async function estimateRun(plan: RunPlan, store: Store): Promise<RunEstimate> {
  const order = await chosenTrials(plan, store);
  const numbering = { attacks: plan.attacks.length, repeats: plan.repeats };
  let [inputTokens, requests, withTools] = [0, 0, 0];
  const sides = { harmful: 0, benign: 0 };
  for (let from = 0; from < order.length; from += pageSize) {
    const places = Array.from(order.subarray(from, from + pageSize), (number) => trialPlace(numbering, number));
    const cases = await store.sets.readCases(
      plan.set.setNo,
      places.map((place) => place.position),
    );
    for (const { testCase } of cases) {
      sides[testCase.side] += 1;
      if (testCase.environment !== undefined) withTools += 1;
      const turns = testCase.turns ?? [];
      requests += 1 + turns.length;
      const first = testCase.messages.reduce((sum, message) => sum + estimateTokens(message.content), 0);
      // Each further turn sends the conversation so far again.
      inputTokens += first * (1 + turns.length);
      for (const [index, turn] of turns.entries())
        inputTokens += (estimateTokens(turn) + assumedOutputTokens) * (turns.length - index);
    }
  }
  const outputTokens = requests * assumedOutputTokens;
  const model = plan.target.identity.description.model;
  const costMicroUnits =
    typeof model === 'string' ? priceOf(plan.prices, model, { inputTokens, outputTokens }) : undefined;
  return { trials: order.length, ...sides, withTools, requests, inputTokens, outputTokens, costMicroUnits };
}
