/**
 * The quadratic-circle Models 1–4 of section 3.2.
 *
 * The paper states that each has N = 50 components whose parameters are random about stated means, and states neither
 * means nor law. What follows was recovered from Tables 1 and 2 and the prose: q₁ is identified by the quadratic
 * minimum's columns; of (c₁, c₃) only K = c₁/c₃³ is identified near the minimum; c₂ = 0 is forced, because with c₂ > 0
 * the start disc of radius 1e-8 has no gradient.
 */
import { stream, uniformBetween } from "@sgd-basins/random";
import type { Problem } from "../problem.ts";
import { uniformWeights } from "../weights.ts";
import { type QuadraticCircle, quadraticCircleSum } from "./quadraticCircleSum.ts";

export type QuadraticCircleModel = 1 | 2 | 3 | 4;

export const quadraticCircleModels: readonly QuadraticCircleModel[] = [1, 2, 3, 4];

/** Mean parameters of each model: sharp or flat at the circular minimum, sharp or flat at the quadratic one. */
export const quadraticCircleMeans: Readonly<Record<QuadraticCircleModel, QuadraticCircle>> = {
  1: { c1: 8, c2: 0, c3: 40, c4: 0, q1: 0.2, q2: 0.2, q3: -15 },
  2: { c1: 8, c2: 0, c3: 40, c4: 0, q1: 0.001, q2: 0.2, q3: -15 },
  3: { c1: 0.5, c2: 0, c3: 40, c4: 0, q1: 0.2, q2: 0.2, q3: -15 },
  4: { c1: 0.5, c2: 0, c3: 40, c4: 0, q1: 0.001, q2: 0.2, q3: -15 },
};

/** N of every model. */
const modelSize = 50;

/** Each random parameter is its mean times an independent U(1 − spread, 1 + spread). */
const spread = 0.05;

/**
 * One random realisation of a model: c₁, c₃, q₁, q₂ of each component are the means times U(0.95, 1.05), p = 1/N.
 *
 * The four models of one draw share the same relative factors.
 *
 * @param seed - the report's seed
 * @param draw - number of the draw; 0 is the default realisation
 * @param model - 1 to 4
 * @returns the sum, with its named minimizers
 * @throws RangeError if there is no such model
 * @example
 * ```ts
 * import { quadraticCircleModel } from "sgd-basins/problems";
 *
 * quadraticCircleModel(1, 0, 1).minimizers.map(({ name }) => name); // → ["circular", "quadratic"]
 * ```
 */
export function quadraticCircleModel(seed: number, draw: number, model: number): Problem {
  return quadraticCircleSum(quadraticCircleModelComponents(seed, draw, model), uniformWeights(modelSize));
}

/** The components of {@link quadraticCircleModel}. */
export function quadraticCircleModelComponents(seed: number, draw: number, model: number): QuadraticCircle[] {
  const random = stream(seed, "quadratic-circle", draw);
  const factor = (): number => uniformBetween(random, 1 - spread, 1 + spread);
  const means = quadraticCircleMeans[known(model)];
  return Array.from({ length: modelSize }, () => ({
    ...means,
    c1: means.c1 * factor(),
    c3: means.c3 * factor(),
    q1: means.q1 * factor(),
    q2: means.q2 * factor(),
  }));
}

function known(model: number): QuadraticCircleModel {
  const found = quadraticCircleModels.find((candidate) => candidate === model);
  if (found === undefined) throw new RangeError(`there is no quadratic-circle Model ${model}`);
  return found;
}
