/** mathjs on the same input as the tasks of the linalg suite, as its own dense matrices. It has no Cholesky factorization. */
import math from "mathjs/lib/browser/math.js";
import { gaussian, symmetric, verifyEigenvalues, verifyProduct } from "../suites/linalg/matrices.ts";
import { eigenvaluesCount, eigenvectorsCount, productCount } from "../suites/linalg/operations.ts";
import type { PreparedTask } from "../tasks/suite.ts";
import { numbersOf, rowsOf } from "./rows.ts";

export function prepareMathjsProduct(n: number): PreparedTask {
  const [a, b] = [gaussian(n, "left"), gaussian(n, "right")];
  const left = math.matrix(rowsOf(n, a));
  const right = math.matrix(rowsOf(n, b));
  let product = right;
  return {
    count: productCount(n),
    call: () => {
      product = math.multiply(left, right);
      return product.get([n - 1, n - 1]);
    },
    verify: () => verifyProduct(n, a, b, numbersOf(product.toArray())),
  };
}

export function prepareMathjsEigenvalues(n: number): PreparedTask {
  return { ...prepareEigen(n, false), count: eigenvaluesCount(n) };
}

export function prepareMathjsEigen(n: number): PreparedTask {
  return { ...prepareEigen(n, true), count: eigenvectorsCount(n) };
}

/** It sees by itself that the matrix is symmetric, and takes Jacobi's method. */
function prepareEigen(n: number, eigenvectors: boolean): Omit<PreparedTask, "count"> {
  const a = symmetric(n);
  const matrix = math.matrix(rowsOf(n, a));
  let values: unknown[] = [];
  return {
    call: () => {
      const found = eigenvectors ? math.eigs(matrix) : math.eigs(matrix, { eigenvectors });
      values = math.matrix(found.values).toArray();
      return Number(values[0]);
    },
    verify: () => verifyEigenvalues(n, a, numbersOf(values)),
  };
}
