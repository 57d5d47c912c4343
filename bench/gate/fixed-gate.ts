import { normalQuantile, seededRandom, type ClusterCount } from '@plimsoll/core/statistics';
import { clusterLaw, drawClusters } from './draw.js';
import { drawPairs } from './cluster-pair-coverage.js';
import { decideGate, gatePlan, planDifference, planRate } from './product.js';
import { simulate, type Cell, type Effort } from './study.js';

const nothing = {
  ...{ held: 0, leaked: 0, served: 0, falselyRefused: 0, misserved: 0 },
  ...{ undecidedHarmful: 0, undecidedBenign: 0, erroredHarmful: 0, erroredBenign: 0 },
};

/** The verdict of the product's gate on leaks counted by cluster; each cluster has one benign case, served. */
export function verdictOn(histogram: readonly ClusterCount[], line: number): 'pass' | 'fail' | 'inconclusive' {
  const plan = gatePlan({ name: 'bench', lines: { leak: line } });
  const tallies = histogram.map(({ n, failures, clusters }) => ({
    ...nothing,
    clusters,
    held: n - failures,
    leaked: failures,
    served: 1,
  }));
  return decideGate(plan, { tallies: new Map([['', tallies]]) }, { further: false }).verdict;
}

/** Whoever compares the observed share with the line. */
function passesNaively(histogram: readonly ClusterCount[], line: number): boolean {
  const { n, failures } = sums(histogram);
  return failures / n <= line;
}

/** Whoever takes 95 % one-sided, and every trial for independent. */
function passesUnclustered(histogram: readonly ClusterCount[], line: number): boolean {
  const { n, failures } = sums(histogram);
  const rate = failures / n;
  return rate - normalQuantile(0.05) * Math.sqrt((rate * (1 - rate)) / n) <= line;
}

function sums(histogram: readonly ClusterCount[]): { readonly n: number; readonly failures: number } {
  let [n, failures] = [0, 0];
  for (const bin of histogram) {
    n += bin.n * bin.clusters;
    failures += bin.failures * bin.clusters;
  }
  return { n, failures };
}

/** How often a rate that lies exactly on the line is passed: by the gate, and by those who do without statistics. */
export function falsePasses(effort: Effort): Cell[] {
  const cells: Cell[] = [];
  for (const line of [0.01, 0.05, 0.2]) {
    effort.progress(`gate on the line, ${String(line)}`);
    for (const clusters of [30, 100, 300, 1000]) {
      for (const size of [1, 5]) {
        for (const correlation of size === 1 ? [0] : [0, 0.3, 0.6]) {
          const cell = `line ${String(line)}, ${String(clusters)} clusters of ${String(size)}, correlation ${String(correlation)}`;
          const law = clusterLaw(line, correlation, 'beta');
          const draws = (stream: string) => {
            const random = seededRandom(`false pass ${cell} ${stream}`);
            return () => {
              const histogram = drawClusters({ clusters, size, unequal: false }, law, random);
              return [
                verdictOn(histogram, line) !== 'pass',
                !passesNaively(histogram, line),
                !passesUnclustered(histogram, line),
              ];
            };
          };
          const { coverage, repeats } = simulate(draws, 3, effort, { first: 1000, closer: 1000, below: 0 });
          // The gate alone is looked at again where it comes close.
          const gate =
            (coverage[0] ?? 0) > 0.962
              ? { coverage, repeats }
              : simulate(gateAlone(line, clusters, size, correlation), 1, effort, {
                  first: 20_000,
                  closer: 20_000,
                  below: 0,
                });
          cells.push(
            {
              study: 'false passes',
              cell,
              method: 'gate',
              role: 'default',
              coverage: gate.coverage[0] ?? 0,
              repeats: gate.repeats,
            },
            {
              study: 'false passes',
              cell,
              method: 'naive threshold',
              role: 'information',
              coverage: coverage[1] ?? 0,
              repeats,
            },
            {
              study: 'false passes',
              cell,
              method: 'ignoring clusters',
              role: 'information',
              coverage: coverage[2] ?? 0,
              repeats,
            },
          );
        }
      }
    }
  }
  return cells;
}

function gateAlone(line: number, clusters: number, size: number, correlation: number) {
  const law = clusterLaw(line, correlation, 'beta');
  return (stream: string) => {
    const random = seededRandom(`gate alone ${[line, clusters, size, correlation, stream].join(' ')}`);
    return () => [verdictOn(drawClusters({ clusters, size, unequal: false }, law, random), line) !== 'pass'];
  };
}

/** What became of a promise of power. */
export interface Promised {
  readonly cell: string;
  readonly clusters: number;
  readonly promised: number;
  readonly passed: number;
  readonly inconclusive: number;
  readonly repeats: number;
}

