import { inUnits, largestEntry, moderateUnit, normalizedTwice, type WeightedMatrices } from "@sgd-basins/linalg";
import type { QuadraticSumParameters } from "./parameters.ts";
import { SINGLE } from "./rounding.ts";

/** The Hessians of a quadratic sum in units of `unit`, a power of two, with the weights that their mean has. */
export function weightedMatrices({
  dimension,
  weights,
  hessians,
  rounded,
}: Pick<QuadraticSumParameters, "dimension" | "weights" | "hessians" | "rounded">): {
  readonly data: WeightedMatrices;
  readonly unit: number;
} {
  const unit = moderateUnit(hessians.reduce((most, q) => Math.max(most, largestEntry(q)), 0));
  const matrices = hessians.map((q) => inUnits(q, unit));
  const data = { dimension, matrices, weights: normalizedTwice(weights) };
  return { data: rounded === undefined ? data : { ...data, rounding: SINGLE }, unit };
}
