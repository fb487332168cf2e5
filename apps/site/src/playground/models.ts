/** The models that the playground offers: those of the report, by the seed of their random parameters. */
import { type Problem, randomStyblinskiTangSum } from "@sgd-basins/problems";
import type { ThresholdKey } from "@sgd-basins/report";
import { families } from "@sgd-basins/studies/families";
import { familyIdOf, type ModelId, numberOf } from "./modelFamilies.ts";

/** The learning rates that theory names at a minimizer; null or missing where one does not apply. */
export type Rates = Readonly<Partial<Record<ThresholdKey, number | null>>>;

/** A model's problem for one seed; those in the plane are the draws of Figure 14, and those that were selected have no other. */
export function problemOf(model: ModelId, seed: number): Problem {
  const family = familyIdOf(model);
  const number = numberOf(model);
  if (family === "plane") return randomStyblinskiTangSum(seed, ["plane", number - 1], 2, 8);
  return family === "selected"
    ? families["styblinski-tang"].problem(seed, "selected", number)
    : families[family].problem(seed, "default", number);
}
