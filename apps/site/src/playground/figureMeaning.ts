/** Which of the playground's runs are a figure's. */

import {
  quadraticCircleMeaning,
  quadraticCircleRates,
  styblinskiTangBatchSizes,
  styblinskiTangMeaning,
  styblinskiTangRadii,
  styblinskiTangRates,
} from "@sgd-basins/studies/cells";
import { discEstimate } from "@sgd-basins/studies/geometry";
import { familyIdOf, numberOf } from "./modelFamilies.ts";
import type { Rates } from "./models.ts";
import type { State } from "./state.ts";

/**
 * Names the streams from which a figure draws the runs of these levels, the bits of the rate included; null if no figure has
 * them. With the report's seed the runs are those of the figure.
 */
export function figureMeaning(
  {
    model,
    minimizer,
    batchSize,
    sampling,
    radius,
  }: Pick<State, "model" | "minimizer" | "batchSize" | "sampling" | "radius">,
  learningRate: number,
  { convergence: u = null, divergence: l = null }: Rates,
): (string | number)[] | null {
  if (sampling === "without-replacement") return null;
  const family = familyIdOf(model);
  const number = numberOf(model);
  if (family === "quadratic-circle") {
    const start = minimizer === "circular" ? "circular" : "quadratic";
    const rateLabel = quadraticCircleRates[start].find((label) => Number(label) === learningRate);
    const levels = radius === discEstimate.radius && (batchSize === 1 || batchSize === "inf");
    return levels && rateLabel !== undefined
      ? quadraticCircleMeaning({ model: number, start, batchSize, rateLabel })
      : null;
  }
  if (family === "plane" || u === null || l === null) return null;
  const rate = styblinskiTangRates.find((one) => one.rate(u, l) === learningRate);
  const levels = styblinskiTangRadii.includes(radius) && styblinskiTangBatchSizes.includes(batchSize);
  const start = minimizer === "sharp" ? "sharp" : "flat";
  const realisation = family === "selected" ? "selected" : "default";
  return levels && rate !== undefined
    ? styblinskiTangMeaning({ realisation, model: number, start, radius, batchSize, rateLabel: rate.label })
    : null;
}
