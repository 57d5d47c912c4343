import type { GateDecision, GateReport } from '@plimsoll/core';
import type { ClusterStream, StreamedTrial } from './cluster-stream.js';
import type { GatePlan } from './gate-plan.js';
import { SequentialGate } from './sequential-gate.js';

/** Looks at every cluster that becomes whole until the verdict stands, and no longer. */
export class GateWatch {
  readonly #gate: SequentialGate;
  readonly #stream: ClusterStream;
  #decision: GateDecision;

  constructor(plan: GatePlan, stream: ClusterStream) {
    this.#stream = stream;
    this.#gate = new SequentialGate(plan, stream.planned);
    this.#decision = this.#gate.decision();
  }

  get decision(): GateDecision {
    return this.#decision;
  }

  /** Whether no further trial can change the verdict. */
  get decided(): boolean {
    return this.#decision.verdict !== 'inconclusive';
  }

  /** Takes trials as they finish. */
  take(trials: Iterable<StreamedTrial>): void {
    for (const cluster of this.#stream.take(trials)) {
      if (this.decided) return;
      this.#gate.observe(cluster);
      this.#decision = this.#gate.decision();
    }
  }

  /** What looking often cost and saved. */
  summary(planned: number, finished: number): NonNullable<GateReport['sequential']> {
    return { looks: this.#gate.looks, planned, saved: Math.max(0, planned - finished) };
  }
}
