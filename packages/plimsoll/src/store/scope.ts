/** Whose data a row is. Every stored row names both, directly or through its set or run. */
export interface Scope {
  readonly project: string;
  readonly feature: string;
}
