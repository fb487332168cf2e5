import type { BatchSize, Sampling } from "@sgd-basins/random";
import { InputError } from "../failures.ts";
import {
  type BatchAdvice,
  defaultBatchSizes,
  defaultGoal,
  type GapGoal,
  type NoAdvice,
  type Recommendation,
  userAdvice,
} from "../solved/userAdvice.ts";
import { type Basin, sourceOf } from "./basin.ts";
import { batchSizeOf, type Numbers, numbersOf, positiveOf } from "./inputs.ts";
import { type Checks, checked, listOf, ofSampling, shareOf, sized } from "./options.ts";

/** What is to be reached, from where, and with which batch sizes. */
export interface AdviseOptions {
  /** Default powers of two up to N, and `"inf"`, which may be written `Infinity`. */
  readonly batchSizes?: readonly BatchSize[] | undefined;
  /** How a batch is drawn; default with replacement. */
  readonly sampling?: Sampling | undefined;
  /** The expected gap, loss less its minimum, to be reached; default the `share`. */
  readonly gap?: number | undefined;
  /** The share that it is of the gap at the start; default 0.01. */
  readonly share?: number | undefined;
  /** β at the start, d numbers: of `fromRows` in its own coordinates, default zero; of `fromHessians` from the minimizer, default unknown. */
  readonly start?: Numbers | undefined;
}

const checks: Checks<AdviseOptions> = {
  batchSizes: listOf(batchSizeOf, "batch sizes", 1),
  sampling: ofSampling,
  gap: positiveOf,
  share: shareOf,
  start: sized,
};

/** How a goal is reached with the fewest gradients. */
export interface BasinAdvice {
  /** The gap at the start; null where the start is not known, and the goal is a share of it. */
  readonly start: number | null;
  /** The gap that is the goal; null where `start` is. */
  readonly gap: number | null;
  /** For each batch size the constant rate that reaches the goal with the fewest gradients. */
  readonly batches: readonly (
    | ({ readonly applies: true } & BatchAdvice)
    | (NoAdvice & { readonly batchSize: BatchSize })
  )[];
  /** Of the batch sizes that cost at most 1.5 times the fewest gradients, the largest; or why there is none. */
  readonly recommended: ({ readonly applies: true } & Recommendation) | NoAdvice;
}

/**
 * How to reach a goal with the fewest gradients: for each batch size a constant learning rate, and which of them to take. From a
 * known start, with at most 200 curvatures, the expected gap is followed, with at most twenty to rounding, with more to about a
 * millionth of the goal; else that after j steps is estimated by factor^j × gap at the start + noise floor.
 *
 * @param basin - what `fromRows`, `fromHessians`, `fromJacobian` or a reader gave
 * @param options - the goal, the start, the batch sizes and how batches are drawn
 * @returns for each batch size a learning rate, or why there is none, and which of them to take
 * @throws InputError if an argument breaks its rule, or double precision does not do
 * @example
 * ```ts
 * import { advise, fromRows } from "sgd-basins";
 *
 * const basin = fromRows([[1, 0], [0, 2], [1, 2]], [1, 4, 5]);
 * const { recommended } = advise(basin, { batchSizes: [1, 2, "inf"] });
 * recommended.applies; // → true
 * ```
 */
export function advise(basin: Basin, options: AdviseOptions = {}): BasinAdvice {
  const { batchSizes, sampling = "with-replacement", gap, share, start } = checked(options, checks, "advise");
  if (gap !== undefined && share !== undefined) {
    throw new InputError("advise", "share", "does not go with gap: one of them is the goal");
  }
  const user = sourceOf(basin, sampling);
  const batch = (batchSizes ?? defaultBatchSizes(basin.components)).map((batchSize, i) =>
    batchSizeOf(batchSize, "advise", `batchSizes[${i}]`),
  );
  const from = startOf(basin, start, user.rest !== null);
  if (gap !== undefined && from === null) {
    throw new InputError("advise", "gap", "counts from a start, which is not known; share is of the gap that there is");
  }
  const request = { batch, sampling, gap: goalOf(gap, share), start: from };
  const advice = userAdvice(user.name, user, request, () => {});
  const { recommended } = advice;
  return {
    ...advice,
    batches: advice.batches.map((one) => ("applies" in one ? one : { applies: true, ...one })),
    recommended: "applies" in recommended ? recommended : { applies: true, ...recommended },
  };
}

function goalOf(gap: number | undefined, share: number | undefined): GapGoal {
  if (gap !== undefined) return { value: gap, isShare: false };
  return share === undefined ? defaultGoal : { value: share, isShare: true };
}

/** Null where none is known. */
function startOf({ dimension, minimizer }: Basin, start: Numbers | undefined, hasGaps: boolean): Float64Array | null {
  if (start !== undefined) {
    if (!hasGaps) throw new InputError("advise", "start", "does not go with gradients, which tell no minimizer");
    return numbersOf(start, "advise", "start", dimension);
  }
  return minimizer === null ? null : new Float64Array(dimension);
}
