import type { GateFinding, GateReport } from '@plimsoll/core';

/** What every format is made of; `findings` are all failures, where the report names only the worst. */
export interface GateReportInput {
  readonly report: GateReport;
  readonly findings: readonly GateFinding[];
}

/** What can be chosen about a written verdict. */
export interface GateFormatOptions {
  /** Width of the terminal, for `text`. */
  readonly columns?: number | undefined;
  readonly colour?: boolean | undefined;
  /** Path of the gate plan inside the project, which SARIF points to. */
  readonly planPath?: string | undefined;
}
