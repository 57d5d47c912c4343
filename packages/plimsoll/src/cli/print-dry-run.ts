import { formatMoney } from '@plimsoll/core';
import { assumedOutputTokens, estimateRun } from './estimate-run.js';
import type { PreparedRun } from './prepare-run.js';
import type { Terminal } from './terminal.js';

/** Prints what a run would do and cost; sends nothing. */
export async function printDryRun(terminal: Terminal, { plan, store }: PreparedRun, json: boolean): Promise<number> {
  const estimate = await estimateRun(plan, store);
  const { requests, inputTokens, outputTokens, costMicroUnits: cost } = estimate;
  const currency = plan.prices?.currency;
  const figures = {
    feature: plan.scope.feature,
    set: { name: plan.set.name, cases: plan.set.cases, fingerprint: plan.set.fingerprint },
    target: { name: plan.target.name, ...plan.target.identity },
    graders: plan.graders.map((grader) => grader.identity),
    trials: estimate.trials,
    harmful: estimate.harmful,
    benign: estimate.benign,
    requests,
    estimatedInputTokens: inputTokens,
    assumedOutputTokens: outputTokens,
    estimatedCost: cost === undefined || currency === undefined ? null : { microUnits: cost, currency },
    concurrency: plan.concurrency,
    seed: plan.seed,
  };
  if (json) {
    terminal.out(`${JSON.stringify(figures)}\n`);
    return 0;
  }
  const price =
    figures.estimatedCost === null
      ? 'unknown: no price for this model (name a price file under "prices:")'
      : `about ${formatMoney(figures.estimatedCost)}, if every reply has ${assumedOutputTokens} tokens`;
  terminal.out(
    [
      `Plan for ${plan.scope.feature} (nothing was sent)`,
      `  golden set   ${plan.set.name}: ${plan.set.cases} cases, fingerprint ${plan.set.fingerprint.slice(0, 12)}`,
      `  target       ${plan.target.name}: ${JSON.stringify(plan.target.identity.description)}`,
      `  trials       ${estimate.trials} (${estimate.harmful} harmful, ${estimate.benign} benign), ${plan.concurrency} at once`,
      `  requests     at least ${requests}; tool calls, retries and cached replies change it`,
      `  tokens       about ${inputTokens} in (an estimate from the length of the texts), ${outputTokens} out (assumed)`,
      `  cost         ${price}`,
      `  graders      ${plan.graders.map((grader) => grader.identity.name).join(', ')}`,
      '',
    ].join('\n'),
  );
  return 0;
}
