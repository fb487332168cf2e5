import { eigenSymmetric } from "@sgd-basins/linalg";
import type { SampledComponents } from "./sampledComponents.ts";
import { congruence, momentsOf, type Reading, sampledGeometry } from "./sampledGeometry.ts";
import { goalAt, goalValue, type WeightsGoal } from "./weightsObjective.ts";

export interface GoalWithGradient {
  /** The objective itself. */
  readonly exact: number;
  /** The smooth one, and its derivatives with respect to p₁, …, p_N. */
  readonly smooth: number;
  readonly gradient: Float64Array;
}

/**
 * The objective and a smooth one near it, with the gradient.
 *
 * γ and t are extreme eigenvalues, and at the best weights several of them tend to meet, where an eigenvalue has a kink. Their
 * smooth stand-ins are power means of all eigenvalues, (Σ σⱼ^q)^(1/q) with q = 2^`squarings` which are within a factor
 * r^(1/q); powers and roots are repeated squarings and square roots.
 */
export function smoothedGoal(
  components: SampledComponents,
  reading: Reading,
  goal: WeightsGoal,
  p: Float64Array,
  squarings: number,
): GoalWithGradient {
  const { rank: r, count, objectiveWeights: w } = components;
  const moments = momentsOf(components, reading, p);
  const { geometry, vectors, fourth } = sampledGeometry(r, moments);
  const λ = geometry.eigenvalues;

  // 1 + γ: the least eigenvalue of Λ^(−3/2) F̄ Λ^(−3/2), a power mean of negative order.
  const scaled = (matrix: Float64Array, scale: Float64Array): Float64Array =>
    matrix.map((entry, e) => entry / scale[Math.floor(e / r)] / scale[e % r]);
  const threeHalves = λ.map((value) => value * Math.sqrt(value));
  const least = eigenSymmetric(r, scaled(fourth, threeHalves));
  const smallest = Math.max(least.values[r - 1], Number.MIN_VALUE);
  const inverse = powerMean(
    least.values.map((value) => smallest / Math.max(value, smallest)),
    squarings,
  );
  const onePlusGamma = smallest / inverse.mean;
  const gamma = Math.max(0, onePlusGamma - 1);

  // t: the largest eigenvalue of Λ^(−1/2) (F̄ − (1 + γ)Λ³) Λ^(−1/2), which may be negative elsewhere.
  const root = λ.map((value) => Math.sqrt(value));
  const rest = scaled(fourth, root);
  for (let a = 0; a < r; a++) rest[a * r + a] -= (1 + gamma) * λ[a] * λ[a];
  const most = eigenSymmetric(r, rest);
  const largest = Math.max(most.values[0], Number.MIN_VALUE);
  const power = powerMean(
    most.values.map((value) => Math.max(0, value) / largest),
    squarings,
  );
  const t = largest * power.mean;

  const { value, byT, byGamma, byLargest, bySmallest } = goalValue(goal, λ[0], λ[r - 1], gamma, t);
  // dσ = Σ ωⱼ vⱼ'(dS)vⱼ: forms of dF̄ with M_t and M_γ, and of dQ̄ where it moves.
  const shareT = power.shares;
  const shareGamma = inverse.shares.map((share, j) => {
    const value = Math.max(least.values[j], smallest);
    return (share * (smallest / value) * onePlusGamma) / inverse.mean / value;
  });
  const formT = spectralSum(r, most.vectors, shareT, root);
  const formGamma = spectralSum(r, least.vectors, shareGamma, threeHalves);
  const cubed = (form: Float64Array): number => {
    let sum = 0;
    for (let a = 0; a < r; a++) sum += form[a * r + a] * λ[a] * λ[a] * λ[a];
    return sum;
  };
  const gammaFactor = gamma > 0 ? byGamma - byT * cubed(formT) : 0;
  const byFourth = formT.map((entry, e) => byT * entry + gammaFactor * formGamma[e]);
  const back = backTo(r, vectors);
  const gradient = new Float64Array(count);
  components.sandwichTraces(back(byFourth), moments.mean, gradient);
  if (reading === "importance") {
    for (let i = 0; i < count; i++) gradient[i] *= -((w[i] / p[i]) * (w[i] / p[i]));
    return { exact: goalAt(goal, geometry), smooth: value, gradient };
  }

  // dF̄ = QᵢQ̄Qᵢ + Σ pⱼQⱼQᵢQⱼ; the second term's form is tr(Qᵢ Σ pⱼQⱼMQⱼ).
  const byMean = new Float64Array(r * r);
  components.sumSandwiches(p, back(byFourth), byMean);
  const own = new Float64Array(r * r);
  const weighted = (form: Float64Array, factors: Float64Array): Float64Array => spectralFactor(r, form, factors);
  // −(1 + γ) dQ̄³ in t, −(1 + γⱼ) dQ̄³ in γ, and −tⱼ dQ̄ in t.
  const formGammaWeighted = weighted(
    spectralSum(
      r,
      least.vectors,
      shareGamma.map((share, j) => share * least.values[j]),
      threeHalves,
    ),
    λ,
  );
  const formTWeighted = weighted(formT, λ);
  const moved = spectralSum(
    r,
    most.vectors,
    shareT.map((share, j) => share * most.values[j]),
    root,
  );
  for (let e = 0; e < r * r; e++) {
    own[e] = -byT * ((1 + gamma) * formTWeighted[e] + moved[e]) - gammaFactor * formGammaWeighted[e];
  }
  own[0] += byLargest;
  own[r * r - 1] += bySmallest;
  const total = back(own);
  for (let e = 0; e < r * r; e++) total[e] += byMean[e];
  const slopes = new Float64Array(count);
  components.traces(total, slopes);
  for (let i = 0; i < count; i++) gradient[i] += slopes[i];
  return { exact: goalAt(goal, geometry), smooth: value, gradient };
}

