import { PlimsollError, type Message, type Reply, type TargetReply } from '@plimsoll/core';
import { seededRandom } from '@plimsoll/core/statistics';
import { beforeGoal, goalOf } from '../attacks/strategies/shared/before-goal.js';
import { QueriesSpent, type StrategyContext } from '../attacks/strategies/strategy.js';
import type { Target, TargetRequest } from '../targets/target.js';
import { HeldConversation } from './held-conversation.js';
import type { RunPlan } from './run-plan.js';
import type { Trial } from './trial-source.js';

/** The conversation that counts for a trial. */
export interface Driven {
  /** What it began with, up to the first thing said. */
  readonly sent: readonly Message[];
  readonly reply: Reply;
  /** Queries of all conversations of the trial up to its end. */
  readonly queries: number;
}

const mostQueries = 32;

/**
 * Lets a strategy hold its conversations and chooses the one that counts: the first that succeeded, else the one that
 * came nearest, of equals the last.
 *
 * @param send how one request is sent.
 * @throws PlimsollError `attack-failed` when the strategy gave up without having asked anything, and whatever `send`
 * throws.
 */
export async function driveTrial(
  plan: RunPlan,
  trial: Trial,
  drive: (context: StrategyContext) => Promise<void>,
  send: (target: Target, request: TargetRequest) => Promise<TargetReply>,
  signal: AbortSignal,
): Promise<Driven> {
  const { testCase } = trial.stored;
  const limit = plan.maximumQueries ?? mostQueries;
  const held: HeldConversation[] = [];
  let queries = 0;
  const definition = testCase.environment === undefined ? undefined : plan.environments.get(testCase.environment);
  const context: StrategyContext = {
    testCase,
    goal: goalOf(testCase),
    begin: (before = beforeGoal(testCase)) => {
      const conversation = new HeldConversation(plan, testCase, {
        before,
        id: `${trial.trialId}/${String(held.length)}`,
        seed: trial.place.repeat,
        environment: definition?.create(),
        send,
        signal,
        spend: () => {
          if (queries >= limit) throw new QueriesSpent();
          queries += 1;
        },
      });
      held.push(conversation);
      return conversation;
    },
    queriesLeft: () => limit - queries,
    random: seededRandom(trial.trialId),
    signal,
  };
  try {
    await drive(context);
  } catch (error) {
    if (!(error instanceof QueriesSpent)) throw error;
  }
  const chosen = chooseConversation(held);
  if (chosen !== undefined) return { sent: chosen.sent(), reply: chosen.reply(), queries };
  throw new PlimsollError({
    code: 'attack-failed',
    message: `The attack "${plan.attacks[trial.place.attack]?.steps.at(-1)?.name ?? ''}" ended without having asked the target anything.`,
    hint: 'Look at what its attacker model writes, or give it another one.',
  });
}

function chooseConversation(held: readonly HeldConversation[]): HeldConversation | undefined {
  let best: HeldConversation | undefined;
  for (const conversation of held) {
    if (conversation.turns.length === 0) continue;
    if (best === undefined || conversation.nearest() >= best.nearest()) best = conversation;
    if (best.turns.some(({ succeeded }) => succeeded)) return best;
  }
  return best;
}
