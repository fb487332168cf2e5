import {
  type QuadraticCircleModel,
  quadraticCircleModel,
  quadraticCircleModels,
  type StyblinskiTangModel,
  styblinskiTangModels,
} from "@sgd-basins/problems";
import type { BatchSize } from "@sgd-basins/random";
import type { TightnessData, TightnessSeries } from "@sgd-basins/report";
import {
  type Bound,
  criticalBatchSize,
  diagonalMeanSquareLimit,
  geometryAtGamma,
  type LocalGeometry,
  meanSquareLimit,
  theorem16,
  theorem16Index,
  theorem17,
} from "@sgd-basins/theory";
import { learningRateOf } from "../bounds/minimizerBounds.ts";
import { discGeometry, discHessians } from "../quadraticCircle/discGeometry.ts";
import { styblinskiTangRealisations } from "../realisations.ts";
import { defineStudy, type TaskKind } from "../study.ts";
import { pointGeometry } from "../styblinskiTang/pointGeometry.ts";
import { styblinskiTangModelOf } from "../styblinskiTang/trajectoryKind.ts";

const batchSizes: Readonly<Record<TightnessSeries["family"], readonly BatchSize[]>> = {
  "quadratic-circle": [1, 2, 5, 10, 20, 50, "inf"],
  "styblinski-tang": [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, "inf"],
};

type TightnessTask = {
  readonly seed: number;
  readonly family: "quadratic-circle" | "styblinski-tang";
  readonly realisation: "default" | "selected";
  readonly model: number;
};

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
  return problem.minimizers.map((minimizer) => {
    const geometry = pointGeometry(problem, minimizer);
    return series("styblinski-tang", realisation, model, minimizer.name, geometry, (batchSize) =>
      diagonalMeanSquareLimit(geometry, batchSize),
    );
  });
}

/** The quadratic minimum has rank 1 and the rule of one coordinate; the circular one has 2×2 Hessians of all directions. */
function quadraticCircleSeries({ seed, realisation, model }: TightnessTask): TightnessSeries[] {
  const problem = quadraticCircleModel(seed, 0, model as QuadraticCircleModel);
  return problem.minimizers.map((minimizer) => {
    const geometry = discGeometry(problem, minimizer);
    const hessians = discHessians(problem, minimizer);
    return series("quadratic-circle", realisation, model, minimizer.name, geometry, (batchSize) =>
      geometry.rank === 1
        ? diagonalMeanSquareLimit(geometry, batchSize)
        : meanSquareLimit(2, problem.weights, hessians, batchSize),
    );
  });
}

function series(
  family: TightnessSeries["family"],
  realisation: TightnessSeries["realisation"],
  model: number,
  minimizer: string,
  geometry: LocalGeometry,
  limitAt: (batchSize: BatchSize) => Bound,
): TightnessSeries {
  const rate = (bound: Bound): number => {
    const value = learningRateOf(bound);
    if (value === null) throw new Error(`Model ${model}, ${minimizer}: no bound`);
    return value;
  };
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
    points: batchSizes[family].map((batchSize) => ({
      batchSize,
      convergence: rate(theorem17(geometry, batchSize)),
      limit: rate(limitAt(batchSize)),
      divergence: rate(theorem16(geometry, batchSize)),
    })),
  };
}
