import type { BatchSize } from "@sgd-basins/random";
import { meanEigenbasis } from "../geometry/meanEigenbasis.ts";
import type { Hessians } from "../hessians.ts";
import { componentsIn } from "../samplingWeights/sampledComponents.ts";
import { certify } from "../secondMoment/certify.ts";
import { startAtIdentity } from "../secondMoment/limitOfMoment.ts";
import type { MomentOperator } from "../secondMoment/momentOperator.ts";
import { type Bound, constantObjective } from "../theorems/bound.ts";
import { type EpochMap, epochMap } from "./epochMap.ts";

/** Components, and dimensions of range(Q̄), up to which the sum over subsets is taken. */
export const MOST_RESHUFFLED = 12;

/** Factor between two rates at which the first crossing is looked for. */
const SCAN = 1.05;
/** Accuracy of ρ and of the limit, relative. */
const ACCURACY = 1e-10;
/** Residual of the Ritz pair, relative, from which a proof is tried: its square counts. */
const RESIDUAL = 1e-5;
const MOST_REFINEMENTS = 100;
/** Rates tried: ten thousand times the first. */
const MOST_TRIES = 200;
/** What rounding may add to a radius of 1. */
const ROUNDING = 1e-13;

/**
 * The exact limit of mean-square stability where every epoch draws its batches from a fresh permutation of the components, as
 * data loaders do that shuffle.
 *
 * **Statement**. Let H_1, …, H_m be the mean Hessians of the first, second, … k components of a uniformly random permutation,
 * m = ⌊N/k⌋. On a homogeneous problem with equal weights the second moment obeys Σ ← E[A_m ⋯ A_1 Σ A_1 ⋯ A_m] from one epoch to
 * the next, A_j = I − αH_j. It shrinks to zero on range(Q̄) exactly if the spectral radius ρ(α) of this map is below 1; it does
 * for 0 < α < 2/max λ₁(H), where every step contracts. The limit is the first α at which ρ rises through 1.
 *
 * Within an epoch batches are not independent, so that no p stands for this, and the limit lies neither always above nor
 * always below the one without replacement: mostly above. Above it there may be further windows in which ρ < 1 (for N = 2,
 * d = 1, Q = (1, 10), k = 1 the limit is 0.2298, and ρ < 1 again between 0.870 and 1.1). The map is its own adjoint, since a
 * permutation read backwards is as likely; Lanczos' method finds ρ, and a proof encloses it. Not in the paper.
 *
 * @param h - positive semi-definite, with equal weights; N and the rank of Q̄ at most 12
 * @param batchSize - k, or `"inf"`. Of the N components of an epoch the N mod k that are left over are dropped
 * @param onStep - told the share of the work that is done, a guess
 * @returns a learning rate, to 1e-8 of itself; crossings that are closer than 5 % to each other may be missed. Does not apply
 * beyond 12, or for k > N
 * @throws RangeError if the weights differ or k is not a positive integer
 * @example
 * ```ts
 * import { diagonalHessians, rateOf, reshufflingLimit } from "sgd-basins/theory";
 *
 * rateOf(reshufflingLimit(diagonalHessians(1, [0.5, 0.5], [Float64Array.of(1), Float64Array.of(10)]), 1)); // ≈ 0.229843788133
 * ```
 */
export function reshufflingLimit(h: Hessians, batchSize: BatchSize, onStep: (share: number) => void = () => {}): Bound {
  const { components: n, weights } = h;
  if (weights.some((weight) => weight !== weights[0])) {
    throw new RangeError("components that are reshuffled must have equal weights");
  }
  if (batchSize !== "inf" && !(Number.isInteger(batchSize) && batchSize > 0)) {
    throw new RangeError(`the batch size must be a positive integer or "inf", found ${batchSize}`);
  }
  if (batchSize !== "inf" && batchSize > n) {
    return {
      applies: false,
      reason: `there are ${n} components, fewer than k = ${batchSize}, to draw without replacement`,
    };
  }
  const basis = meanEigenbasis(h);
  const { eigenvalues } = basis;
  const r = eigenvalues.length;
  if (r === 0) return constantObjective;
  if (batchSize === "inf" || batchSize === n) return { applies: true, learningRate: 2 / eigenvalues[0] };
  if (n > MOST_RESHUFFLED || r > MOST_RESHUFFLED) {
    return {
      applies: false,
      reason: `the sum over subsets of components is taken for up to ${MOST_RESHUFFLED} of them`,
    };
  }
  const limit = firstCrossing(epochMap(componentsIn(basis), batchSize), onStep);
  if (limit === null) return { applies: false, reason: "no rate was found at which reshuffling is unstable" };
  return { applies: true, learningRate: limit / eigenvalues[0] };
}

