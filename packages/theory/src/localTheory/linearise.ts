import type { RowEigenbasis } from "../geometry/rowEigenbasis.ts";

/**
 * The gradients εᵢ = Xᵢ'ρᵢ of components in Q̄'s eigenbasis, N×r.
 *
 * @param residuals - ρ, one for each row
 */
export function gradientsIn(
  { weights, rowsEach, eigenvalues, coordinates }: RowEigenbasis,
  residuals: Float64Array,
): Float64Array {
  const r = eigenvalues.length;
  const gradients = new Float64Array(weights.length * r);
  for (let row = 0; row < residuals.length; row++) {
    const at = Math.floor(row / rowsEach) * r;
    for (let a = 0; a < r; a++) gradients[at + a] += residuals[row] * coordinates[row * r + a];
  }
  return gradients;
}

/** The mean of ½‖ρᵢ + Xᵢδ‖² about δ = 0: least squares, to which a model of squared loss is linearised. */
export interface Linearised {
  /** ‖Σ pᵢXᵢ'ρᵢ‖, zero at a stationary point. */
  readonly meanGradient: number;
  /** √(Σ pᵢ‖Xᵢ'ρᵢ‖²). */
  readonly gradients: number;
  /** ρ at its minimizer. */
  readonly left: Float64Array;
}

/**
 * @param basis - of components with the weights pᵢ
 * @param residuals - ρ, one for each row
 */
export function linearise(basis: RowEigenbasis, residuals: Float64Array): Linearised {
  const { weights, eigenvalues, coordinates } = basis;
  const r = eigenvalues.length;
  const own = gradientsIn(basis, residuals);
  const mean = new Float64Array(r);
  let squares = 0;
  weights.forEach((weight, i) => {
    for (let a = 0; a < r; a++) {
      const entry = own[i * r + a];
      mean[a] += weight * entry;
      squares += weight * entry * entry;
    }
  });
  const step = mean.map((entry, a) => entry / eigenvalues[a]);
  const left = residuals.map((residual, row) => {
    let fitted = 0;
    for (let a = 0; a < r; a++) fitted += step[a] * coordinates[row * r + a];
    return residual - fitted;
  });
  const meanGradient = Math.sqrt(mean.reduce((sum, entry) => sum + entry * entry, 0));
  return { meanGradient, gradients: Math.sqrt(squares), left };
}
