import type { RowEigenbasis } from "../geometry/rowEigenbasis.ts";

/**
 * By how much rounding of every number of the rows X may move λᵣ: at most, and to first order, this times the numbers' relative
 * error, relative.
 *
 * With B the rows √pᵢ xᵢ', errors |E_ij| ≤ ε|B_ij| move σᵣ by ‖E‖ ≤ ε‖B‖_F = ε√(Σλ); and where the rows are independent, in B' with
 * rows of length 1, B = DB', by a factor within ε√(NC) ‖B'⁺‖_F of one (Demmel and Veselić 1992), whatever their lengths.
 */
export function sensitivity({ weights, rowsEach, eigenvalues, coordinates }: RowEigenbasis): number {
  const r = eigenvalues.length;
  const m = weights.length * rowsEach;
  if (r === 0) return 0;
  const normwise = Math.sqrt(eigenvalues.reduce((sum, λ) => sum + λ, 0) / eigenvalues[r - 1]);
  if (r < m) return 2 * normwise;
  // Column i of B'⁺ is √pᵢ‖xᵢ‖ Λ^(−½)uᵢ, and uᵢ = √pᵢ Λ^(−½)yᵢ.
  let square = 0;
  for (let row = 0; row < m; row++) {
    let length = 0;
    let inverse = 0;
    for (let a = 0; a < r; a++) {
      const own = coordinates[row * r + a] * coordinates[row * r + a];
      length += own;
      inverse += own / eigenvalues[a] / eigenvalues[a];
    }
    const weight = weights[Math.floor(row / rowsEach)];
    square += weight * length * weight * inverse;
  }
  return 2 * Math.min(normwise, Math.sqrt(m * square));
}
