import { haarFrame } from "@sgd-basins/linalg";
import { normalizeWeights, type StyblinskiTangModel, styblinskiTangModel } from "@sgd-basins/problems";
import { type BatchSize, normal, stream, uniform01 } from "@sgd-basins/random";
import {
  almostSureLimit,
  type Bound,
  type DenseHessians,
  denseHessians,
  diagonalHessians,
  type Hessians,
  type LocalGeometry,
  localGeometry,
  localTheory,
  meanSquareLimit,
  rowHessians,
  theorem16,
  theorem17,
  thresholds,
} from "@sgd-basins/theory";
import { defineSuite, type PreparedTask, type TaskDefinition } from "../tasks/suite.ts";
import { verifyClose, verifyThat, WrongResultError } from "../tasks/verify.ts";

/** d and N of dense quadratic sums. */
const denseSizes = [
  { dimension: 10, components: 50 },
  { dimension: 50, components: 50 },
];
const limitSizes = [
  { dimension: 5, components: 20 },
  { dimension: 10, components: 50 },
];
const diagonalModels: StyblinskiTangModel[] = [1, 3];
const batchSizes: BatchSize[] = [1, 200, 500, "inf"];

/** As in Appendix A: Qᵢ = UΛU' with U Haar, here of rank d/2, and Λ ~ U(0, 50); random weights. */
function randomHessians(d: number, components: number): DenseHessians {
  const source = stream(1, "bench", "hessians", d, components);
  const rank = Math.ceil(d / 2);
  const weights = normalizeWeights(Float64Array.from({ length: components }, () => 1 - uniform01(source)));
  const matrices = Array.from({ length: components }, () => {
    const frame = haarFrame(source, d, rank);
    const q = new Float64Array(d * d);
    for (let k = 0; k < rank; k++) {
      const eigenvalue = 50 * uniform01(source);
      for (let i = 0; i < d; i++) {
        for (let j = 0; j < d; j++) q[i * d + j] += eigenvalue * (frame[k * d + i] * frame[k * d + j]);
      }
    }
    return q;
  });
  return denseHessians(d, weights, matrices);
}

/** The components' diagonal Hessians at the flat minimizer of a Styblinski–Tang model. */
function styblinskiTangHessians(model: StyblinskiTangModel): Hessians {
  const problem = styblinskiTangModel(1, 0, model);
  return problem.hessiansAt(problem.minimizers[0].point);
}

/** The same, checked and averaged again, which is part of what a geometry costs. */
function again(h: Hessians): Hessians {
  const { dimension, weights } = h;
  if (h.structure === "dense") return denseHessians(dimension, weights, h.matrices);
  if (h.structure === "diagonal") return diagonalHessians(dimension, weights, h.diagonals);
  throw new WrongResultError("there is no task with rows");
}

/** Throws unless the geometry has full rank, Σ λ = tr Q̄, γ > 0 and t > 0. */
function verifyGeometry(geometry: LocalGeometry, { dimension, structure, mean }: Hessians): void {
  const stride = structure === "diagonal" ? 1 : dimension + 1;
  let trace = 0;
  for (let j = 0; j < dimension; j++) trace += mean[j * stride];
  verifyThat(geometry.rank === dimension, "Q̄ has full rank");
  const sum = geometry.eigenvalues.reduce((total, λ) => total + λ, 0);
  verifyClose("the sum of the eigenvalues", sum, trace, 1e-12 * trace);
  verifyThat(geometry.gamma > 0 && geometry.t > 0, "γ and t are positive");
}

function prepareGeometry(h: Hessians): PreparedTask {
  let geometry = localGeometry(h);
  return {
    count: h.components,
    call: () => {
      geometry = localGeometry(again(h));
      return geometry.gamma + geometry.t;
    },
    verify: () => verifyGeometry(geometry, h),
  };
}

function rateOf(bound: Bound): number {
  if (!bound.applies) throw new WrongResultError(`no bound: ${bound.reason}`);
  return bound.learningRate;
}

/** Both theorems at every batch size: bounds without the geometry that they come from. */
function prepareTheorems(): PreparedTask {
  const geometry = localGeometry(styblinskiTangHessians(3));
  return {
    count: 2 * batchSizes.length,
    call: () => {
      let sum = 0;
      for (const k of batchSizes) sum += rateOf(theorem16(geometry, k)) + rateOf(theorem17(geometry, k));
      return sum;
    },
    verify: () => {
      for (const k of batchSizes) {
        const [u, l] = [rateOf(theorem17(geometry, k)), rateOf(theorem16(geometry, k))];
        verifyThat(u > 0 && u <= l, `0 < u(${k}) ≤ l(${k})`);
      }
    },
  };
}

function prepareLimit(d: number, components: number): PreparedTask {
  const h = randomHessians(d, components);
  let limit = Number.NaN;
  return {
    count: 1,
    call: () => {
      limit = rateOf(meanSquareLimit(again(h), 1));
      return limit;
    },
    verify: () => {
      const geometry = localGeometry(h);
      const [u, l] = [rateOf(theorem17(geometry, 1)), rateOf(theorem16(geometry, 1))];
      verifyThat(u <= limit && limit <= l, "u(1) ≤ α*(1) ≤ l(1)");
    },
  };
}

/** The almost-sure limit of N rows by chains of vectors, to 2 %. */
function prepareAlmostSure(d: number, components: number, batchSize: BatchSize): PreparedTask {
  const source = stream(1, "bench", "almost-sure", d, components);
  const rows = Float64Array.from({ length: components * d }, () => normal(source));
  const theory = localTheory(rowHessians(d, new Float64Array(components).fill(1 / components), rows));
  const { meanSquare } = thresholds(theory, batchSize);
  let rate = Number.NaN;
  return {
    count: 1,
    call: () => {
      rate = rateOf(almostSureLimit(theory, batchSize, meanSquare));
      return rate;
    },
    verify: () =>
      verifyThat(rateOf(meanSquare) <= rate && rate <= 10 * rateOf(meanSquare), "α* ≤ α_as, and not far above"),
  };
}

export const suite = defineSuite("theory", [
  ...denseSizes.map(
    ({ dimension, components }): TaskDefinition => ({
      name: `denseLocalGeometry d=${dimension} N=${components}`,
      unit: "matrix",
      prepare: () => prepareGeometry(randomHessians(dimension, components)),
    }),
  ),
  ...diagonalModels.map(
    (model): TaskDefinition => ({
      name: `diagonalLocalGeometry Styblinski–Tang ${model}`,
      unit: "matrix",
      prepare: () => prepareGeometry(styblinskiTangHessians(model)),
    }),
  ),
  { name: "theorem16+17 Styblinski–Tang 3", unit: "bound", prepare: prepareTheorems },
  ...limitSizes.map(
    ({ dimension, components }): TaskDefinition => ({
      name: `meanSquareLimit d=${dimension} N=${components} k=1`,
      unit: "bound",
      prepare: () => prepareLimit(dimension, components),
    }),
  ),
  ...([1, 16] as const).map(
    (batchSize): TaskDefinition => ({
      name: `almostSureLimit of 200 rows d=5 k=${batchSize}`,
      unit: "bound",
      prepare: () => prepareAlmostSure(5, 200, batchSize),
    }),
  ),
]);
