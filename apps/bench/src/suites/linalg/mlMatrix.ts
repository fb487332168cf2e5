/** ml-matrix on the same input as the tasks of the linalg suite. Every routine makes its result anew: part of its price. */
import { CholeskyDecomposition, EigenvalueDecomposition, Matrix, pseudoInverse } from "ml-matrix";
import type { PreparedTask } from "../../tasks/suite.ts";
import {
  gaussian,
  identity,
  positiveDefinite,
  symmetric,
  transposed,
  verifyEigenvalues,
  verifyProduct,
} from "./matrices.ts";
import {
  choleskyCount,
  eigenvaluesCount,
  eigenvectorsCount,
  productCount,
  pseudoInverseCount,
  triangleCount,
  vectorCount,
} from "./operations.ts";

const square = (n: number, a: Float64Array): Matrix => Matrix.from1DArray(n, n, a);
const flat = (a: Matrix): Float64Array => Float64Array.from(a.to1DArray());

export function prepareMlMatrixProduct(n: number): PreparedTask {
  const a = gaussian(n, "left");
  const b = gaussian(n, "right");
  const left = square(n, a);
  const right = square(n, b);
  let product = right;
  return {
    count: productCount(n),
    call: () => {
      product = left.mmul(right);
      return product.get(n - 1, n - 1);
    },
    verify: () => verifyProduct(n, a, b, flat(product)),
  };
}

/** `gram` computes both triangles of A'A and starts from zero. */
export function prepareMlMatrixGram(n: number): PreparedTask {
  const a = gaussian(n, "left");
  const matrix = square(n, a);
  let product = matrix;
  return {
    count: triangleCount(n),
    call: () => {
      product = matrix.gram();
      return product.get(n - 1, n - 1);
    },
    verify: () => verifyProduct(n, transposed(n, a), a, flat(product)),
  };
}

export function prepareMlMatrixVectorProduct(n: number): PreparedTask {
  const a = gaussian(n, "left");
  const x = gaussian(n, "right").slice(0, n);
  const matrix = square(n, a);
  const vector = Matrix.columnVector(x);
  let product = vector;
  return {
    count: vectorCount(n),
    call: () => {
      product = matrix.mmul(vector);
      return product.get(n - 1, 0);
    },
    verify: () => {
      const column = new Float64Array(n * n);
      const result = new Float64Array(n * n);
      for (let i = 0; i < n; i++) {
        column[i * n] = x[i];
        result[i * n] = product.get(i, 0);
      }
      verifyProduct(n, a, column, result);
    },
  };
}

export function prepareMlMatrixCholesky(n: number): PreparedTask {
  const a = positiveDefinite(n);
  const matrix = square(n, a);
  let factor = matrix;
  return {
    count: choleskyCount(n),
    call: () => {
      factor = new CholeskyDecomposition(matrix).lowerTriangularMatrix;
      return factor.get(n - 1, n - 1);
    },
    verify: () => verifyProduct(n, flat(factor), transposed(n, flat(factor)), a),
  };
}

export function prepareMlMatrixEigen(n: number): PreparedTask {
  return { ...prepareDecomposition(n), count: eigenvectorsCount(n) };
}

/** ml-matrix has no way to leave the eigenvectors out, so this does more than `eigenvaluesSymmetric`. */
export function prepareMlMatrixEigenvalues(n: number): PreparedTask {
  return { ...prepareDecomposition(n), count: eigenvaluesCount(n) };
}

function prepareDecomposition(n: number): Omit<PreparedTask, "count"> {
  const a = symmetric(n);
  const matrix = square(n, a);
  let values: number[] = [];
  return {
    call: () => {
      values = new EigenvalueDecomposition(matrix, { assumeSymmetric: true }).realEigenvalues;
      return values[0];
    },
    verify: () => verifyEigenvalues(n, a, values),
  };
}

/** By the singular value decomposition, for general matrices. */
export function prepareMlMatrixPseudoInverse(n: number): PreparedTask {
  const a = positiveDefinite(n);
  const matrix = square(n, a);
  let inverse = matrix;
  return {
    count: pseudoInverseCount(n),
    call: () => {
      inverse = pseudoInverse(matrix);
      return inverse.get(0, 0);
    },
    verify: () => verifyProduct(n, a, flat(inverse), identity(n)),
  };
}
