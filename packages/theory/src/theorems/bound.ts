/** A learning rate that a theorem gives, or the reason why it gives none. */
export type Bound =
  | { readonly applies: true; readonly learningRate: number }
  | { readonly applies: false; readonly reason: string };

/** Batch size k of SGD-k: a positive integer, or `"inf"` for gradient descent. */
export type BatchSize = number | "inf";

/**
 * 1/k, with 1/∞ = 0.
 *
 * @throws RangeError if k is not a positive integer or `"inf"`
 */
export function inverseBatchSize(batchSize: BatchSize): number {
  if (batchSize === "inf") return 0;
  if (!(Number.isInteger(batchSize) && batchSize > 0)) {
    throw new RangeError(`the batch size must be a positive integer or "inf", found ${batchSize}`);
  }
  return 1 / batchSize;
}

/** The bound of a problem whose mean Hessian is zero. */
export const constantObjective = {
  applies: false,
  reason: "Q̄ = 0: the objective has no curvature",
} as const satisfies Bound;
