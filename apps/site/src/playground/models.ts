/** The models that the playground offers: those of the report, by the seed of their random parameters. */
import { type Problem, quadraticCircleModel, randomStyblinskiTangSum, styblinskiTangModel } from "@sgd-basins/problems";
import type { ThresholdKey } from "@sgd-basins/report";
import type { ModelId } from "./state.ts";

/** The learning rates that theory names at a minimizer; null or missing where one does not apply. */
export type Rates = Readonly<Partial<Record<ThresholdKey, number | null>>>;

/** A model's problem for one seed. The plane ones are the draws of Figure 14. */
export function problemOf(model: ModelId, seed: number): Problem {
  const number = Number(model.at(-1));
  if (model.startsWith("quadratic-circle")) return quadraticCircleModel(seed, 0, number as 1 | 2 | 3 | 4);
  if (model.startsWith("plane")) return randomStyblinskiTangSum(seed, ["plane", number - 1], 2, 8);
  return styblinskiTangModel(seed, 0, number as 1 | 2 | 3);
}
