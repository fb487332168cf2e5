/** LAPACK's test ratios for symmetric eigenvalues (dsyt21, dstt21, dsterf's comparison), by textbook loops. */
import type { SymmetricEigen } from "../eigen/eigenSymmetric.ts";
import { largestDifference, oneNorm } from "./matrices.ts";

export interface EigenRatios {
  /** ‖A − V diag(values) V'‖ / (n ‖A‖ ε). */
  readonly residual: number;
  /** ‖V'V − I‖ / (n ε). */
  readonly orthogonality: number;
  /** max |values − valuesAlone| / (n ‖A‖ ε). */
  readonly agreement: number;
}

/** In units where max|a| is about 1, by an exact power of two, so that n ε ‖A‖ does not underflow. */
export function eigenRatios(
  n: number,
  a: Float64Array,
  { values, vectors }: SymmetricEigen,
  valuesAlone: Float64Array,
): EigenRatios {
  const unit = powerOfTwoBelow(a);
  const scaled = a.map((x) => x / unit);
  const eigenvalues = values.map((x) => x / unit);
  const residual = new Float64Array(n * n);
  const gram = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let entry = 0;
      let inner = 0;
      for (let l = 0; l < n; l++) {
        entry += vectors[i * n + l] * eigenvalues[l] * vectors[j * n + l];
        inner += vectors[l * n + i] * vectors[l * n + j];
      }
      residual[i * n + j] = scaled[i * n + j] - entry;
      gram[i * n + j] = inner - (i === j ? 1 : 0);
    }
  }
  const norm = oneNorm(n, n, scaled) || 1;
  const alone = valuesAlone.map((x) => x / unit);
  return {
    residual: oneNorm(n, n, residual) / (n * norm * Number.EPSILON),
    orthogonality: oneNorm(n, n, gram) / (n * Number.EPSILON),
    agreement: largestDifference(alone, eigenvalues) / (n * norm * Number.EPSILON),
  };
}

function powerOfTwoBelow(a: Float64Array): number {
  const largest = a.reduce((worst, x) => Math.max(worst, Math.abs(x)), 0);
  let unit = 1;
  while (largest / unit >= 2) unit *= 2;
  while (largest > 0 && largest / unit < 1 && unit > 1e-300) unit /= 2;
  return unit;
}
