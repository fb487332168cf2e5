import type { LocalGeometry } from "../geometry/localGeometry.ts";
import type { SecondMoment } from "../secondMoment/secondMoment.ts";

/** All that the thresholds of a quadratic sum need of it. */
export interface LocalTheory {
  readonly geometry: LocalGeometry;
  readonly moment: SecondMoment;
}

/** What double precision, or twice that, does not determine for some data. */
export class UndeterminedError extends RangeError {
  override readonly name = "UndeterminedError";
}

/** Relative error of a sum of products in twice the precision, a term, with room. */
export const TWICE_ROUNDING = 2e-31;
