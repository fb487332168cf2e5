import { rowRange } from "@sgd-basins/linalg";
import { leastSquaresIn, noiseOfRows, type Problem, weightedRows } from "@sgd-basins/problems";
import type { BatchSize, Sampling } from "@sgd-basins/random";
import { type CostData, type CostSeries, type FamilyId, familyNames, familySchema } from "@sgd-basins/report";
import {
  type Batch,
  batchOf,
  fewestSteps,
  type Goal,
  localTheory,
  type MeanSquareDynamics,
  meanSquareDynamics,
  stepsAt,
  theoryOfRows,
} from "@sgd-basins/theory";
import { families } from "../families.ts";
import { hessiansAbout } from "../geometry.ts";
import { defineStudy, type TaskKind } from "../study.ts";
import { type IrisColumns, irisParameters } from "./iris.ts";

type CostTask =
  | { readonly problem: "iris"; readonly columns: IrisColumns }
  | { readonly problem: FamilyId; readonly seed: number; readonly model: number };

/** What the expected gap is to be a share of, where nothing else is asked for. */
const shrinkage = 1e-6;
/** And of the gap at β = 0, where there is a noise floor. */
const share = 0.01;
/** How much more than the cheapest batch size a larger one may cost. */
const worth = 1.5;

interface NoisyGoal extends Goal {
  /** With the noise at the minimizer. */
  readonly dynamics: MeanSquareDynamics;
  /** Where runs start. */
  readonly from: Float64Array;
}

/** A problem near a minimizer; the goal is null where its noise is not looked at. */
interface Place {
  readonly id: string;
  readonly label: string;
  readonly components: number;
  readonly uniform: boolean;
  readonly rank: number;
  /** As if every component had the same minimizer. */
  readonly dynamics: MeanSquareDynamics;
  readonly goal: NoisyGoal | null;
}

/** The cost of every batch size at the minimizers of one problem. */
export const costKind: TaskKind<CostTask, CostSeries[]> = {
  name: "cost",
  uses: ["linalg", "theory"],
  run: (task) => placesOf(task).flatMap(seriesOf),
  work: ({ problem }) => (problem === "quadratic-circle" ? 150 : 60),
};

export const cost = defineStudy({
  id: "cost",
  title: "Gradients to a goal against the batch size",
  kind: costKind,
  parameters: () => ({ shrinkage, share, worth }),
  tasks: ({ seed }): CostTask[] => [
    ...(["raw", "standardised"] as const).map((columns) => ({ problem: "iris" as const, columns })),
    ...familySchema.options.flatMap((problem) => families[problem].models.map((model) => ({ problem, seed, model }))),
  ],
  assemble: (_, parts): CostData => ({ kind: "cost", series: parts.flat() }),
});

function placesOf(task: CostTask): Place[] {
  if (task.problem === "iris") return [irisPlace(task.columns)];
  const { problem: family, seed, model } = task;
  const problem = families[family].problem(seed, "default", model);
  return problem.minimizers.map((minimizer) => {
    const { geometry, moment } = localTheory(hessiansAbout(problem, minimizer));
    return {
      id: `${family}-${model}-${minimizer.name}`,
      label: `${familyNames[family]} Model ${model}, ${minimizer.name} minimizer`,
      components: problem.components,
      uniform: isUniform(problem),
      rank: geometry.rank,
      dynamics: meanSquareDynamics(moment, null),
      goal: null,
    };
  });
}

function irisPlace(columns: IrisColumns): Place {
  const parameters = irisParameters(columns);
  const { data } = weightedRows(parameters);
  const range = rowRange(data);
  const problem = leastSquaresIn(parameters, range);
  const { geometry, moment, noise } = theoryOfRows(data, range, null);
  const { left, gapAt, coordinatesAt } = noiseOfRows(parameters, problem.minimizers[0].point, range);
  const zero = new Float64Array(parameters.dimension);
  const start = gapAt(zero);
  return {
    id: `iris-${columns}`,
    label: `Iris, ${columns} columns and a constant`,
    components: data.count,
    uniform: true,
    rank: geometry.rank,
    dynamics: meanSquareDynamics(moment, null),
    goal: {
      dynamics: meanSquareDynamics(moment, noise(left)),
      start,
      gap: share * start,
      from: coordinatesAt(zero),
    },
  };
}

function isUniform({ weights }: Problem): boolean {
  return weights.every((weight) => weight === weights[0]);
}

function seriesOf(place: Place): CostSeries[] {
  const { id, label, components, rank, uniform } = place;
  const samplings: readonly Sampling[] = uniform ? ["with-replacement", "without-replacement"] : ["with-replacement"];
  return samplings.map((sampling) => {
    const points = batchSizesUpTo(components).map((batchSize) => pointAt(place, batchSize, sampling));
    const least = Math.min(...points.map(({ gradients }) => gradients));
    const cheapest = points.find(({ gradients }) => gradients === least);
    const worthwhile = points.findLast(({ gradients }) => gradients <= worth * least);
    if (cheapest === undefined || worthwhile === undefined) throw new Error(`${id} has no batch size`);
    return {
      ...{ id, label, components, rank, sampling },
      cheapest: cheapest.batchSize,
      worthwhile: worthwhile.batchSize,
      points,
    };
  });
}

/** Powers of two, and gradient descent. */
function batchSizesUpTo(components: number): BatchSize[] {
  const sizes: BatchSize[] = [];
  for (let k = 1; k <= components; k *= 2) sizes.push(k);
  return [...sizes, "inf"];
}

function pointAt(
  { dynamics, components, goal }: Place,
  batchSize: BatchSize,
  sampling: Sampling,
): CostSeries["points"][number] {
  const drawn = batchOf(batchSize, sampling, components);
  if (!drawn.applies) throw new RangeError(drawn.reason);
  const at = dynamics.at(drawn.batch);
  const perStep = batchSize === "inf" ? components : batchSize;
  const learningRate = fewestSteps(at, dynamics.flattest, null);
  const { factor, steps } = stepsAt(at, learningRate, { start: 1, gap: shrinkage }, null);
  return {
    batchSize,
    limit: at.limit,
    learningRate,
    factor,
    gradients: perStep * steps,
    goal: goal === null ? null : goalAt(drawn.batch, perStep, goal),
  };
}

function goalAt(
  batch: Batch,
  perStep: number,
  { dynamics, from, ...goal }: NoisyGoal,
): CostSeries["points"][number]["goal"] {
  const at = dynamics.at(batch);
  const learningRate = fewestSteps(at, dynamics.flattest, goal, from);
  const { floor, steps } = stepsAt(at, learningRate, goal, from);
  return { learningRate, floor, gradients: perStep * steps };
}
