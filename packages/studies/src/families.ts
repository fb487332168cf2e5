import { type Problem, quadraticCircleModel, quadraticCircleModels, styblinskiTangModels } from "@sgd-basins/problems";
import type { FamilyId, Realisation } from "@sgd-basins/report";
import { quadraticCircleRealisations, styblinskiTangRealisations } from "./realisations.ts";
import { styblinskiTangModelOf } from "./styblinskiTang/trajectoryKind.ts";

/** Models of one family, by number. */
interface Family {
  readonly models: readonly number[];
  readonly realisations: readonly Realisation[];
  /** @param seed - the report's */
  readonly problem: (seed: number, realisation: Realisation["id"], model: number) => Problem;
}

export const families: Readonly<Record<FamilyId, Family>> = {
  "quadratic-circle": {
    models: quadraticCircleModels,
    realisations: quadraticCircleRealisations,
    problem: (seed, _realisation, model) => quadraticCircleModel(seed, 0, model),
  },
  "styblinski-tang": {
    models: styblinskiTangModels,
    realisations: styblinskiTangRealisations,
    problem: (seed, realisation, model) => styblinskiTangModelOf(seed, realisation, model),
  },
};
