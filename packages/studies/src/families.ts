import {
  type Problem,
  quadraticCircleModel,
  quadraticCircleModels,
  selectedStyblinskiTangModel,
  styblinskiTangModel,
  styblinskiTangModels,
} from "@sgd-basins/problems";
import type { BatchSize } from "@sgd-basins/random";
import type { FamilyId, Realisation } from "@sgd-basins/report";
import { quadraticCircleRealisations, styblinskiTangRealisations } from "./realisations.ts";

/** Models of one family, by number. */
interface Family {
  readonly models: readonly number[];
  readonly realisations: readonly Realisation[];
  /** Names, in the order of a problem's. */
  readonly minimizers: readonly string[];
  /** Those at which `tightness` compares bounds and limit. */
  readonly batchSizes: readonly BatchSize[];
  /** @param seed - the report's */
  readonly problem: (seed: number, realisation: Realisation["id"], model: number) => Problem;
}

export const families: Readonly<Record<FamilyId, Family>> = {
  "quadratic-circle": {
    models: quadraticCircleModels,
    realisations: quadraticCircleRealisations,
    minimizers: ["circular", "quadratic"],
    batchSizes: [1, 2, 5, 10, 20, 50, "inf"],
    problem: (seed, _realisation, model) => quadraticCircleModel(seed, 0, model),
  },
  "styblinski-tang": {
    models: styblinskiTangModels,
    realisations: styblinskiTangRealisations,
    minimizers: ["flat", "sharp"],
    batchSizes: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, "inf"],
    problem: (seed, realisation, model) =>
      realisation === "selected" ? selectedStyblinskiTangModel(model) : styblinskiTangModel(seed, 0, model),
  },
};
