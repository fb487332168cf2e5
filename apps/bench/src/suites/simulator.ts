// The whole modules for what older commits lack: there one task fails, and not the import of all.
import * as problems from "@sgd-basins/problems";
import {
  type Minimizer,
  type Problem,
  quadraticCircleModel,
  quadraticSum,
  styblinskiTangModel,
  styblinskiTangSum,
  uniformWeights,
} from "@sgd-basins/problems";
import {
  type BatchSize,
  fillNormals,
  normal,
  type Sampling,
  stream,
  uniform01,
  uniformBall,
  weightedIndexSampler,
} from "@sgd-basins/random";
import * as simulator from "@sgd-basins/simulator";
import { type Run, type RunSettings, sgdStep, simulateRun, simulateRuns } from "@sgd-basins/simulator";
import { defineSuite, type PreparedTask, type TaskDefinition } from "../tasks/suite.ts";
import { verifyThat } from "../tasks/verify.ts";

/** Steps of a call, as many as the paper's runs have; every call starts from the same point. */
const STEPS = 20;
/** Runs of a call, as many as the paper's cells have. */
const RUNS = 100;

const batchSizes: BatchSize[] = [1, 200, 500, "inf"];
const networkBatchSizes: BatchSize[] = [1, 16, 64, "inf"];

/** Where SGD-k starts, and a learning rate at which it stays near. */
interface Workload {
  readonly name: string;
  readonly problem: () => Problem;
  readonly minimizer: string;
  readonly radius: number;
  readonly learningRate: number;
}

/** Dense Qᵢ = zz' + I with z normal, in d dimensions, all minimal at 0. */
function denseQuadraticSum(dimension: number, components: number): Problem {
  const source = stream(1, "bench", "quadratic sum", dimension, components);
  return quadraticSum({
    dimension,
    weights: uniformWeights(components),
    hessians: Array.from({ length: components }, () => {
      const z = Float64Array.from({ length: dimension }, () => normal(source));
      return Float64Array.from({ length: dimension * dimension }, (_, e) => {
        const [i, j] = [Math.floor(e / dimension), e % dimension];
        return z[i] * z[j] + (i === j ? 1 : 0);
      });
    }),
    linearTerms: Array.from({ length: components }, () => new Float64Array(dimension)),
  });
}

/** The models' law of coefficients, but each component acts on every coordinate. */
function denseStyblinskiTangSum(dimension: number, components: number): Problem {
  const source = stream(1, "bench", "dense Styblinski–Tang", dimension, components);
  const terms = Array.from({ length: dimension * components }, (_, e) => ({
    component: Math.floor(e / dimension),
    coordinate: e % dimension,
    c1: 20 * uniform01(source),
    c2: -320 * uniform01(source),
    c3: 100 * uniform01(source),
  }));
  const problem = styblinskiTangSum(dimension, uniformWeights(components), terms);
  if (problem === null) throw new RangeError("a coordinate does not have two minima inside the box");
  return problem;
}

const workloads: Workload[] = [
  {
    name: "quadratic sum d=50 N=100",
    problem: () => denseQuadraticSum(50, 100),
    minimizer: "minimizer",
    radius: 0.1,
    learningRate: 1e-3,
  },
  {
    name: "quadratic circle 1",
    problem: () => quadraticCircleModel(1, 0, 1),
    minimizer: "quadratic",
    radius: 0.1,
    learningRate: 1,
  },
  {
    name: "Styblinski–Tang 1",
    problem: () => styblinskiTangModel(1, 0, 1),
    minimizer: "flat",
    radius: 0.1,
    learningRate: 1e-4,
  },
  {
    name: "Styblinski–Tang 3",
    problem: () => styblinskiTangModel(1, 0, 3),
    minimizer: "flat",
    radius: 0.1,
    learningRate: 1e-4,
  },
  {
    name: "dense Styblinski–Tang d=50 N=200",
    problem: () => denseStyblinskiTangSum(50, 200),
    minimizer: "flat",
    radius: 0.1,
    learningRate: 1e-4,
  },
];

function distance(x: Float64Array, y: Float64Array): number {
  return Math.sqrt(x.reduce((sum, entry, j) => sum + (entry - y[j]) * (entry - y[j]), 0));
}

/** Not by the function that problems has for it: this runs in checkouts of commits that had none as well. */
function minimizerOf(problem: Problem, workload: Workload): Minimizer {
  return problem.minimizers.find(({ name }) => name === workload.minimizer) as Minimizer;
}

function prepareSteps(workload: Workload, batchSize: BatchSize): PreparedTask {
  const problem = workload.problem();
  const minimizer = minimizerOf(problem, workload);
  const source = stream(1, "bench", "steps", workload.name, batchSize);
  const sample = weightedIndexSampler(problem.weights);
  const start = new Float64Array(problem.dimension);
  uniformBall(source, minimizer.point, workload.radius, start);
  const x = new Float64Array(problem.dimension);
  const gradient = new Float64Array(problem.dimension);
  return {
    count: STEPS,
    call: () => {
      x.set(start);
      for (let step = 0; step < STEPS; step++) {
        sgdStep(problem, x, workload.learningRate, batchSize, sample, source, gradient);
      }
      return x[0];
    },
    verify: () => {
      const before = distance(start, minimizer.point);
      const after = distance(x, minimizer.point);
      verifyThat(after !== before && minimizer.inBasin(x), "the iterate moves and stays in its basin");
      if (batchSize === "inf") verifyThat(after < before, "gradient descent comes closer to the minimizer");
    },
  };
}

