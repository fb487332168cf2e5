/** Decompositions of symmetric matrices, and what is made of them. */
import {
  cholesky,
  eigenSymmetric,
  eigenvaluesSymmetric,
  multiplyVector,
  pencilEigenvalues,
  pseudoInverse,
} from "@sgd-basins/linalg";
import type { PreparedTask } from "../../tasks/suite.ts";
import {
  identity,
  norm,
  positiveDefinite,
  spaceFor,
  symmetric,
  transposed,
  verifyEigenvalues,
  verifyProduct,
  verifyRounded,
} from "./matrices.ts";
import { choleskyCount, eigenvaluesCount, eigenvectorsCount, pencilCount, pseudoInverseCount } from "./operations.ts";

export function prepareCholesky(n: number): PreparedTask {
  const space = spaceFor(n);
  const a = space.allocate(n * n);
  a.set(positiveDefinite(n));
  const factor = space.allocate(n * n);
  return {
    count: choleskyCount(n),
    call: () => {
      cholesky(n, a, factor);
      return factor[n * n - 1];
    },
    verify: () => verifyProduct(n, factor, transposed(n, factor), a),
  };
}

export function prepareEigen(n: number): PreparedTask {
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

export function prepareEigenvalues(n: number): PreparedTask {
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

/** The pencil (A, B) with B positive definite; its eigenvalues sum to tr(B⁻¹A). */
export function preparePencil(n: number): PreparedTask {
  const a = symmetric(n);
  const b = positiveDefinite(n);
  let values: Float64Array = new Float64Array(0);
  return {
    count: pencilCount(n),
    call: () => {
      values = pencilEigenvalues(n, a, b);
      return values[0];
    },
    verify: () => {
      const inverse = pseudoInverse(n, b);
      const trace = inverse.reduce((sum, entry, i) => sum + entry * a[i], 0);
      const sum = values.reduce((total, value) => total + value, 0);
      verifyRounded("the sum of the pencil's eigenvalues", n, sum, trace, norm(inverse) * norm(a));
    },
  };
}

export function preparePseudoInverse(n: number): PreparedTask {
  const a = positiveDefinite(n);
  let inverse: Float64Array = new Float64Array(0);
  return {
    count: pseudoInverseCount(n),
    call: () => {
      inverse = pseudoInverse(n, a);
      return inverse[0];
    },
    verify: () => verifyProduct(n, a, inverse, identity(n)),
  };
}
