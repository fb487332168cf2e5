import {
  minimizerNamed,
  type QuadraticCircleModel,
  quadraticCircleModel,
  quadraticCircleModels,
} from "@sgd-basins/problems";
import type { BatchSize } from "@sgd-basins/random";
import type { DiscRadiusData } from "@sgd-basins/report";
import { criticalBatchSize, type LocalGeometry, localGeometry, rateOf, theorem16, theorem17 } from "@sgd-basins/theory";
import { rangeDraws } from "../bounds/boundsTask.ts";
import { chunksOf } from "../chunks.ts";
import { discEstimate, discHessians, planeHessiansAt } from "../quadraticCircle/discHessians.ts";
import { seedRange } from "../statistics/seedRange.ts";
import { defineStudy, type TaskKind } from "../study.ts";
import { publishedDivergence } from "../tables/table1.ts";
import { publishedConvergence } from "../tables/table2.ts";

/** Radii of the disc over which Hessians are averaged; the paper says "a small neighborhood", and starts runs at 1e-8. */
const radii = [1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1];

/** The radius that brings the reconstruction nearest to the published columns: fitted to them, after the fact. */
const reconstructionRadius = 0.049;

const columns = ["1", "0.99kmax", "2kmax", "inf"] as const;
type Column = (typeof columns)[number];
type Columns = Readonly<Record<Column, number>>;

type DiscTask = {
  readonly seed: number;
  readonly firstDraw: number;
  readonly draws: number;
};

/** A draw's reconstructed columns of Tables 1 and 2 for the four models; for draw 0 the sensitivity and honest bounds too. */
interface DiscPart {
  readonly draws: readonly (readonly { readonly divergence: Columns; readonly convergence: Columns }[])[];
  readonly sensitivity: DiscRadiusData["sensitivity"];
}

const discRadiusKind: TaskKind<DiscTask, DiscPart> = {
  name: "disc-radius",
  uses: ["linalg", "theory"],
  run: ({ seed, firstDraw, draws }) => ({
    draws: Array.from({ length: draws }, (_, i) =>
      quadraticCircleModels.map((model) => reconstruct(seed, firstDraw + i, model)),
    ),
    sensitivity:
      firstDraw === 0
        ? quadraticCircleModels.flatMap((model) => radii.map((radius) => sense(seed, model, radius)))
        : [],
  }),
  work: ({ draws }) => 3 * draws,
};

const drawsPerTask = 50;

export const discRadius = defineStudy({
  id: "disc-radius",
  title: "The circular columns of Tables 1 and 2: sensitivity to the disc, and a reconstruction",
  kind: discRadiusKind,
  parameters: ({ scale }) => ({ radii, reconstructionRadius, rangeDraws: rangeDraws[scale] }),
  tasks: ({ seed, scale }) => {
    const range = chunksOf(rangeDraws[scale], drawsPerTask, 1);
    return [{ first: 0, count: 1 }, ...range].map(({ first, count }) => ({ seed, firstDraw: first, draws: count }));
  },
  assemble: (_, [own, ...range]): DiscRadiusData => {
    const unselected = range.flatMap(({ draws }) => draws);
    const honest = own.sensitivity.filter(({ radius }) => radius === discEstimate.radius);
    const cell = (quantity: "divergence" | "convergence", model: QuadraticCircleModel, j: number) => {
      const batchSize = columns[j];
      const published = (quantity === "divergence" ? publishedDivergence : publishedConvergence)[model - 1][j];
      const bounds = honest[model - 1][quantity];
      return {
        table: quantity === "divergence" ? ("table-1" as const) : ("table-2" as const),
        model,
        batchSize,
        published,
        honest: batchSize === "1" ? bounds.one : batchSize === "inf" ? bounds.inf : null,
        reconstructed: own.draws[0][model - 1][quantity][batchSize],
        range: seedRange(
          unselected.map((models) => models[model - 1][quantity][batchSize]),
          published,
        ),
      };
    };
    return {
      kind: "disc-radius",
      sensitivity: own.sensitivity,
      reconstruction: {
        radius: reconstructionRadius,
        cells: (["divergence", "convergence"] as const).flatMap((quantity) =>
          quadraticCircleModels.flatMap((model) => columns.map((_, j) => cell(quantity, model, j))),
        ),
        publishedTOverSquare: quadraticCircleModels.map(publishedTOverSquare),
      },
    };
  },
});

