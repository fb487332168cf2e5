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
import {
  prepareMlMatrixCholesky,
  prepareMlMatrixEigen,
  prepareMlMatrixEigenvalues,
  prepareMlMatrixPseudoInverse,
} from "./mlMatrix.ts";
import { choleskyCount, eigenvaluesCount, eigenvectorsCount, pencilCount, pseudoInverseCount } from "./operations.ts";
import type { Routine } from "./routine.ts";

/** @public The peers find it by its name, in a thread of its own. */
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

/** @public The peers find it by its name, in a thread of its own. */
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

/** @public The peers find it by its name, in a thread of its own. */
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
function preparePencil(n: number): PreparedTask {
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

function preparePseudoInverse(n: number): PreparedTask {
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

/** In the order of linalg's table. */
export const decompositions: readonly Routine[] = [
  { name: "cholesky", ours: prepareCholesky, mlMatrix: prepareMlMatrixCholesky },
  { name: "eigenSymmetric", ours: prepareEigen, mlMatrix: prepareMlMatrixEigen },
  { name: "eigenvaluesSymmetric", ours: prepareEigenvalues, mlMatrix: prepareMlMatrixEigenvalues },
  { name: "pencilEigenvalues", ours: preparePencil },
  // By a singular value decomposition, which takes seconds at n = 400.
  { name: "pseudoInverse", ours: preparePseudoInverse, mlMatrix: prepareMlMatrixPseudoInverse, mlMatrixUpTo: 200 },
];
