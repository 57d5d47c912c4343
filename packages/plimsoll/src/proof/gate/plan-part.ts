import type { ContentHash, GateReport, JsonValue } from '@plimsoll/core';
import type { RunRecord, Store, StoredVerdict } from '../../store/store.js';
import { gatePlanHash, type GatePlan } from './gate-plan.js';
import { planChanges } from './plan-changes.js';

/** How far back a verdict by a plan of the same name is looked for. */
const verdictsRead = 100;

/** The plan of a verdict, and what moved in it since an earlier one: whoever moves a line afterwards is seen doing it. */
export async function planPart(store: Store, run: RunRecord, plan: GatePlan): Promise<GateReport['plan']> {
  const hash = gatePlanHash(plan);
  const part = { name: plan.name, hash, body: plan as unknown as JsonValue };
  const earlier = await earlierVerdict(store, run, plan.name, hash);
  if (earlier === undefined || earlier.planHash === hash) return part;
  const before = reportOf(earlier)?.plan.body as unknown as GatePlan | undefined;
  return {
    ...part,
    moved: {
      before: earlier.planHash,
      verdictId: earlier.id,
      verdict: earlier.verdict,
      sameRun: earlier.runId === run.id,
      changes: before === undefined ? [] : planChanges(before, plan),
    },
  };
}

/** On this very run by another plan, else the last by a plan of this name, else the last of the feature. */
async function earlierVerdict(
  store: Store,
  { project, feature, id }: RunRecord,
  name: string,
  hash: ContentHash,
): Promise<StoredVerdict | undefined> {
  const onThisRun = await store.verdicts.list({ project, feature, runId: id, limit: verdictsRead });
  const another = onThisRun.find((verdict) => verdict.planHash !== hash);
  if (another !== undefined) return another;
  const last = await store.verdicts.list({ project, feature, limit: verdictsRead });
  return last.find((verdict) => reportOf(verdict)?.plan.name === name) ?? last[0];
}

/** The report inside a stored verdict; one of another version is none of ours. */
function reportOf({ body }: StoredVerdict): GateReport | undefined {
  const report = body as unknown as GateReport | null;
  return (report?.format as string | undefined) === 'plimsoll-gate-report/1' ? (report ?? undefined) : undefined;
}
