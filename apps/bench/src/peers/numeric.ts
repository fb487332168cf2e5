/**
 * numeric on the same input as the tasks of the linalg suite, as arrays of rows. It has no Cholesky factorization, and takes
 * a symmetric matrix for any other: its one routine finds eigenvectors and eigenvalues, by Francis's steps.
 */
import numeric from "numeric";
import { gaussian, symmetric, verifyEigenvalues, verifyProduct } from "../suites/linalg/matrices.ts";
import { eigenvaluesCount, eigenvectorsCount, productCount } from "../suites/linalg/operations.ts";
import type { PreparedTask } from "../tasks/suite.ts";
import { numbersOf, rowsOf } from "./rows.ts";

export function prepareNumericProduct(n: number): PreparedTask {
  const [a, b] = [gaussian(n, "left"), gaussian(n, "right")];
  const [left, right] = [rowsOf(n, a), rowsOf(n, b)];
  let product = right;
  return {
    count: productCount(n),
    call: () => {
      // What `numeric.dot` takes from n = 10 on.
      product = numeric.dotMMbig(left, right);
      return product[n - 1]![n - 1]!;
    },
    verify: () => verifyProduct(n, a, b, numbersOf(product)),
  };
}

export function prepareNumericEigenvalues(n: number): PreparedTask {
  return { ...prepareEigen(n), count: eigenvaluesCount(n) };
}

export function prepareNumericEigen(n: number): PreparedTask {
  return { ...prepareEigen(n), count: eigenvectorsCount(n) };
}

function prepareEigen(n: number): Omit<PreparedTask, "count"> {
  const a = symmetric(n);
  const rows = rowsOf(n, a);
  let values: unknown[] = [];
  return {
    call: () => {
      values = [numeric.eig(rows).lambda.x].flat();
      return Number(values[0]);
    },
    verify: () => verifyEigenvalues(n, a, numbersOf(values)),
  };
}
