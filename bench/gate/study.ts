/** What a method is held to. */
export type Role = 'exact' | 'approximate' | 'default' | 'information';

/** How often a method was right in one cell of the grid. */
export interface Cell {
  readonly study: string;
  readonly cell: string;
  readonly method: string;
  readonly role: Role;
  /** In [0, 1]. */
  readonly coverage: number;
  /** Samples drawn; absent when every outcome was counted with its probability. */
  readonly repeats?: number;
}

/** How much work to do. */
export interface Effort {
  /** 1 in full, 0.1 for a quick look. */
  readonly scale: number;
  progress(text: string): void;
}

/** Standard error of a share. */
export function standardError(share: number, repeats: number): number {
  return Math.sqrt((share * (1 - share)) / repeats);
}

/** Whether the interval holds the truth; ends that are equal but for the last bits hold it. */
export function holds({ lower, upper }: { readonly lower: number; readonly upper: number }, truth: number): boolean {
  return lower <= truth + 1e-12 && truth - 1e-12 <= upper;
}

/**
 * Simulates a cell: a first look, and, where that lies close to the bar or below, a closer one with draws of its own that
 * replaces it, so that a low figure is not just the unluckiest of hundreds.
 *
 * @param draw one sample; for each method whether it was right.
 */
export function simulate(
  draws: (stream: string) => () => readonly boolean[],
  methods: number,
  effort: Effort,
  plan: { readonly first: number; readonly closer: number; readonly below: number },
): { readonly coverage: readonly number[]; readonly repeats: number } {
  const look = (stream: string, repeats: number): { coverage: number[]; repeats: number } => {
    const draw = draws(stream);
    const right = Array.from({ length: methods }, () => 0);
    for (let repeat = 0; repeat < repeats; repeat++)
      draw().forEach((one, index) => (right[index] = (right[index] ?? 0) + Number(one)));
    return { coverage: right.map((count) => count / repeats), repeats };
  };
  const first = look('first', Math.ceil(plan.first * effort.scale));
  if (Math.min(...first.coverage) >= plan.below) return first;
  return look('closer', Math.ceil(plan.closer * effort.scale));
}
