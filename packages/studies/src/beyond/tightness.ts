import type { Minimizer, Problem } from "@sgd-basins/problems";
import {
  type FamilyId,
  familySchema,
  type Realisation,
  type TightnessData,
  type TightnessSeries,
} from "@sgd-basins/report";
import { criticalBatchSize, geometryAtGamma, localTheory, theorem16Index } from "@sgd-basins/theory";
import { ratesAt } from "../bounds/ratesAt.ts";
import { families } from "../families.ts";
import { hessiansAbout } from "../geometry.ts";
import { defineStudy, type TaskKind } from "../study.ts";

type TightnessTask = {
  readonly seed: number;
  readonly family: FamilyId;
  readonly realisation: Realisation["id"];
  readonly model: number;
};

/** Both bounds, the exact limit and the almost-sure limit at every minimizer of one model. */
const tightnessKind: TaskKind<TightnessTask, TightnessSeries[]> = {
  name: "tightness",
  uses: ["linalg", "theory"],
  run: (task) => {
    const problem = families[task.family].problem(task.seed, task.realisation, task.model);
    return problem.minimizers.map((minimizer) => series(task, problem, minimizer));
  },
  work: ({ family }) => (family === "quadratic-circle" ? 100 : 20),
};

export const tightness = defineStudy({
  id: "tightness",
  title: "The two bounds beside the exact limit of mean-square stability",
  kind: tightnessKind,
  parameters: () => ({
    batchSizes: Object.fromEntries(familySchema.options.map((family) => [family, [...families[family].batchSizes]])),
  }),
  tasks: ({ seed }): TightnessTask[] =>
    familySchema.options.flatMap((family) => {
      const { realisations, models } = families[family];
      return realisations.flatMap(({ id: realisation }) =>
        models.map((model) => ({ seed, family, realisation, model })),
      );
    }),
  assemble: (_, parts): TightnessData => ({ kind: "tightness", series: parts.flat() }),
});

function series(
  { family, realisation, model }: TightnessTask,
  problem: Problem,
  minimizer: Minimizer,
): TightnessSeries {
  const theory = localTheory(hessiansAbout(problem, minimizer));
  const { geometry } = theory;
  const atZeroGamma = geometryAtGamma(geometry, 0);
  return {
    family,
    realisation,
    model,
    minimizer: minimizer.name,
    dimension: geometry.dimension,
    rank: geometry.rank,
    index: { largestGamma: theorem16Index(geometry, 1), zeroGamma: theorem16Index(atZeroGamma, 1) },
    rho: criticalBatchSize(atZeroGamma),
    points: families[family].batchSizes.map((batchSize) => {
      const { meanSquare: limit, interval, ...bounds } = ratesAt(theory, batchSize);
      return { batchSize, limit, ...bounds, almostSureLow: interval[0], almostSureHigh: interval[1] };
    }),
  };
}
