import type { DiagonalHessians } from "../hessians.ts";

/** Diagonal Hessians: Q̄'s eigenbasis is the coordinates', in another order. */
export interface DiagonalEigenbasis {
  readonly structure: "diagonal";
  readonly hessians: DiagonalHessians;
  /** λ₁ ≥ … ≥ λᵣ > 0. */
  readonly eigenvalues: Float64Array;
  /** The coordinate that each eigenvalue belongs to. */
  readonly coordinates: readonly number[];
}

/** @throws RangeError if some q̄ⱼ is negative beyond the tolerance, which is then no minimizer */
export function diagonalEigenbasis(hessians: DiagonalHessians): DiagonalEigenbasis {
  const { mean, rankTolerance } = hessians;
  const order = Array.from(mean.keys()).sort((a, b) => mean[b] - mean[a] || a - b);
  const largest = mean[order[0]];
  const last = mean[order[order.length - 1]];
  if (last < -rankTolerance * Math.abs(largest)) {
    throw new RangeError(`the mean Hessian has the negative eigenvalue ${last}`);
  }
  const coordinates = order.filter((j) => mean[j] > 0 && mean[j] > rankTolerance * largest);
  return { structure: "diagonal", hessians, eigenvalues: Float64Array.from(coordinates, (j) => mean[j]), coordinates };
}
