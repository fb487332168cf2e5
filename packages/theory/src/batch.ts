import type { BatchSize, Sampling } from "@sgd-basins/random";
import type { Applicable } from "./theorems/bound.ts";

/** What theory needs to know of how a step draws its batch: k, with replacement, or also of how many it is drawn without. */
export type Batch = BatchSize | WithoutReplacement;

/** k components, no two of them the same, all sets of k of the N components being equally likely. */
export interface WithoutReplacement {
  /** k, or `"inf"` for all of them. */
  readonly size: BatchSize;
  /** N, at least k. */
  readonly from: number;
}

/**
 * A batch of `size` of `components` components; it does not apply where more are to be drawn without replacement than there
 * are.
 *
 * @param size - k, or `"inf"` for gradient descent
 * @param sampling - how it is drawn
 * @param components - N
 * @returns what the other functions take as a batch
 * @example
 * ```ts
 * import { batchOf } from "sgd-basins/theory";
 *
 * batchOf(8, "without-replacement", 4).applies; // → false
 * batchOf(8, "with-replacement", 4); // → { applies: true, batch: 8 }
 * ```
 */
export function batchOf(size: BatchSize, sampling: Sampling, components: number): Applicable<{ batch: Batch }> {
  if (sampling === "with-replacement") return { applies: true, batch: size };
  if (size !== "inf" && size > components) {
    return {
      applies: false,
      reason: `there are ${components} components, fewer than k = ${size}, to draw without replacement`,
    };
  }
  return { applies: true, batch: { size, from: components } };
}

/**
 * p, by how much the moments of a batch's mean Hessian H lie beyond those of Q̄: E[HPH] = (1 − p) Q̄PQ̄ + p Σ pᵢQᵢPQᵢ.
 *
 * With replacement 1/k, with 1/∞ = 0. Without replacement, of N components with equal weights, (N − k)/(k(N − 1)), and 0 where
 * k = N. What the paper proves with 1/k holds with p in its place, 1/p being the effective batch size.
 *
 * @throws RangeError if k is not a positive integer or `"inf"`, or exceeds N
 */
export function inverseBatchSize(batch: Batch): number {
  const size = typeof batch === "object" ? batch.size : batch;
  if (size === "inf") return 0;
  if (!(Number.isInteger(size) && size > 0)) {
    throw new RangeError(`the batch size must be a positive integer or "inf", found ${size}`);
  }
  if (typeof batch !== "object") return 1 / size;
  const { from } = batch;
  if (!(Number.isInteger(from) && from >= size)) {
    throw new RangeError(`without replacement the batch size must be at most the ${from} components, found ${size}`);
  }
  return size === from ? 0 : (from - size) / (size * (from - 1));
}

/** 1/p: k with replacement, k(N − 1)/(N − k) without; infinite for gradient descent. */
export function effectiveBatchSize(batch: Batch): number {
  if (typeof batch === "number") return batch;
  const inverse = inverseBatchSize(batch);
  return inverse === 0 ? Number.POSITIVE_INFINITY : 1 / inverse;
}

/**
 * The batch size k, a real number, whose {@link effectiveBatchSize} is c > 0: c with replacement, and without, from
 * k(N − 1)/(N − k) = c, Nc/(N − 1 + c), which lies between 0 and N. A threshold c of the effective batch size, as
 * `criticalBatchSize` is, is one of k there: k ≥ Nc/(N − 1 + c) exactly if 1/p ≥ c. Where c is not positive every batch lies
 * beyond it, and it is left as it is.
 *
 * @param components - N
 */
export function batchSizeOf(effective: number, sampling: Sampling, components: number): number {
  if (sampling === "with-replacement" || !(effective > 0)) return effective;
  // Not components · effective first, which may leave the range of doubles.
  return components * (effective / (components - 1 + effective));
}
