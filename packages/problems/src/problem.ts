/**
 * A finite-sum problem: minimise f(x) = Σ pᵢ fᵢ(x) over a box, with pᵢ > 0 and Σ pᵢ = 1.
 *
 * Points are `Float64Array`s of length `dimension`; components are numbered from 0. Sums over components always run in
 * the components' order, so that their bits do not depend on who asks.
 */
export interface Problem {
  readonly dimension: number;
  /** N, the number of components. */
  readonly components: number;
  /** pᵢ, positive, summing to one. */
  readonly weights: Float64Array;
  /** The feasible box, or null where the problem is unconstrained. */
  readonly box: Box | null;
  readonly minimizers: readonly Minimizer[];
  /** Whether {@link componentHessian} fills a whole matrix or, every Hessian being diagonal, its diagonal alone. */
  readonly hessianStructure: "dense" | "diagonal";

  /** fᵢ(x). */
  componentValue(i: number, x: Float64Array): number;
  /** out += ∇fᵢ(x). */
  addComponentGradient(i: number, x: Float64Array, out: Float64Array): void;
  /** ∇²fᵢ(x): `dimension`² numbers row by row, or the `dimension` diagonal ones; see {@link hessianStructure}. */
  componentHessian(i: number, x: Float64Array, out: Float64Array): void;
  /** out = ∇f(x) = Σ pᵢ ∇fᵢ(x). */
  gradient(x: Float64Array, out: Float64Array): void;
}

/** The set {x : lower ≤ x ≤ upper}, coordinate by coordinate. */
export interface Box {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** A minimizer with the name that tables and figures use. */
export interface Minimizer {
  readonly name: string;
  readonly point: Float64Array;
  /** Whether a point lies in the basin that counts as this minimizer's; the problem says what that means. */
  readonly inBasin: (x: Float64Array) => boolean;
}

/** f(x) = Σ pᵢ fᵢ(x). */
export function objective(problem: Problem, x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < problem.components; i++) sum += problem.weights[i] * problem.componentValue(i, x);
  return sum;
}

/** The box [lower, upper]^d. */
export function cube(dimension: number, lower: number, upper: number): Box {
  return { lower: new Float64Array(dimension).fill(lower), upper: new Float64Array(dimension).fill(upper) };
}