/** The honest geometry and bounds of a default model with a disc of some radius. */
function sense(seed: number, model: QuadraticCircleModel, radius: number): DiscRadiusData["sensitivity"][number] {
  const { problem, circular } = circularMinimum(seed, 0, model);
  const geometry = localGeometry(discHessians(problem, circular, radius));
  const [largest, smallest] = geometry.eigenvalues;
  const edge = pointwiseCurvatures(seed, 0, model, radius);
  const both = (theorem: typeof theorem16) => ({
    one: rateOf(theorem(geometry, 1)),
    inf: rateOf(theorem(geometry, "inf")),
  });
  return {
    model,
    radius,
    largestEigenvalue: largest,
    conditionNumber: largest / smallest,
    pointwiseConditionNumber: edge.radial / edge.tangential,
    gamma: geometry.gamma,
    tOverSquare: geometry.t / largest / largest,
    divergence: both(theorem16),
    convergence: both(theorem17),
  };
}

/**
 * The published columns by the reading that fits them: Q̄ is averaged over a disc of radius 0.049, but the eigenvalues of
 * Q̄³ stand for its own, and t is the largest generalised eigenvalue of (F̄, Q̄) at a single point of that disc. k_max is
 * Table 2's for both tables.
 */
function reconstruct(
  seed: number,
  draw: number,
  model: QuadraticCircleModel,
): { divergence: Columns; convergence: Columns } {
  const { problem, circular } = circularMinimum(seed, draw, model);
  const averaged = localGeometry(discHessians(problem, circular, reconstructionRadius));
  const geometry: LocalGeometry = {
    ...averaged,
    eigenvalues: averaged.eigenvalues.map((λ) => λ * λ * λ),
    s: 0,
    t: pointwiseCurvatures(seed, draw, model, reconstructionRadius).largestMeanSquare,
  };
  const kmax = Math.round(criticalBatchSize(geometry));
  const batchSizes: Readonly<Record<Column, BatchSize>> = {
    "1": 1,
    "0.99kmax": Math.max(1, Math.round(0.99 * kmax)),
    "2kmax": 2 * kmax,
    inf: "inf",
  };
  const evaluate = (theorem: typeof theorem16): Columns => ({
    "1": rateOf(theorem(geometry, batchSizes["1"])),
    "0.99kmax": rateOf(theorem(geometry, batchSizes["0.99kmax"])),
    "2kmax": rateOf(theorem(geometry, batchSizes["2kmax"])),
    inf: rateOf(theorem(geometry, batchSizes.inf)),
  });
  return { divergence: evaluate(theorem16), convergence: evaluate(theorem17) };
}

/**
 * Curvatures at one point at a distance from the circular minimum: of Q̄ along the radius and across it, and
 * Σ pᵢqᵢ² along the radius. All Qᵢ share these two directions there, so that is the largest eigenvalue of (F̄, Q̄).
 */
function pointwiseCurvatures(
  seed: number,
  draw: number,
  model: QuadraticCircleModel,
  radius: number,
): { radial: number; tangential: number; largestMeanSquare: number } {
  const { problem } = circularMinimum(seed, draw, model);
  const { matrices } = planeHessiansAt(problem, Float64Array.of(radius, 0));
  let radial = 0;
  let tangential = 0;
  let largestMeanSquare = 0;
  for (let i = 0; i < problem.components; i++) {
    const along = matrices[4 * i];
    radial += problem.weights[i] * along;
    tangential += problem.weights[i] * matrices[4 * i + 3];
    largestMeanSquare += problem.weights[i] * along * along;
  }
  return { radial, tangential, largestMeanSquare };
}

function circularMinimum(seed: number, draw: number, model: QuadraticCircleModel) {
  const problem = quadraticCircleModel(seed, draw, model);
  return { problem, circular: minimizerNamed(problem, "circular") };
}

/** t/λ₁² that a model's published columns need: λ₁ from Table 2 at k = ∞, λᵣ from Table 1, t from Table 2 at k = 1. */
function publishedTOverSquare(model: QuadraticCircleModel): number {
  const [divergenceAtOne, , , divergence] = publishedDivergence[model - 1];
  const [convergenceAtOne, , , convergence] = publishedConvergence[model - 1];
  const gamma = divergence / divergenceAtOne - 1;
  const largest = 2 / convergence;
  const smallest = 2 / divergence;
  const t = (2 * smallest) / convergenceAtOne - (1 + gamma) * smallest * smallest;
  return t / largest / largest;
}