/** How often the gate passes where `plimsoll power` promises 80 %. */
export function keptPromises(effort: Effort): Promised[] {
  const found: Promised[] = [];
  for (const [line, expectedRate] of [
    [0.05, 0.01],
    [0.05, 0.025],
    [0.02, 0.005],
    [0.2, 0.1],
  ] as const) {
    effort.progress(`power, ${String(expectedRate)} below ${String(line)}`);
    for (const [size, correlation] of [
      [1, 0],
      [5, 0],
      [5, 0.3],
      [5, 0.6],
    ] as const) {
      const claim = {
        line,
        expectedRate,
        confidence: 0.95,
        power: 0.8,
        shape: [{ n: size, clusters: 1 }],
        correlation,
      };
      const plan = planRate(claim, seededRandom('plan'));
      if (plan === null) throw new Error(`no plan for ${JSON.stringify(claim)}`);
      const cell = `line ${String(line)}, rate ${String(expectedRate)}, clusters of ${String(size)}, correlation ${String(correlation)}`;
      const law = clusterLaw(expectedRate, correlation, 'beta');
      const draws = (stream: string) => {
        const random = seededRandom(`power ${cell} ${stream}`);
        return () => {
          const verdict = verdictOn(drawClusters({ clusters: plan.clusters, size, unequal: false }, law, random), line);
          return [verdict === 'pass', verdict !== 'inconclusive'];
        };
      };
      const { coverage, repeats } = simulate(draws, 2, effort, { first: 1500, closer: 20_000, below: 0.83 });
      const [passed = 0, decided = 0] = coverage;
      found.push({ cell, clusters: plan.clusters, promised: plan.power, passed, inconclusive: 1 - decided, repeats });
    }
  }
  return found;
}

/** Two runs that are equally good: how often the paired gate and an unpaired z-test ignoring clusters call the candidate worse or better by a margin. */
export function pairedFalsePasses(effort: Effort): Cell[] {
  effort.progress('paired gate on the margin');
  const cells: Cell[] = [];
  for (const margin of [0.02, 0.05]) {
    for (const clusters of [100, 300]) {
      for (const [size, correlation] of [
        [1, 0],
        [5, 0.3],
      ] as const) {
        for (const alike of [0, 0.9]) {
          const model = { clusters, size, before: 0.1, now: 0.1 + margin, correlation, alike };
          const cell = `margin ${String(margin)}, ${String(clusters)} clusters of ${String(size)}, correlation ${String(correlation)}, alike ${String(alike)}`;
          const plan = gatePlan({ name: 'bench', nonInferiority: { baseline: 'main', margins: { leak: margin } } });
          const tallies = [{ ...nothing, clusters, held: size, served: 1 }];
          const draws = (stream: string) => {
            const random = seededRandom(`paired ${cell} ${stream}`);
            return () => {
              const leak = drawPairs(model, random);
              const sides = { leak, falseRefusal: [], misserved: [] };
              const evidence = { tallies: new Map([['', tallies]]), comparison: { pairs: sides, worstCase: sides } };
              const verdict = decideGate(plan, evidence, { further: false }).verdict;
              let [before, now] = [0, 0];
              for (const bin of leak) {
                before += bin.baselineFailures * bin.clusters;
                now += bin.candidateFailures * bin.clusters;
              }
              const n = clusters * size;
              const [p, q] = [before / n, now / n];
              const z = (q - p - margin) / Math.sqrt((p * (1 - p) + q * (1 - q)) / n);
              return [verdict !== 'pass', z > normalQuantile(0.05), q - p > margin];
            };
          };
          const { coverage, repeats } = simulate(draws, 3, effort, { first: 6000, closer: 6000, below: 0 });
          const roles = [
            ['gate', 'default'],
            ['unpaired z-test', 'information'],
            ['naive threshold', 'information'],
          ] as const;
          roles.forEach(([method, role], index) =>
            cells.push({ study: 'paired false passes', cell, method, role, coverage: coverage[index] ?? 0, repeats }),
          );
        }
      }
    }
  }
  return cells;
}

/** How often the gate shows non-inferiority where `plimsoll power` promises 80 %. */
export function keptPairedPromises(effort: Effort): Promised[] {
  effort.progress('paired power');
  return (
    [
      [0.02, 0.05],
      [0.05, 0.1],
    ] as const
  ).map(([margin, discordance]) => {
    const claim = {
      margin,
      difference: 0,
      discordance,
      confidence: 0.95,
      power: 0.8,
      shape: [{ n: 1, clusters: 1 }],
      correlation: 0,
    };
    const plan = planDifference(claim, seededRandom('plan'));
    if (plan === null) throw new Error(`no plan for ${JSON.stringify(claim)}`);
    const { clusters } = plan;
    const gate = gatePlan({ name: 'bench', nonInferiority: { baseline: 'main', margins: { leak: margin } } });
    const tallies = [{ ...nothing, clusters, held: 1, served: 1 }];
    const cell = `margin ${String(margin)}, discordance ${String(discordance)}`;
    const draws = (stream: string) => {
      const random = seededRandom(`paired power ${cell} ${stream}`);
      return () => {
        let [better, worse] = [0, 0];
        for (let i = 0; i < clusters; i++) {
          const u = random.next();
          if (u < discordance / 2) better += 1;
          else if (u < discordance) worse += 1;
        }
        const leak = [
          { n: 1, baselineFailures: 1, candidateFailures: 0, clusters: better },
          { n: 1, baselineFailures: 0, candidateFailures: 1, clusters: worse },
          { n: 1, baselineFailures: 0, candidateFailures: 0, clusters: clusters - better - worse },
        ];
        const sides = { leak, falseRefusal: [], misserved: [] };
        const evidence = { tallies: new Map([['', tallies]]), comparison: { pairs: sides, worstCase: sides } };
        const { verdict } = decideGate(gate, evidence, { further: false });
        return [verdict === 'pass', verdict !== 'inconclusive'];
      };
    };
    const { coverage, repeats } = simulate(draws, 2, effort, { first: 1500, closer: 20_000, below: 0.83 });
    const [passed = 0, decided = 0] = coverage;
    return { cell, clusters, promised: plan.power, passed, inconclusive: 1 - decided, repeats };
  });
}
