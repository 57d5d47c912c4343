import { PlimsollError, uuidV7 } from '@plimsoll/core';
import type { RunServices } from '../../runs/run-services.js';
import { manifestOf, type RunPlan } from '../../runs/run-plan.js';
import type { CaseLabels } from '../../store/store.js';
import { eventBody, type Session, type SessionTerms } from './session.js';

/** What is said when a session is made. */
export interface SessionRequest extends Pick<SessionTerms, 'aim' | 'rules' | 'minutes' | 'testers' | 'asked'> {
  readonly name: string;
}

/**
 * Stores a session about the target of a plan. It begins when the first tester joins.
 *
 * @throws PlimsollError `usage-invalid` for testers without a name or named twice, or where aim or rules are empty.
 */
export async function createSession(
  plan: RunPlan,
  { store, clock, ids, environment, plimsollVersion }: RunServices,
  { name, aim, rules, minutes, testers, asked }: SessionRequest,
): Promise<Session> {
  if (aim.trim() === '' || rules.trim() === '') {
    throw refused('A session needs a scope and rules.', 'Say both: --scope "…" --rules "…"');
  }
  if (testers.length === 0 || new Set(testers).size < testers.length || testers.some((each) => each.length > 100)) {
    throw refused(
      'Testers need names of at most 100 characters, each its own.',
      'Separate them by commas: --testers ana,ben',
    );
  }
  const labels: CaseLabels[] = [];
  for await (const page of store.sets.labels(plan.set.setNo)) labels.push(...page);
  const terms: SessionTerms = {
    format: 'plimsoll-session/1',
    ...{ aim, rules, minutes, testers, asked },
    categories: [...new Set(labels.map(({ category }) => category))].sort(),
    cases: labels.length,
    manifest: manifestOf(plan, 0, environment, plimsollVersion),
  };
  const session = { ...plan.scope, id: uuidV7(ids), name, createdAt: clock.now() };
  await store.sessions.add({ ...session, body: eventBody(terms as never) });
  return { ...session, terms };
}

function refused(message: string, hint: string): PlimsollError {
  return new PlimsollError({ code: 'usage-invalid', message, hint });
}
