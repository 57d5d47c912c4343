/** How large clusters are: so many (`clusters`) of `n` trials each. */
export type ClusterShape = readonly { readonly n: number; readonly clusters: number }[];

/** Trials and clusters of a shape. */
export function shapeTotals(shape: ClusterShape): {
  readonly n: number;
  readonly clusters: number;
  readonly largest: number;
} {
  let n = 0;
  let clusters = 0;
  let largest = 0;
  for (const bin of shape) {
    n += bin.n * bin.clusters;
    clusters += bin.clusters;
    if (bin.clusters > 0) largest = Math.max(largest, bin.n);
  }
  return { n, clusters, largest };
}

/** About `clusters` clusters whose sizes are mixed as in `shape`; never fewer than asked for. */
export function resizeShape(shape: ClusterShape, clusters: number): ClusterShape {
  const total = shapeTotals(shape).clusters;
  let given = 0;
  let before = 0;
  return shape.map((bin) => {
    before += bin.clusters;
    const upTo = Math.ceil((clusters * before) / total);
    const share = { n: bin.n, clusters: upTo - given };
    given = upTo;
    return share;
  });
}
