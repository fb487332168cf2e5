import { log } from "@sgd-basins/random";
import { type Batch, inverseBatchSize } from "../batch.ts";
import type { LocalTheory } from "../localTheory/localTheory.ts";
import { almostSureDefaults } from "./almostSureLimit.ts";
import { blocksOf, costOfStep } from "./blocks.ts";
import { growChains, LANES } from "./chains.ts";
import { wholeSteps } from "./estimateLimit.ts";
import { lawsOf } from "./exactLimit.ts";
import { scalarExponent, scalarVariance } from "./scalarLaw.ts";

/** How fast log‖θ − β*‖ of a typical run grows. */
export interface Exponent {
  /** λ(α), a step. */
  readonly exponent: number;
  /** Standard error of `exponent`; 0 where it is exact. */
  readonly error: number;
  /** Variance of the logarithm a step: after T steps it spreads like √(variance · T) about λT. */
  readonly variance: number;
}

export interface LyapunovSettings {
  /** Of each of 200 chains, unless the budget ends first. */
  readonly steps?: number;
  /** Chain steps times components in a batch times rank, at most. */
  readonly budget?: number;
  readonly seed?: number;
}

/** So many that their variance is known to a tenth. */
const CHAINS = 200;

/**
 * The top Lyapunov exponent λ(α) of Π(I − αH) on range(Q̄), of products of batch Hessians H: exact where the almost-sure limit
 * is, else from chains of unit vectors.
 *
 * @throws RangeError if Q̄ = 0, or the batch or the rate is none
 */
export function lyapunov(
  { drawn }: Pick<LocalTheory, "drawn">,
  batch: Batch,
  learningRate: number,
  { steps = 2048, budget = almostSureDefaults.budget, seed = 1 }: LyapunovSettings = {},
): Exponent {
  if (!Number.isFinite(learningRate)) throw new RangeError(`the learning rate must be finite, found ${learningRate}`);
  const hessians = drawn();
  const { eigenvalues } = hessians;
  if (eigenvalues.length === 0) throw new RangeError("Q̄ = 0: the objective has no curvature");
  if (inverseBatchSize(batch) === 0) {
    const largest = eigenvalues.reduce((most, λ) => Math.max(most, Math.abs(1 - learningRate * λ)), 0);
    return { exponent: log(largest), error: 0, variance: 0 };
  }
  const parts = blocksOf(hessians);
  const laws = parts.blocks.length > 0 ? null : lawsOf(parts, batch);
  if (laws !== null) {
    const top = laws.reduce((a, b) => (scalarExponent(b, learningRate) > scalarExponent(a, learningRate) ? b : a));
    return { exponent: scalarExponent(top, learningRate), error: 0, variance: scalarVariance(top, learningRate) };
  }
  const rates = new Float64Array(LANES).fill(learningRate);
  const growth = growChains(parts, batch, rates, {
    chains: CHAINS,
    steps: wholeSteps(Math.min(steps, budget / costOfStep(parts, batch) / CHAINS)),
    seed,
    meaning: ["lyapunov", JSON.stringify(batch)],
  });
  const top = growth.means.reduce((a, b, g) => (b[0] > growth.means[a][0] ? g : a), 0);
  const error = growth.errors[top][0];
  return { exponent: growth.means[top][0], error, variance: error * error * CHAINS * growth.counted };
}