/** The first α at which ρ rises through 1, in units of 1/λ₁; null if none is in sight. */
function firstCrossing(epoch: EpochMap, onStep: (share: number) => void): number | null {
  let low = 2 / epoch.sharpest;
  let high = low * SCAN;
  for (let tries = 1; !exceedsOne(epoch, high); tries++) {
    if (tries === MOST_TRIES) return null;
    onStep(1 - 1 / (1 + tries / 10));
    low = high;
    high *= SCAN;
  }
  // From above, where the mode that grows is the largest: below, a mode that shrinks slowly may be.
  let excess = radius(epoch, high) - 1;
  let beyond = high * SCAN;
  let excessBeyond = radius(epoch, beyond) - 1;
  for (let i = 0; i < MOST_REFINEMENTS && high - low > ACCURACY * high && excess > ACCURACY; i++) {
    const secant = high - (excess * (beyond - high)) / (excessBeyond - excess);
    const next = secant > low && secant < high ? secant : low + (high - low) / 2;
    const found = radius(epoch, next) - 1;
    if (found > 0) [beyond, excessBeyond, high, excess] = [high, excess, next, found];
    else low = next;
  }
  return high;
}

/** Whether ρ(α) > 1: a Ritz value that exceeds 1 shows it, and {@link certify} the contrary. */
function exceedsOne(epoch: EpochMap, learningRate: number): boolean {
  const operator = operatorAt(epoch, learningRate);
  const krylov = startAtIdentity(operator);
  let tried = Number.POSITIVE_INFINITY;
  for (;;) {
    krylov.extend();
    const { value, residual } = krylov.largestRitzPair();
    if (value > 1 + ROUNDING) return true;
    if (krylov.complete) return false;
    if (residual > Math.min(tried / 2, Math.max(ROUNDING, 1 - value))) continue;
    tried = residual;
    if (certify(operator, krylov, Math.max(1, value * (1 + ROUNDING))) !== null) return false;
  }
}

/** ρ(α), proven to {@link ACCURACY}; by a complete Krylov space to rounding. */
function radius(epoch: EpochMap, learningRate: number): number {
  const operator = operatorAt(epoch, learningRate);
  const krylov = startAtIdentity(operator);
  let tried = Number.POSITIVE_INFINITY;
  for (;;) {
    krylov.extend();
    const { value, residual } = krylov.largestRitzPair();
    if (krylov.complete) return value;
    if (residual > Math.min(tried / 2, RESIDUAL * value)) continue;
    tried = residual;
    if (certify(operator, krylov, value * (1 + ACCURACY)) !== null) return value;
  }
}

/**
 * The map in coordinates in which tr(PR) is the dot product: the lower triangle, off-diagonal entries times √2. It is
 * self-adjoint in it, and maps positive semi-definite matrices to such.
 */
function operatorAt({ rank: r, at }: EpochMap, learningRate: number): MomentOperator {
  return {
    rank: r,
    size: (r * (r + 1)) / 2,
    apply: at(learningRate),
    toVector(p, out) {
      for (let a = 0, e = 0; a < r; a++) {
        for (let b = 0; b <= a; b++) out[e++] = p[a * r + b] * (a === b ? 1 : Math.SQRT2);
      }
    },
    toMatrix(vector, out) {
      for (let a = 0, e = 0; a < r; a++) {
        for (let b = 0; b <= a; b++) {
          out[a * r + b] = vector[e++] * (a === b ? 1 : Math.SQRT1_2);
          out[b * r + a] = out[a * r + b];
        }
      }
    },
  };
}
