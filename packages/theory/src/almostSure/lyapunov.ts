import { checkSettings, type Table } from "@sgd-basins/options";
import { log } from "@sgd-basins/random";
import { type Batch, inverseBatchSize } from "../batch.ts";
import type { LocalTheory } from "../localTheory/localTheory.ts";
import { almostSureDefaults } from "./almostSureLimit.ts";
import { blocksOf, costOfStep } from "./blocks.ts";
import { type ChainSettings, growChains, LANES, unseenIn } from "./chains.ts";
import { wholeSteps } from "./estimateLimit.ts";
import { lawsOf } from "./exactLimit.ts";
import { scalarExponent, scalarVariance } from "./scalarLaw.ts";
import { studentQuantile } from "./studentQuantile.ts";

/** How fast log‖θ − β*‖ of a typical run grows. */
export interface Exponent {
  /** λ(α), a step. */
  readonly exponent: number;
  /** Standard error of `exponent`; 0 where it is exact. */
  readonly error: number;
  /**
   * Half of the 95 % interval of `exponent`: by Student's t over the chains, and no less than what so many steps may not have
   * shown; 0 where it is exact.
   */
  readonly halfWidth: number;
  /** Variance of the logarithm a step: after T steps it spreads like √(variance · T) about λT. */
  readonly variance: number;
}

/** The effort of an estimate, and its seed. */
export interface LyapunovSettings {
  /** Of each chain, unless the budget ends first; the first quarter, in which vectors turn, does not count. */
  readonly steps?: number;
  /** Default 200: so many that their variance is known to a tenth. */
  readonly chains?: number;
  /** Where the chains' unit vectors start; default any direction, each its own. */
  readonly vectorsFrom?: ChainSettings["vectorsFrom"];
  /** Chain steps times components in a batch times rank, at most. */
  readonly budget?: number;
  /** Of every random stream, a whole number; default 1. */
  readonly seed?: number;
}

const table: Table<LyapunovSettings> = { steps: 0, chains: 0, vectorsFrom: 0, budget: 0, seed: 0 };

/**
 * The top Lyapunov exponent λ(α) of Π(I − αH) on range(Q̄), of products of batch Hessians H: exact where the almost-sure limit
 * is, else from chains of unit vectors.
 *
 * @param theory - what `localTheory` gave
 * @param batch - k, or a batch without replacement
 * @param learningRate - α, in units of 1/curvature
 * @param settings - the effort of an estimate
 * @returns the exponent, a step, with its error
 * @throws RangeError if Q̄ = 0, or the batch or the rate is none; TypeError if there is no such setting
 * @example
 * ```ts
 * import { denseHessians, localTheory, lyapunov } from "sgd-basins/theory";
 *
 * // ½ log |1 − α| + ½ log |1 − 3α|
 * lyapunov(localTheory(denseHessians(1, [0.5, 0.5], [Float64Array.of(1), Float64Array.of(3)])), 1, 3).exponent; // ≈ 1.3862943611198906
 * ```
 */
export function lyapunov(
  theory: Pick<LocalTheory, "drawn">,
  batch: Batch,
  learningRate: number,
  settings: LyapunovSettings = {},
): Exponent {
  return lyapunovAt(theory, batch, [learningRate], settings)[0];
}

/**
 * {@link lyapunov} at several rates; those that are estimated have batches in common, {@link LANES} at a time.
 *
 * @throws as {@link lyapunov}
 */
export function lyapunovAt(
  { drawn }: Pick<LocalTheory, "drawn">,
  batch: Batch,
  learningRates: readonly number[],
  settings: LyapunovSettings = {},
): Exponent[] {
  checkSettings(settings, table, "lyapunov");
  const { steps = 2048, chains = 200, vectorsFrom, budget = almostSureDefaults.budget, seed = 1 } = settings;
  const none = learningRates.find((rate) => !Number.isFinite(rate));
  if (none !== undefined) throw new RangeError(`the learning rate must be finite, found ${none}`);
  const hessians = drawn();
  const { eigenvalues } = hessians;
  if (eigenvalues.length === 0) throw new RangeError("Q̄ = 0: the objective has no curvature");
  if (inverseBatchSize(batch) === 0) {
    return learningRates.map((rate) => {
      const largest = eigenvalues.reduce((most, λ) => Math.max(most, Math.abs(1 - rate * λ)), 0);
      return { exponent: log(largest), error: 0, halfWidth: 0, variance: 0 };
    });
  }
  const parts = blocksOf(hessians);
  const laws = parts.blocks.length > 0 ? null : lawsOf(parts, batch);
  if (laws !== null) {
    return learningRates.map((rate) => {
      const top = laws.reduce((a, b) => (scalarExponent(b, rate) > scalarExponent(a, rate) ? b : a));
      return { exponent: scalarExponent(top, rate), error: 0, halfWidth: 0, variance: scalarVariance(top, rate) };
    });
  }
  const found: Exponent[] = [];
  for (let first = 0; first < learningRates.length; first += LANES) {
    const own = learningRates.slice(first, first + LANES);
    const rates = Float64Array.from({ length: LANES }, (_, lane) => own[Math.min(lane, own.length - 1)]);
    const growth = growChains(parts, batch, rates, {
      chains,
      steps: wholeSteps(Math.min(steps, budget / costOfStep(parts, batch) / chains)),
      ...(vectorsFrom === undefined ? {} : { vectorsFrom }),
      seed,
      meaning: ["lyapunov", JSON.stringify(batch)],
    });
    own.forEach((_, lane) => {
      const top = growth.means.reduce((a, b, g) => (b[lane] > growth.means[a][lane] ? g : a), 0);
      const error = growth.errors[top][lane];
      found.push({
        exponent: growth.means[top][lane],
        error,
        halfWidth: Math.max(error * studentQuantile(0.025, chains - 1), unseenIn(chains * growth.counted)),
        variance: error * error * chains * growth.counted,
      });
    });
  }
  return found;
}
