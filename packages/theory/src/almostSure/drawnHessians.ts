import { rotatedComponents } from "../geometry/denseEigenbasis.ts";
import type { MeanEigenbasis } from "../geometry/meanEigenbasis.ts";

/**
 * The Hessians that a step draws, on range(Q̄) in Q̄'s eigenbasis: with which probabilities, and what each does to θ − β*.
 * Everything that products of (I − αH) need to know of the components.
 */
export type DrawnHessians = DrawnRows | DrawnMatrices | DrawnDiagonals;

interface Drawn {
  /** pᵢ, not negative, summing to one. */
  readonly weights: Float64Array;
  /** λ₁ ≥ … ≥ λᵣ > 0. */
  readonly eigenvalues: Float64Array;
}

/** Hᵢ = YᵢᵀYᵢ. */
interface DrawnRows extends Drawn {
  readonly structure: "rows";
  /** C, the rows of each component. */
  readonly rowsEach: number;
  /** Yᵢ, NC×r row by row. */
  readonly coordinates: Float64Array;
}

interface DrawnMatrices extends Drawn {
  readonly structure: "dense";
  /** Hᵢ, r×r each, symmetric but for rounding. */
  readonly matrices: readonly Float64Array[];
}

/** Hᵢ = diag(q_i1, …, q_ir). */
interface DrawnDiagonals extends Drawn {
  readonly structure: "diagonal";
  /** N×r row by row. */
  readonly diagonals: Float64Array;
}

/** The components where the eigenbasis is known. */
export function drawnIn(basis: MeanEigenbasis): DrawnHessians {
  const { eigenvalues } = basis;
  switch (basis.structure) {
    case "dense":
      return { structure: "dense", weights: basis.hessians.weights, eigenvalues, matrices: rotatedComponents(basis) };
    case "rows": {
      const { weights, rowsEach, coordinates } = basis;
      return { structure: "rows", weights, eigenvalues, rowsEach, coordinates };
    }
    case "diagonal": {
      const { components, dimension: d, diagonals, weights } = basis.hessians;
      const r = eigenvalues.length;
      const kept = new Float64Array(components * r);
      for (let i = 0; i < components; i++) {
        for (let a = 0; a < r; a++) kept[i * r + a] = diagonals[i * d + basis.coordinates[a]];
      }
      return { structure: "diagonal", weights, eigenvalues, diagonals: kept };
    }
  }
}
