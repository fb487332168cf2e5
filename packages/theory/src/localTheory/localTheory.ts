import { type DrawnHessians, drawnIn } from "../almostSure/drawnHessians.ts";
import { denseLocalGeometry } from "../geometry/denseLocalGeometry.ts";
import { diagonalLocalGeometry } from "../geometry/diagonalLocalGeometry.ts";
import type { LocalGeometry } from "../geometry/localGeometry.ts";
import { type MeanEigenbasis, meanEigenbasis } from "../geometry/meanEigenbasis.ts";
import { rowLocalGeometry } from "../geometry/rowLocalGeometry.ts";
import type { Hessians } from "../hessians.ts";
import { momentIn, type SecondMoment } from "../secondMoment/secondMoment.ts";

/** All that the thresholds of a quadratic sum need of it: to be given on as it is, `geometry` may be read. */
export interface LocalTheory {
  /** λ, γ, s and t. */
  readonly geometry: LocalGeometry;
  /** @internal */
  readonly moment: SecondMoment;
  /**
   * What a step draws, for those who multiply it up: `almostSureLimit`.
   *
   * @internal
   */
  readonly drawn: () => DrawnHessians;
}

/**
 * Local geometry with the largest admissible γ, and second moment, from one eigenbasis of Q̄.
 *
 * @param h - at a minimizer
 * @returns what `thresholds`, `almostSureLimit` and `lyapunov` take
 * @throws RangeError as {@link localGeometry}
 * @example
 * ```ts
 * import { denseHessians, localTheory, thresholds } from "sgd-basins/theory";
 *
 * const theory = localTheory(denseHessians(1, [0.5, 0.5], [Float64Array.of(1), Float64Array.of(3)]));
 * thresholds(theory, "inf").meanSquare.applies; // → true
 * ```
 */
export function localTheory(h: Hessians): LocalTheory {
  const basis = meanEigenbasis(h);
  const geometry = geometryIn(basis);
  const { rank, eigenvalues, excess } = geometry;
  // Of one coordinate the geometry tells the moment.
  const moment: SecondMoment =
    rank === 1 || basis.structure === "diagonal" ? { structure: "diagonal", eigenvalues, excess } : momentIn(basis);
  return { geometry, moment, drawn: () => drawnIn(basis) };
}

/**
 * Local geometry with the largest admissible γ.
 *
 * @param h - at a minimizer
 * @returns rank, eigenvalues, γ, s and t
 * @throws RangeError if Q̄'s curvatures are too small or too large for doubles to hold their cubes, or if the Hessians are
 * diagonal and Q̄ has a negative eigenvalue beyond its tolerance, which is then no minimizer's
 * @example
 * ```ts
 * import { denseHessians, localGeometry } from "sgd-basins/theory";
 *
 * const { rank, gamma } = localGeometry(denseHessians(1, [0.5, 0.5], [Float64Array.of(1), Float64Array.of(3)]));
 * rank; // → 1
 * gamma; // ≈ 0.25
 * ```
 */
export function localGeometry(h: Hessians): LocalGeometry {
  return geometryIn(meanEigenbasis(h));
}

function geometryIn(basis: MeanEigenbasis): LocalGeometry {
  switch (basis.structure) {
    case "dense":
      return denseLocalGeometry(basis);
    case "diagonal":
      return diagonalLocalGeometry(basis);
    case "rows":
      return rowLocalGeometry(basis);
  }
}
