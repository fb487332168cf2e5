/** Products of matrices, of which some are triangular, symmetric or a vector. */
import {
  mirrorLowerInPlace,
  multiply,
  multiplyLowerTransposed,
  multiplyVector,
  type Space,
  symmetricRank2kUpdate,
  symmetricRankUpdate,
} from "@sgd-basins/linalg";
import type { PreparedTask } from "../../tasks/suite.ts";
import { gaussian, lowerTriangle, spaceFor, transposed, verifyProduct, verifyRows } from "./matrices.ts";
import { prepareMlMatrixGram, prepareMlMatrixProduct, prepareMlMatrixVectorProduct } from "./mlMatrix.ts";
import { productCount, rank2kCount, triangleCount, vectorCount } from "./operations.ts";
import type { Routine } from "./routine.ts";

/** A copy of the matrix where the kernels can reach it. */
function inSpace(space: Space, a: Float64Array): Float64Array {
  const copy = space.allocate(a.length);
  copy.set(a);
  return copy;
}

/** @public The peers find it by its name, in a thread of its own. */
export function prepareProduct(n: number): PreparedTask {
  const space = spaceFor(n);
  const a = inSpace(space, gaussian(n, "left"));
  const b = inSpace(space, gaussian(n, "right"));
  const out = space.allocate(n * n);
  return {
    count: productCount(n),
    call: () => {
      multiply(n, n, n, a, b, out);
      return out[n * n - 1];
    },
    verify: () => verifyProduct(n, a, b, out),
  };
}

function prepareTriangularProduct(n: number): PreparedTask {
  const space = spaceFor(n);
  const l = inSpace(space, lowerTriangle(n, gaussian(n, "left")));
  const b = inSpace(space, gaussian(n, "right"));
  const out = space.allocate(n * n);
  return {
    count: triangleCount(n),
    call: () => {
      multiplyLowerTransposed(n, n, l, b, out);
      return out[n * n - 1];
    },
    verify: () => verifyProduct(n, transposed(n, l), b, out),
  };
}

/** Updates add up from call to call: what is checked is the number of calls times one update. */
function prepareRankUpdate(n: number): PreparedTask {
  const space = spaceFor(n);
  const a = inSpace(space, gaussian(n, "left"));
  const out = space.allocate(n * n).fill(0);
  let calls = 0;
  return {
    count: triangleCount(n),
    call: () => {
      calls++;
      symmetricRankUpdate(n, n, 1, a, out);
      return out[n * n - 1];
    },
    verify: () => {
      const whole = mirrored(n, out);
      verifyProduct(
        n,
        transposed(n, a).map((entry) => calls * entry),
        a,
        whole,
      );
    },
  };
}

function prepareRank2kUpdate(n: number): PreparedTask {
  const space = spaceFor(n);
  const v = inSpace(space, gaussian(n, "left"));
  const w = inSpace(space, gaussian(n, "right"));
  const out = space.allocate(n * n).fill(0);
  let calls = 0;
  return {
    count: rank2kCount(n),
    call: () => {
      calls++;
      symmetricRank2kUpdate(n, n, v, w, out);
      return out[n * n - 1];
    },
    verify: () => {
      const product = new Float64Array(n * n);
      multiply(n, n, n, v, transposed(n, w), product);
      const reflected = transposed(n, product);
      verifyRows(
        n,
        mirrored(n, out),
        product.map((entry, i) => -calls * (entry + reflected[i])),
      );
    },
  };
}

function prepareVectorProduct(n: number): PreparedTask {
  const space = spaceFor(n);
  const a = inSpace(space, gaussian(n, "left"));
  const x = inSpace(space, gaussian(n, "right").slice(0, n));
  const out = space.allocate(n);
  return {
    count: vectorCount(n),
    call: () => {
      multiplyVector(n, n, a, x, out);
      return out[n - 1];
    },
    verify: () => {
      // The vector as the first column of a matrix of zeros.
      const column = new Float64Array(n * n);
      const product = new Float64Array(n * n);
      for (let i = 0; i < n; i++) {
        column[i * n] = x[i];
        product[i * n] = out[i];
      }
      verifyProduct(n, a, column, product);
    },
  };
}

function mirrored(n: number, lower: Float64Array): Float64Array {
  const whole = lower.slice();
  mirrorLowerInPlace(n, whole);
  return whole;
}

/** In the order of linalg's table. */
export const products: readonly Routine[] = [
  { name: "multiply", ours: prepareProduct, mlMatrix: prepareMlMatrixProduct },
  { name: "multiplyLowerTransposed", ours: prepareTriangularProduct },
  { name: "symmetricRankUpdate", ours: prepareRankUpdate, mlMatrix: prepareMlMatrixGram },
  { name: "symmetricRank2kUpdate", ours: prepareRank2kUpdate },
  { name: "multiplyVector", ours: prepareVectorProduct, mlMatrix: prepareMlMatrixVectorProduct },
];