/** (Σ xⱼ^q)^(1/q), q = 2^squarings, for x in [0, 1], and its derivatives. */
function powerMean(x: Float64Array, squarings: number): { mean: number; shares: Float64Array } {
  const powers = x.map((value) => {
    let power = value;
    for (let i = 0; i < squarings; i++) power *= power;
    return power;
  });
  const sum = powers.reduce((total, power) => total + power, 0);
  let mean = sum;
  for (let i = 0; i < squarings; i++) mean = Math.sqrt(mean);
  // ∂/∂xⱼ = mean · xⱼ^(q−1) / Σ x^q.
  return { mean, shares: powers.map((power, j) => (x[j] > 0 ? (mean * power) / x[j] / sum : 0)) };
}

/** Σ ωⱼ uⱼuⱼ' with uⱼ = vⱼ divided by `scale`, entry by entry. */
function spectralSum(r: number, vectors: Float64Array, shares: Float64Array, scale: Float64Array): Float64Array {
  const out = new Float64Array(r * r);
  for (let a = 0; a < r; a++) {
    for (let b = 0; b < r; b++) {
      let sum = 0;
      for (let j = 0; j < r; j++) sum += shares[j] * vectors[a * r + j] * vectors[b * r + j];
      out[a * r + b] = sum / scale[a] / scale[b];
    }
  }
  return out;
}

/** Λ²M + ΛMΛ + MΛ²: the form of d(Λ³) in dQ̄ that belongs to the form M. */
function spectralFactor(r: number, form: Float64Array, λ: Float64Array): Float64Array {
  return form.map((entry, e) => {
    const [x, y] = [λ[Math.floor(e / r)], λ[e % r]];
    return entry * (x * x + x * y + y * y);
  });
}

/** From Q̄'s eigenbasis to the components' basis: M ↦ VMV'. */
function backTo(r: number, vectors: Float64Array): (form: Float64Array) => Float64Array {
  const transposed = new Float64Array(r * r);
  for (let a = 0; a < r; a++) for (let b = 0; b < r; b++) transposed[b * r + a] = vectors[a * r + b];
  return (form) => congruence(r, form, transposed);
}
