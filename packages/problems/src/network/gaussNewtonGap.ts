import type { Network } from "./network.ts";

/** How far the Gauss–Newton part is from the Hessian: Frobenius norms of the difference over those of the Hessian. */
export interface GaussNewtonGap {
  /** The largest over the components, ‖∇²fᵢ − JᵢᵀJᵢ‖ / ‖∇²fᵢ‖. */
  readonly component: number;
  /** ‖∇²f − Q̄‖ / ‖∇²f‖. */
  readonly mean: number;
}

/**
 * What `hessiansAt` leaves out at x: zero where every residual is, and for one output the answer to "are the components'
 * Hessians of rank one?". O(Nd²) operations, O(d²) memory.
 */
export function gaussNewtonGap(network: Network, x: Float64Array): GaussNewtonGap {
  const { components: n, dimension: d, weights, shape } = network;
  const jacobian = new Float64Array(n * shape.outputs * d);
  network.jacobian(x, jacobian);
  const hessian = new Float64Array(d * d);
  const mean = new Float64Array(d * d);
  const meanRest = new Float64Array(d * d);
  let worst = 0;
  for (let i = 0; i < n; i++) {
    network.componentHessian(i, x, hessian);
    let squares = 0;
    let restSquares = 0;
    for (let a = 0, e = 0; a < d; a++) {
      for (let b = 0; b < d; b++, e++) {
        let rest = hessian[e];
        for (let row = i * shape.outputs; row < (i + 1) * shape.outputs; row++) {
          rest -= jacobian[row * d + a] * jacobian[row * d + b];
        }
        squares += hessian[e] * hessian[e];
        restSquares += rest * rest;
        mean[e] += weights[i] * hessian[e];
        meanRest[e] += weights[i] * rest;
      }
    }
    if (restSquares > 0) worst = Math.max(worst, Math.sqrt(restSquares / squares));
  }
  return { component: worst, mean: norm(meanRest) / norm(mean) };
}

function norm(entries: Float64Array): number {
  return Math.sqrt(entries.reduce((sum, entry) => sum + entry * entry, 0));
}