/** Whole runs with all that is recorded of them, as the studies ask for them. */
function prepareRuns(workload: Workload, batchSize: BatchSize, sampling: Sampling = "with-replacement"): PreparedTask {
  const problem = workload.problem();
  const start = minimizerOf(problem, workload);
  const { radius, learningRate } = workload;
  const settings: RunSettings = { problem, start, radius, learningRate, batchSize, sampling, steps: STEPS };
  const meaning = ["bench", "runs", workload.name, batchSize];
  const sample =
    sampling === "with-replacement"
      ? weightedIndexSampler(problem.weights)
      : simulator.componentSampler(problem, batchSize, sampling);
  let runs: Run[] = [];
  return {
    count: RUNS * STEPS,
    call: () => {
      runs = simulateRuns(settings, RUNS, 1, meaning);
      return runs[0].distances[0][STEPS];
    },
    verify: () => {
      const last = RUNS - 1;
      const expected = simulateRun(settings, sample, stream(1, ...meaning, last));
      const same = expected.distances.every((row, m) =>
        row.every((entry, step) => entry === runs[last].distances[m][step]),
      );
      verifyThat(runs.length === RUNS && same, "the last run has the bits of the definition");
    },
  };
}

/** Of a network's runs: fewer and longer, as in a study of where they leave. */
const NETWORK_RUNS = 8;
const NETWORK_STEPS = 100;

/** A network with 3 inputs and 30 hidden units, d = 151, about parameters at which it fits 40 rows exactly. */
function fittedNetwork(): { problem: problems.Network; point: Float64Array } {
  const source = stream(1, "bench", "network");
  const shape = { inputs: 3, hidden: [30], outputs: 1 };
  const point = new Float64Array(problems.parameterCount(shape));
  const inputs = new Float64Array(40 * shape.inputs);
  fillNormals(source, point);
  fillNormals(source, inputs);
  const targets = new Float64Array(40);
  const outputs = new Float64Array(40);
  problems.network(shape, { count: 40, inputs, targets }).residuals(point, outputs);
  return { problem: problems.network(shape, { count: 40, inputs, targets: outputs }), point };
}

const networkSettings = (batchSize: BatchSize) => ({
  ...fittedNetwork(),
  distance: 1e-5,
  learningRate: 1e-3,
  batchSize,
  steps: NETWORK_STEPS,
  factor: 100,
});

function prepareNetworkRuns(batchSize: BatchSize): PreparedTask {
  const settings = networkSettings(batchSize);
  const meaning = ["bench", "network runs", batchSize];
  let ends: readonly simulator.Departure[] = [];
  return {
    count: NETWORK_RUNS * NETWORK_STEPS,
    call: () => {
      ends = simulator.simulateDepartures(settings, NETWORK_RUNS, 1, meaning);
      return ends[0].growth;
    },
    verify: () => {
      const last = NETWORK_RUNS - 1;
      const sample = simulator.componentSampler(settings.problem, batchSize);
      const { growth } = simulator.simulateDeparture(settings, sample, stream(1, ...meaning, last));
      verifyThat(ends.length === NETWORK_RUNS && growth === ends[last].growth, "the last run is the definition's");
      verifyThat(
        ends.every(({ left }) => !left),
        "no run leaves",
      );
    },
  };
}

/** The definition of the same, one run. */
function prepareNetworkRun(batchSize: BatchSize): PreparedTask {
  const settings = networkSettings(batchSize);
  const sample = simulator.componentSampler(settings.problem, batchSize);
  let growth = Number.NaN;
  return {
    count: NETWORK_STEPS,
    call: () => {
      growth = simulator.simulateDeparture(settings, sample, stream(1, "bench", "network run")).growth;
      return growth;
    },
    verify: () => verifyThat(growth > 0 && growth < 100 && growth !== 1, "the run moves and does not leave"),
  };
}

const taskOf = (
  kind: string,
  prepare: (workload: Workload, batchSize: BatchSize) => PreparedTask,
  workload: Workload,
  batchSize: BatchSize,
): TaskDefinition => ({
  name: `${kind}SGD-${batchSize} ${workload.name}`,
  unit: "step",
  prepare: () => prepare(workload, batchSize),
});

export const suite = defineSuite("simulator", [
  ...workloads.flatMap((workload) => batchSizes.map((batchSize) => taskOf("", prepareSteps, workload, batchSize))),
  ...workloads
    .slice(1)
    .flatMap((workload) => batchSizes.map((batchSize) => taskOf("runs of ", prepareRuns, workload, batchSize))),
  {
    name: `runs of SGD-25 ${workloads[1].name} without replacement`,
    unit: "step",
    prepare: () => prepareRuns(workloads[1], 25, "without-replacement"),
  },
  ...networkBatchSizes.flatMap((batchSize): TaskDefinition[] => [
    {
      name: `SGD-${batchSize} network d=151 N=40`,
      unit: "step",
      prepare: () => prepareNetworkRun(batchSize),
    },
    {
      name: `runs of SGD-${batchSize} network d=151 N=40`,
      unit: "step",
      prepare: () => prepareNetworkRuns(batchSize),
    },
  ]),
]);
