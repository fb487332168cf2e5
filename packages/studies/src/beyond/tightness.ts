import { familySchema, type TightnessData, type TightnessSeries } from "@sgd-basins/report";
import { criticalBatchSize, geometryAtGamma, theorem16Index } from "@sgd-basins/theory";
import { type AlmostSureTask, almostSureKind } from "../bounds/almostSureKind.ts";
import { ratesAt } from "../bounds/ratesAt.ts";
import { type ModelName, theoryAt } from "../bounds/theoryAt.ts";
import { families } from "../families.ts";
import { defineStudy, type TaskKind } from "../study.ts";

/** A series without the almost-sure limits, each of which is a task of its own. */
interface ExactSeries extends Omit<TightnessSeries, "points"> {
  readonly points: readonly Omit<
    TightnessSeries["points"][number],
    "almostSure" | "almostSureLow" | "almostSureHigh"
  >[];
}

/** Both bounds and the exact limit at every minimizer of one model. */
const tightnessKind: TaskKind<ModelName, ExactSeries[]> = {
  name: "tightness",
  uses: ["linalg", "theory"],
  run: (task) => families[task.family].minimizers.map((minimizer) => exactSeries(task, minimizer)),
  work: ({ family }) => (family === "quadratic-circle" ? 100 : 20),
};

export const tightness = defineStudy({
  id: "tightness",
  title: "The two bounds beside the exact limit of mean-square stability",
  kind: tightnessKind,
  parameters: () => ({
    batchSizes: Object.fromEntries(familySchema.options.map((family) => [family, [...families[family].batchSizes]])),
  }),
  tasks: ({ seed }) => modelNames(seed),
  shared: {
    kind: almostSureKind,
    tasks: ({ seed }): AlmostSureTask[] =>
      modelNames(seed).flatMap((name) =>
        families[name.family].minimizers.flatMap((minimizer) =>
          families[name.family].batchSizes.map((batchSize) => ({ ...name, minimizer, batchSize })),
        ),
      ),
  },
  assemble: (_, parts, limits): TightnessData => {
    let next = 0;
    const series = parts.flat().map((exact) => ({
      ...exact,
      points: exact.points.map((point) => {
        const { learningRate, interval } = limits[next++];
        return { ...point, almostSure: learningRate, almostSureLow: interval[0], almostSureHigh: interval[1] };
      }),
    }));
    return { kind: "tightness", series };
  },
});

function modelNames(seed: number): ModelName[] {
  return familySchema.options.flatMap((family) => {
    const { realisations, models } = families[family];
    return realisations.flatMap(({ id: realisation }) => models.map((model) => ({ seed, family, realisation, model })));
  });
}

function exactSeries(name: ModelName, minimizer: string): ExactSeries {
  const { family, realisation, model } = name;
  const theory = theoryAt(name, minimizer);
  const { geometry } = theory;
  const atZeroGamma = geometryAtGamma(geometry, 0);
  return {
    family,
    realisation,
    model,
    minimizer,
    dimension: geometry.dimension,
    rank: geometry.rank,
    index: { largestGamma: theorem16Index(geometry, 1), zeroGamma: theorem16Index(atZeroGamma, 1) },
    rho: criticalBatchSize(atZeroGamma),
    points: families[family].batchSizes.map((batchSize) => {
      const { meanSquare: limit, ...bounds } = ratesAt(theory, batchSize);
      return { batchSize, limit, ...bounds };
    }),
  };
}
