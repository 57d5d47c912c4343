import { clusterNumbers } from '../../runs/cluster-numbers.js';
import { clusterOrder } from '../../runs/cluster-order.js';
import { passesFilter, trialPlace } from '../../runs/trial-order.js';
import { outcomeAt, type RunSide } from '../compare/run-side.js';
import { ClusterStream, type StreamedTrial } from './cluster-stream.js';
import { GateWatch } from './gate-watch.js';
import { classesOf, type GatePlan } from './gate-plan.js';

/**
 * What a sequential gate would have said of a stored run: its clusters in their seeded order, up to the verdict. Of a run
 * that was stopped, only the clusters that are whole count.
 */
export function replayGate(plan: GatePlan, side: RunSide): GateWatch {
  const { manifest, finished } = side.run;
  const positions = Uint32Array.from(
    side.labels.filter((labels) => passesFilter(labels, manifest.filter)).map(({ position }) => position),
  );
  const all = clusterOrder(positions, clusterNumbers(side.labels), side.numbering, manifest.seed, undefined);
  const isFinished = (place: number): boolean => side.outcome[place] !== 0;
  // A limit may have cut clusters: of a run that did all it planned, what is finished was planned.
  const order = finished >= manifest.planned ? all.filter(isFinished) : all;
  const stream = new ClusterStream({
    labels: side.labels,
    order,
    numbering: side.numbering,
    attacks: manifest.attacks,
    classes: classesOf(plan),
  });
  const watch = new GateWatch(plan, stream);
  watch.take(finishedTrials(side, order.filter(isFinished), plan));
  return watch;
}

function* finishedTrials(side: RunSide, places: Uint32Array, plan: GatePlan): Generator<StreamedTrial> {
  const rule = plan.partialRule === side.run.manifest.partialRule ? 'own' : 'other';
  for (const place of places) {
    const { position, attack } = trialPlace(side.numbering, place);
    yield { casePosition: position, attack, outcome: outcomeAt(side, place, rule) };
  }
}
