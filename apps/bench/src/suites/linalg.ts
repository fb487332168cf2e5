import {
  cholesky,
  eigenSymmetric,
  eigenvaluesSymmetric,
  haarFrame,
  multiply,
  multiplyVector,
} from "@sgd-basins/linalg";
import { stream } from "@sgd-basins/random";
import { prepareMlMatrixEigenvalues, prepareMlMatrixProduct } from "../peers/mlMatrix.ts";
import {
  gaussian,
  norm,
  positiveDefinite,
  symmetric,
  transposed,
  verifyEigenvalues,
  verifyProduct,
  verifyRounded,
} from "./matrices.ts";
import { choleskyCount, eigenvaluesCount, eigenvectorsCount, productCount } from "./operations.ts";
import { defineSuite, type PreparedTask, type TaskDefinition } from "./suite.ts";

/** n of every task. */
const sizes = [10, 50, 100, 200];

function prepareProduct(n: number): PreparedTask {
  const a = gaussian(n, "left");
  const b = gaussian(n, "right");
  const out = new Float64Array(n * n);
  return {
    count: productCount(n),
    call: () => {
      multiply(n, n, n, a, b, out);
      return out[n * n - 1];
    },
    verify: () => verifyProduct(n, a, b, out),
  };
}

function prepareEigen(n: number): PreparedTask {
  const a = symmetric(n);
  let values: Float64Array = new Float64Array(0);
  let vectors: Float64Array = new Float64Array(0);
  return {
    count: eigenvectorsCount(n),
    call: () => {
      ({ values, vectors } = eigenSymmetric(n, a));
      return values[0] + vectors[0];
    },
    verify: () => {
      verifyEigenvalues(n, a, values);
      const first = Float64Array.from({ length: n }, (_, i) => vectors[i * n]);
      const residual = new Float64Array(n);
      multiplyVector(n, n, a, first, residual);
      for (let i = 0; i < n; i++) residual[i] -= values[0] * first[i];
      verifyRounded("the norm of v₁", n, norm(first), 1, 1);
      verifyRounded("the norm of Av₁ − λ₁v₁", n, norm(residual), 0, norm(a));
    },
  };
}

function prepareEigenvalues(n: number): PreparedTask {
  const a = symmetric(n);
  let values: Float64Array = new Float64Array(0);
  return {
    count: eigenvaluesCount(n),
    call: () => {
      values = eigenvaluesSymmetric(n, a);
      return values[0];
    },
    verify: () => verifyEigenvalues(n, a, values),
  };
}

function prepareCholesky(n: number): PreparedTask {
  const a = positiveDefinite(n);
  const factor = new Float64Array(n * n);
  return {
    count: choleskyCount(n),
    call: () => {
      cholesky(n, a, factor);
      return factor[n * n - 1];
    },
    verify: () => verifyProduct(n, factor, transposed(n, factor), a),
  };
}

function prepareHaar(n: number): PreparedTask {
  const source = stream(1, "bench", "haar", n);
  let frame: Float64Array = new Float64Array(0);
  return {
    count: 1,
    call: () => {
      frame = haarFrame(source, n, n);
      return frame[n * n - 1];
    },
    verify: () => {
      const excess = new Float64Array(n * n);
      multiply(n, n, n, frame, transposed(n, frame), excess);
      for (let i = 0; i < n; i++) excess[i * n + i] -= 1;
      verifyRounded("the norm of UU' − I", n, norm(excess), 0, 1);
    },
  };
}

/** All tasks of one size; a peer's follow the ones that they stand beside. */
function tasksOf(n: number): TaskDefinition[] {
  const peer = { implementation: "ml-matrix", unit: "FLOP" } as const;
  return [
    { name: `multiply n=${n}`, unit: "FLOP", prepare: () => prepareProduct(n) },
    { name: `multiply n=${n}`, ...peer, prepare: () => prepareMlMatrixProduct(n) },
    { name: `eigenSymmetric n=${n}`, unit: "FLOP", prepare: () => prepareEigen(n) },
    { name: `eigenvaluesSymmetric n=${n}`, unit: "FLOP", prepare: () => prepareEigenvalues(n) },
    { name: `eigenvaluesSymmetric n=${n}`, ...peer, prepare: () => prepareMlMatrixEigenvalues(n) },
    { name: `cholesky n=${n}`, unit: "FLOP", prepare: () => prepareCholesky(n) },
    { name: `haarFrame n=${n}`, unit: "matrix", prepare: () => prepareHaar(n) },
  ];
}

export const suite = defineSuite("linalg", sizes.flatMap(tasksOf));
