/** Something in a tool policy that contradicts itself, can never apply, or does nothing. */
export interface ToolProblem {
  /** `error`: the policy is refused; `warning`: a lint says it. */
  readonly level: 'error' | 'warning';
  /** Inside the policy's `tools`: ["rules", "pay", "after"]. */
  readonly path: readonly (string | number)[];
  readonly what: string;
  readonly fix: string;
}

/** Takes problems up: path, what, fix. */
export type ReportProblem = (path: ToolProblem['path'], what: string, fix: string) => void;
