/** Fixed before the runs: what the finite-run rule has to come to over all minima. */
export const networksRules = {
  /** For each k, the median of α½ over the rule's rate is so close to 1. */
  medianWithin: 0.05,
  /** Over all minima and batch sizes, so many are so close to 1. */
  within: 0.15,
  shareWithin: 0.9,
  /** At 0.95 α* the share of runs that leave is smaller. */
  leavingBelow: 0.01,
} as const;
