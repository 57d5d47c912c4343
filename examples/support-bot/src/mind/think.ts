import type { ChatRequest } from '../protocol/chat-request.js';
import { say, type BotTurn } from './bot-turn.js';
import { planCalls } from './plan-calls.js';
import { perceive, type Mindset, type Situation } from './situation.js';
import { reflexes } from './reflexes.js';

/**
 * The simulated model: the first reflex that applies decides. Deterministic: equal requests, fixes and seeds give equal
 * turns.
 */
export function think(request: ChatRequest, mindset: Mindset): BotTurn {
  const situation = perceive(request, mindset);
  const turn = react(situation);
  return situation.plans ? planCalls(situation, turn) : turn;
}

function react(situation: Situation): BotTurn {
  for (const reflex of reflexes) {
    const turn = reflex(situation);
    if (turn !== undefined) return turn;
  }
  return say('How can I help you today?');
}
