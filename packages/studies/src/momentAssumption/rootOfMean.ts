/** A root R of Q̄ = R'R, so that Q Q̄ Q = (RQ)'(RQ) is a symmetric rank-k update. */
import { cholesky, eigenSymmetric, multiply, multiplyLowerTransposed, type Space } from "@sgd-basins/linalg";

/** out (d×m) = R b, b d×m row-major. */
export type LeftRoot = (m: number, b: Float64Array, out: Float64Array) => void;

/** Q̄ (d×d) positive definite: R is its Cholesky factor transposed, and a product costs half. */
export function choleskyRoot(d: number, mean: Float64Array, space: Space): LeftRoot {
  const factor = space.allocate(d * d);
  cholesky(d, mean, factor);
  return (m, b, out) => multiplyLowerTransposed(d, m, factor, b, out);
}

/** Q̄ (d×d) positive semi-definite: R = Λ^(1/2) V'. Eigenvalues that rounding made negative count as zero. */
export function spectralRoot(d: number, mean: Float64Array, space: Space): LeftRoot {
  const { values, vectors } = eigenSymmetric(d, mean);
  const root = space.allocate(d * d);
  for (let k = 0; k < d; k++) {
    const scale = Math.sqrt(Math.max(values[k], 0));
    for (let i = 0; i < d; i++) root[k * d + i] = scale * vectors[i * d + k];
  }
  return (m, b, out) => multiply(d, d, m, root, b, out);
}
