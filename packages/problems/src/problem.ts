import type { Hessians } from "@sgd-basins/theory";

/**
 * A finite-sum problem: minimise f(x) = Σ pᵢ fᵢ(x) over a box, with pᵢ > 0 and Σ pᵢ = 1.
 *
 * Points are `Float64Array`s of length `dimension`; components are numbered from 0. Sums over components always run in
 * the components' order, so that their bits do not depend on who asks.
 */
export interface Problem {
  /** d, the number of parameters. */
  readonly dimension: number;
  /** N, the number of components. */
  readonly components: number;
  /** pᵢ, positive, summing to one. */
  readonly weights: Float64Array;
  /** The feasible box, or null where the problem is unconstrained. */
  readonly box: Box | null;
  /** Those that have a name; there may be others. */
  readonly minimizers: readonly Minimizer[];
  /**
   * The problem's numbers, where it is a separable quartic; whole runs of it have kernels. Whoever changes what is below,
   * the weights or the minimizers must leave it out or change it too.
   */
  readonly separableQuartic?: SeparableQuartic;

  /** fᵢ(x). */
  componentValue(i: number, x: Float64Array): number;
  /** out += ∇fᵢ(x). */
  addComponentGradient(i: number, x: Float64Array, out: Float64Array): void;
  /** ∇²fᵢ(x) of every component. */
  hessiansAt(x: Float64Array): Hessians;
  /**
   * out += the mean of ∇²fᵢ over points, d numbers each, for every component, one after the other row by row. Set where the
   * Hessians at some minimizer are zero, so that those at points about it must tell its curvature.
   */
  addMeanHessians?(points: Float64Array, out: Float64Array): void;
  /** out = ∇f(x) = Σ pᵢ ∇fᵢ(x). */
  gradient(x: Float64Array, out: Float64Array): void;
  /**
   * out = Σ wᵢ ∇fᵢ(x). Set where a batch of N or more is better counted than added up one by one: a step then asks for each
   * component once, times how often it was drawn.
   */
  weightedGradient?(weights: ArrayLike<number>, x: Float64Array, out: Float64Array): void;
}

/**
 * fᵢ(x) = ½ Σ c₁y⁴ + c₂y² + c₃y over the component's terms, y = x[coordinate]: terms `first[i]` to `first[i + 1] − 1`, in
 * that order. The gradient of such a term is (2c₁y² + c₂)y + ½c₃, that of f has the mean coefficients.
 *
 * A point is in a minimizer's basin if in every coordinate it lies on the minimizer's side of the barrier, and not on it.
 */
export interface SeparableQuartic {
  /** N + 1 numbers, ascending from 0 to the number of terms. */
  readonly first: Int32Array;
  /** Of each term. */
  readonly coordinate: Int32Array;
  /** Of each term, of y⁴. */
  readonly c1: Float64Array;
  /** Of each term, of y². */
  readonly c2: Float64Array;
  /** Of each term, of y. */
  readonly c3: Float64Array;
  /** Of each coordinate: Σ pᵢ c₁ over the terms that act on it. */
  readonly mean1: Float64Array;
  /** The same of c₂. */
  readonly mean2: Float64Array;
  /** The same of c₃. */
  readonly mean3: Float64Array;
  /** The local maximum between the two minima of each coordinate. */
  readonly barriers: Float64Array;
}

/** The set {x : lower ≤ x ≤ upper}, coordinate by coordinate. */
export interface Box {
  /** d numbers. */
  readonly lower: Float64Array;
  /** d numbers. */
  readonly upper: Float64Array;
}

/** A minimizer with the name that tables and figures use. */
export interface Minimizer {
  /** Such as "circular". */
  readonly name: string;
  /** d numbers. */
  readonly point: Float64Array;
  /** Whether a point lies in the basin that counts as this minimizer's; the problem says what that means. */
  readonly inBasin: (x: Float64Array) => boolean;
}

/**
 * f(x) = Σ pᵢ fᵢ(x).
 *
 * @param problem - the sum
 * @param x - d numbers
 * @returns the value, summed in the components' order
 * @example
 * ```ts
 * import { objective, quadraticCircleModel } from "sgd-basins/problems";
 *
 * const problem = quadraticCircleModel(1, 0, 1);
 * const [{ point }] = problem.minimizers;
 * objective(problem, point) < objective(problem, point.map((x) => x + 1)); // → true
 * ```
 */
export function objective(problem: Problem, x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < problem.components; i++) sum += problem.weights[i] * problem.componentValue(i, x);
  return sum;
}

/** @throws RangeError if the problem has no minimizer of that name */
export function minimizerNamed(problem: Problem, name: string): Minimizer {
  const minimizer = problem.minimizers.find((candidate) => candidate.name === name);
  if (minimizer === undefined) throw new RangeError(`no minimizer is called ${name}`);
  return minimizer;
}

/** The box [lower, upper]^d. */
export function cube(dimension: number, lower: number, upper: number): Box {
  return { lower: new Float64Array(dimension).fill(lower), upper: new Float64Array(dimension).fill(upper) };
}
