/**
 * Eigenvalues of a symmetric matrix, with and without vectors: scaling by a power of two, Householder tridiagonalization,
 * then QL. `src/eigen/eigenSymmetric.ts` is the door.
 */
import { formPanels } from "./eigen/formPanels";
import { diagonalizeTridiagonal } from "./eigen/implicitQl";
import { largestIfSymmetric } from "./eigen/inspect";
import { panelBytes, panelCount } from "./eigen/panel";
import { powerOfTwoNear, scaleLower } from "./eigen/scale";
import { sortDescending, sortDescendingWithOrder } from "./eigen/sortDescending";
import { eigenvaluesTridiagonal } from "./eigen/squareRootFreeQl";
import { sweepsDoubles } from "./eigen/sweeps";
import { tridiagonalize } from "./eigen/tridiagonalize";
import { unpackVectors } from "./eigen/unpackVectors";
import { scaleVector } from "./eigen/vector";

/** What the routines return. */
const DONE: i32 = 0;
const REFUSED: i32 = 1;
const UNSETTLED: i32 = 2;

/** Numbers of a vector of n, so that the next one is aligned. */
function aligned(n: i32): i32 {
  return (n + 1) & ~1;
}

export function eigenvaluesSymmetricScratch(n: i32): i32 {
  return 5 * aligned(n);
}

/** n eigenvalues of a (n×n, destroyed), descending. */
export function eigenvaluesSymmetric(n: i32, a: usize, values: usize, scratch: usize): i32 {
  const largest = largestIfSymmetric(n, a);
  if (largest < 0) return REFUSED;
  const scale = powerOfTwoNear(largest);
  scaleLower(n, a, scale);
  const vector = (<usize>aligned(n)) << 3;
  const offDiagonal = scratch;
  const half = offDiagonal + vector;
  tridiagonalize(n, a, values, offDiagonal, half, half + vector);
  if (!eigenvaluesTridiagonal(n, values, offDiagonal)) return UNSETTLED;
  sortDescending(n, values);
  scaleVector(n, scale, values);
  return DONE;
}

export function eigenSymmetricScratch(n: i32): i32 {
  return (<i32>panelBytes(n) >> 3) * panelCount(n) + sweepsDoubles(n) + eigenvaluesSymmetricScratch(n);
}

/** As eigenvaluesSymmetric; column j of `vectors` (n×n) becomes the eigenvector of values_j. */
export function eigenSymmetric(n: i32, a: usize, values: usize, vectors: usize, scratch: usize): i32 {
  const largest = largestIfSymmetric(n, a);
  if (largest < 0) return REFUSED;
  const scale = powerOfTwoNear(largest);
  scaleLower(n, a, scale);
  const vector = (<usize>aligned(n)) << 3;
  const panels = scratch;
  const sweeps = panels + panelBytes(n) * <usize>panelCount(n);
  const offDiagonal = sweeps + ((<usize>sweepsDoubles(n)) << 3);
  const half = offDiagonal + vector;
  tridiagonalize(n, a, values, offDiagonal, half, half + vector);
  formPanels(n, a, half, panels);
  if (!diagonalizeTridiagonal(n, values, offDiagonal, panels, sweeps)) return UNSETTLED;
  const order = offDiagonal;
  sortDescendingWithOrder(n, values, order);
  unpackVectors(n, panels, order, vectors);
  scaleVector(n, scale, values);
  return DONE;
}
