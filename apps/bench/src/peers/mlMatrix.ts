/** ml-matrix on the same input as the tasks of the linalg suite. */
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { gaussian, symmetric, verifyEigenvalues, verifyProduct } from "../suites/matrices.ts";
import { eigenvaluesCount, productCount } from "../suites/operations.ts";
import type { PreparedTask } from "../suites/suite.ts";

/** `mmul` makes its result anew, which `multiply` leaves to the caller: that is part of its price. */
export function prepareMlMatrixProduct(n: number): PreparedTask {
  const a = gaussian(n, "left");
  const b = gaussian(n, "right");
  const left = Matrix.from1DArray(n, n, a);
  const right = Matrix.from1DArray(n, n, b);
  let product = right;
  return {
    count: productCount(n),
    call: () => {
      product = left.mmul(right);
      return product.get(n - 1, n - 1);
    },
    verify: () => verifyProduct(n, a, b, Float64Array.from(product.to1DArray())),
  };
}

/** ml-matrix has no way to leave the eigenvectors out, so this does more than `eigenvaluesSymmetric`. */
export function prepareMlMatrixEigenvalues(n: number): PreparedTask {
  const a = symmetric(n);
  const matrix = Matrix.from1DArray(n, n, a);
  let values: number[] = [];
  return {
    count: eigenvaluesCount(n),
    call: () => {
      values = new EigenvalueDecomposition(matrix, { assumeSymmetric: true }).realEigenvalues;
      return values[0];
    },
    verify: () => verifyEigenvalues(n, a, values),
  };
}
