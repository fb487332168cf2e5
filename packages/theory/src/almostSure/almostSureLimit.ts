import { checkSettings, type Table } from "@sgd-basins/options";
import { type Batch, inverseBatchSize } from "../batch.ts";
import type { LocalTheory } from "../localTheory/localTheory.ts";
import { type Applicable, constantObjective, type EnclosedBound } from "../theorems/bound.ts";
import { blocksOf } from "./blocks.ts";
import { type EstimateSettings, estimateCrossing } from "./estimateLimit.ts";
import { exactCrossing, lawsOf, windowsBeyond } from "./exactLimit.ts";
import type { RateInterval } from "./scalarLaw.ts";

/** The almost-sure limit, with what is known of it. */
export type AlmostSureBound = Applicable<{
  /** α_as, in units of 1/curvature. */
  learningRate: number;
  /** Both ends are the limit where it is exact; else a 95 % confidence interval. */
  interval: RateInterval;
  /** Whether it is computed, and not estimated by simulation. */
  exact: boolean;
  /** Further intervals of learning rates in which runs return, where there are any and they are known. */
  windows?: readonly RateInterval[];
}>;

/** The effort of an estimate, and its seed; see `almostSureLimit`. */
export interface AlmostSureSettings extends Partial<EstimateSettings> {
  /** Whether to look for an estimate where the exact limit is known; for checks of the estimate. */
  readonly estimateAlways?: boolean;
}

const table: Table<AlmostSureSettings> = { precision: 0, budget: 0, seed: 0, onStep: 0, estimateAlways: 0 };

/** What {@link almostSureLimit} takes where nothing is asked for; the budget is seconds of a core at most. */
export const almostSureDefaults = { precision: 0.02, budget: 5e7 } as const;

/**
 * The almost-sure limit α_as(k) of SGD-k on a homogeneous quadratic sum: the first learning rate at which the top Lyapunov
 * exponent λ(α) of the products Π(I − αH) of batch Hessians on range(Q̄) crosses zero upwards.
 *
 * Where λ < 0 a run tends to the minimizer with probability one, where λ > 0 it leaves it (Furstenberg and Kesten 1960;
 * Oseledets 1968). By Jensen's inequality λ ≤ ½ log ρ with ρ the factor of the mean square, so that α_as ≥ α*: estimates below
 * are raised to it. About an inhomogeneous sum λ < 0 means that a stationary law exists.
 *
 * Exact for gradient descent, and where the components are diagonal in Q̄'s eigenbasis, in one dimension above all, and all batches
 * can be listed; with its windows of stability beyond the first crossing, where these are wider than 1e-6 of themselves. Else
 * estimated, from chains of unit vectors that sampled batch Hessians multiply. The estimate costs seconds at most, which is why
 * `thresholds` does without it.
 *
 * Ziyin, Li, Galanti, Ueda 2023 (arXiv 2303.13093); Chemnitz, Engel 2024 (arXiv 2407.20209).
 *
 * @param theory - what `localTheory` gave
 * @param batch - k, or a batch without replacement
 * @param meanSquare - α*(k), from `thresholds` or `meanSquareLimit`
 * @param settings - the effort of an estimate, by default a relative precision of 0.02 and a budget of 5e7
 * @returns a learning rate, in units of 1/curvature; it does not apply where nothing curves, or runs return at every rate
 * @throws RangeError if the batch is none; TypeError if there is no such setting
 * @example
 * ```ts
 * import { almostSureLimit, denseHessians, localTheory, rateOf, thresholds } from "sgd-basins/theory";
 *
 * const theory = localTheory(denseHessians(1, [0.5, 0.5], [Float64Array.of(1), Float64Array.of(3)]));
 * rateOf(almostSureLimit(theory, 1, thresholds(theory, 1).meanSquare)); // ≈ 1.3333333333333333
 * ```
 */
export function almostSureLimit(
  { drawn }: Pick<LocalTheory, "drawn">,
  batch: Batch,
  meanSquare: EnclosedBound,
  settings: AlmostSureSettings = {},
): AlmostSureBound {
  checkSettings(settings, table, "almostSureLimit");
  const inverse = inverseBatchSize(batch);
  if (!meanSquare.applies) return meanSquare;
  const least = meanSquare.learningRate;
  const hessians = drawn();
  const { eigenvalues } = hessians;
  if (eigenvalues.length === 0) return constantObjective;
  if (inverse === 0) return exactly(Math.max(least, 2 / eigenvalues[0]));
  const parts = blocksOf(hessians);
  const laws = settings.estimateAlways ? null : lawsOf(parts, batch);
  const exact = laws === null ? null : exactCrossing(laws, least);
  if (laws !== null && parts.blocks.length === 0) {
    if (exact === null) return { applies: false, reason: "runs return at every learning rate" };
    const windows = windowsBeyond(laws, exact);
    return {
      ...exactly(Math.max(least, exact)),
      ...(windows === undefined || windows.length === 0 ? {} : { windows }),
    };
  }
  // What is known exactly need not be estimated.
  const unknown = laws === null ? parts : { ...parts, scalars: { count: 0, values: new Float64Array(0) } };
  const found = estimateCrossing(unknown, batch, least, {
    ...almostSureDefaults,
    seed: 1,
    onStep: () => {},
    ...settings,
  });
  if (found === null && exact === null)
    return { applies: false, reason: "the budget ended before a rate was found at which runs leave" };
  const most = exact ?? Number.POSITIVE_INFINITY;
  if (found === null) return exactly(Math.max(least, most));
  const between = (rate: number): number => Math.max(least, Math.min(most, rate));
  return {
    applies: true,
    learningRate: between(found.learningRate),
    interval: [between(found.interval[0]), between(found.interval[1])],
    exact: false,
  };
}

function exactly(learningRate: number): AlmostSureBound & { applies: true } {
  return { applies: true, learningRate, interval: [learningRate, learningRate], exact: true };
}
