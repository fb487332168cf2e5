import {
  type QuadraticCircleModel,
  quadraticCircleModel,
  quadraticCircleModels,
  type StyblinskiTangModel,
  styblinskiTangModels,
} from "@sgd-basins/problems";
import type { BatchSize, TightnessData, TightnessSeries } from "@sgd-basins/report";
import { criticalBatchSize, geometryAtGamma, theorem16Index } from "@sgd-basins/theory";
import { type MinimizerTheory, thresholdsAt } from "../bounds/thresholdsAt.ts";
import { discTheory } from "../quadraticCircle/discGeometry.ts";
import { styblinskiTangRealisations } from "../realisations.ts";
import { defineStudy, type TaskKind } from "../study.ts";
import { pointTheory } from "../styblinskiTang/pointGeometry.ts";
import { styblinskiTangModelOf } from "../styblinskiTang/trajectoryKind.ts";

const batchSizes: Readonly<Record<TightnessSeries["family"], readonly BatchSize[]>> = {
  "quadratic-circle": [1, 2, 5, 10, 20, 50, "inf"],
  "styblinski-tang": [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, "inf"],
};

interface TightnessTask {
  readonly seed: number;
  readonly family: "quadratic-circle" | "styblinski-tang";
  readonly realisation: "default" | "selected";
  readonly model: number;
  readonly [key: string]: number | string;
}

/** Both bounds and the exact limit at every minimizer of one model. */
const tightnessKind: TaskKind<TightnessTask, TightnessSeries[]> = {
  name: "tightness",
  uses: ["linalg", "theory"],
  run: (task) => (task.family === "quadratic-circle" ? quadraticCircleSeries(task) : styblinskiTangSeries(task)),
  work: ({ family }) => (family === "quadratic-circle" ? 100 : 20),
};

export const tightness = defineStudy({
  id: "tightness",
  title: "The two bounds beside the exact limit of mean-square stability",
  kind: tightnessKind,
  parameters: () => ({ batchSizes }),
  tasks: ({ seed }): TightnessTask[] => [
    ...quadraticCircleModels.map((model) => ({
      seed,
      family: "quadratic-circle" as const,
      realisation: "default" as const,
      model,
    })),
    ...styblinskiTangRealisations.flatMap(({ id: realisation }) =>
      styblinskiTangModels.map((model) => ({ seed, family: "styblinski-tang" as const, realisation, model })),
    ),
  ],
  assemble: (_, parts): TightnessData => ({ kind: "tightness", series: parts.flat() }),
});

function styblinskiTangSeries({ seed, realisation, model }: TightnessTask): TightnessSeries[] {
  const problem = styblinskiTangModelOf(seed, realisation, model as StyblinskiTangModel);
  return problem.minimizers.map((minimizer) =>
    series("styblinski-tang", realisation, model, minimizer.name, pointTheory(problem, minimizer)),
  );
}

function quadraticCircleSeries({ seed, realisation, model }: TightnessTask): TightnessSeries[] {
  const problem = quadraticCircleModel(seed, 0, model as QuadraticCircleModel);
  return problem.minimizers.map((minimizer) =>
    series("quadratic-circle", realisation, model, minimizer.name, discTheory(problem, minimizer)),
  );
}

function series(
  family: TightnessSeries["family"],
  realisation: TightnessSeries["realisation"],
  model: number,
  minimizer: string,
  theory: MinimizerTheory,
): TightnessSeries {
  const { geometry } = theory;
  return {
    family,
    realisation,
    model,
    minimizer,
    dimension: geometry.dimension,
    rank: geometry.rank,
    index: {
      largestGamma: theorem16Index(geometry, 1),
      zeroGamma: theorem16Index(geometryAtGamma(geometry, 0), 1),
    },
    rho: criticalBatchSize(geometryAtGamma(geometry, 0)),
    points: batchSizes[family].map((batchSize) => {
      const { convergence, meanSquare, divergence } = thresholdsAt(theory, batchSize);
      return { batchSize, convergence, limit: meanSquare, divergence };
    }),
  };
}
