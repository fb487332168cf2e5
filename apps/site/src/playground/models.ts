/** The models that the playground offers: those of the report, by the seed of their random parameters. */
import { type Problem, quadraticCircleModel, randomStyblinskiTangSum, styblinskiTangModel } from "@sgd-basins/problems";
import type { ThresholdKey } from "@sgd-basins/report";
import { familyIdOf, type ModelFamilyId, type ModelId } from "./modelFamilies.ts";

/** The learning rates that theory names at a minimizer; null or missing where one does not apply. */
export type Rates = Readonly<Partial<Record<ThresholdKey, number | null>>>;

/** The plane ones are the draws of Figure 14. */
const problems: Readonly<Record<ModelFamilyId, (seed: number, number: number) => Problem>> = {
  "quadratic-circle": (seed, number) => quadraticCircleModel(seed, 0, number),
  plane: (seed, number) => randomStyblinskiTangSum(seed, ["plane", number - 1], 2, 8),
  "styblinski-tang": (seed, number) => styblinskiTangModel(seed, 0, number),
};

/** A model's problem for one seed. */
export function problemOf(model: ModelId, seed: number): Problem {
  const family = familyIdOf(model);
  return problems[family](seed, Number(model.slice(family.length + 1)));
}
