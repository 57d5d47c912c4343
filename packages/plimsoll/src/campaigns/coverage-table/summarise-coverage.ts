import type { Outcome, RateSummary } from '@plimsoll/core';
import type { ClusterCount } from '@plimsoll/core/statistics';
import { attackCatalogue, type ListedAttack } from '../../attacks/catalogue.js';
import { categoryTaxonomy } from '../../attacks/generators/template.js';
import { templateCategories } from '../../attacks/generators/templates/registry.js';
import { taxonomyName } from '../../attacks/taxonomies.js';
import { rateOfCounts } from '../../runs/rate-block.js';
import { attackLabels } from '../../store/attack-label.js';
import type { RunRecord, Scope, Store } from '../../store/store.js';
import { atlasTechniques, clauses } from './clauses.js';
import type { CoveredCase, CoverageRow, Coverage } from './coverage.js';
import { belongsTo, trialsFiledUnder } from './filed-under.js';

/** A harmful trial, as far as the table needs it. */
interface FiledTrial {
  readonly caseId: string;
  readonly cluster: string;
  readonly attack: string;
  readonly outcome: Outcome;
  readonly ids: readonly string[];
}

/**
 * What stored runs tested, clause by clause. A trial counts under a clause when its attack or its case is filed there.
 *
 * @param runs of one feature; none gives a table in which nothing is tested.
 */
export async function summariseCoverage(store: Store, scope: Scope, runs: readonly RunRecord[]): Promise<Coverage> {
  const trials: FiledTrial[] = [];
  for (const run of runs) await readTrials(store, run, trials);
  const catalogue = attackCatalogue();
  const rows = clauses.map(({ of, title }): CoverageRow => {
    const name = taxonomyName(of);
    const here = trials.filter(({ ids }) => ids.some((id) => belongsTo(id, name)));
    const filed = (taxonomy: readonly (typeof of)[]): boolean =>
      taxonomy.some((id) => belongsTo(taxonomyName(id), name));
    return {
      ...of,
      name,
      title,
      state: here.length === 0 ? 'not-tested' : here.some(isDecided) ? 'tested' : 'nothing-decided',
      attacks: grouped(here, ({ attack }) => attack).map(([attack, made]) => ({
        attack,
        cases: casesOf(made),
        success: successOf(made),
      })),
      success: successOf(here),
      available: {
        attacks: catalogue.filter(({ knowledge }) => filed(knowledge.taxonomy)).map(writtenAttack),
        categories: templateCategories
          .filter((category) => filed(categoryTaxonomy(category)))
          .map((category) => category.name),
      },
    };
  });
  const known = (id: string): boolean => rows.some(({ name }) => belongsTo(id, name));
  const listed = clauses.filter(({ of }) => of.taxonomy === 'mitre-atlas').length;
  return {
    format: 'plimsoll-coverage/1',
    project: scope.project,
    feature: scope.feature,
    runs: runs.map(({ id, name, manifest }) => ({ id, name, target: manifest.target.name })),
    rows,
    trials: trials.length,
    unfiled: trials.filter(({ ids }) => !ids.some(known)).length,
    unknownIds: [...new Set(trials.flatMap(({ ids }) => ids.filter((id) => !known(id))))].sort(),
    otherTechniques: atlasTechniques - listed,
    notes: notesOf(runs),
  };
}

async function readTrials(store: Store, run: RunRecord, trials: FiledTrial[]): Promise<void> {
  const filedUnder = trialsFiledUnder();
  const labels = attackLabels(run.manifest.attacks);
  for await (const page of store.runs.outcomes(run.runNo)) {
    for (const { stored, attack, outcome } of page) {
      const { testCase, hash } = stored;
      if (testCase.side !== 'harmful') continue;
      trials.push({
        caseId: testCase.id,
        // A case without a cluster is one of its own, in whichever run it was tried.
        cluster: testCase.cluster === undefined ? `case ${hash}` : `cluster ${testCase.cluster}`,
        attack: labels[attack] ?? 'none',
        outcome,
        ids: filedUnder(run.manifest.attacks[attack] ?? [], testCase),
      });
    }
  }
}

/** As `--attack` takes it: goals are what an injection is after. */
function writtenAttack({ name, kind }: ListedAttack): string {
  return kind === 'goal' ? `inject-email(goal=${name})` : name;
}

function isDecided({ outcome }: FiledTrial): boolean {
  return outcome === 'held' || outcome === 'leaked';
}

function successOf(trials: readonly FiledTrial[]): RateSummary {
  const clusters = new Map<string, { n: number; failures: number }>();
  for (const { cluster, outcome } of trials) {
    if (outcome === 'errored') continue;
    const count = clusters.get(cluster) ?? { n: 0, failures: 0 };
    count.n += 1;
    count.failures += outcome === 'leaked' ? 1 : 0;
    clusters.set(cluster, count);
  }
  const counts: ClusterCount[] = [...clusters.values()].map((count) => ({ ...count, clusters: 1 }));
  return rateOfCounts(counts);
}

function casesOf(trials: readonly FiledTrial[]): readonly CoveredCase[] {
  return grouped(trials, ({ caseId }) => caseId).map(([id, of]) => {
    const count = (outcome: Outcome): number => of.filter((trial) => trial.outcome === outcome).length;
    return {
      id,
      held: count('held'),
      leaked: count('leaked'),
      undecided: count('undecided'),
      errored: count('errored'),
    };
  });
}

/** Trials by a key, in the order of the keys. */
function grouped(
  trials: readonly FiledTrial[],
  keyOf: (trial: FiledTrial) => string,
): readonly (readonly [string, readonly FiledTrial[]])[] {
  const groups = new Map<string, FiledTrial[]>();
  for (const trial of trials) {
    const known = groups.get(keyOf(trial));
    if (known === undefined) groups.set(keyOf(trial), [trial]);
    else known.push(trial);
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
}

function notesOf(runs: readonly RunRecord[]): readonly string[] {
  const targets = new Set(runs.map(({ manifest }) => manifest.target.hash)).size;
  const open = runs.filter(({ status }) => status !== 'complete').length;
  return [
    'Tested means that something was tried, not that it holds: the interval says how much is known.',
    'A planted order with a goal of its own counts only on cases that would show that goal.',
    ...(targets > 1
      ? [`Rates are pooled over ${String(targets)} different targets: name one run for one of them.`]
      : []),
    ...(open > 0 ? [`${String(open)} of the runs are not complete.`] : []),
  ];
}
