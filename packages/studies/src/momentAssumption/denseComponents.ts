/** Components of high rank: Q_i formed once and kept as packed triangles. */
import {
  fillHaarCongruence,
  haarScratch,
  packedLength,
  packLower,
  type Space,
  symmetricRankUpdate,
  unpackSymmetric,
} from "@sgd-basins/linalg";
import type { Components } from "./components.ts";

/** See {@link Components}; `count` matrices of rank `rank`, d×d. */
export function denseComponents(count: number, d: number, rank: number, space: Space): Components {
  const size = packedLength(d);
  const kept = new Float64Array(count * size);
  const scratch = haarScratch(d, rank, space);
  const matrix = space.allocate(d * d);
  const product = space.allocate(d * d);
  return {
    draw: (i, weight, eigenvalues, source, mean) => {
      fillHaarCongruence(source, d, rank, eigenvalues, matrix, scratch);
      packLower(d, matrix, kept, i * size);
      for (let j = 0; j < d; j++) {
        for (let l = 0; l <= j; l++) mean[j * d + l] += weight * matrix[j * d + l];
      }
    },
    addTripleProduct: (i, weight, root, out) => {
      unpackSymmetric(d, kept, i * size, matrix);
      root(d, matrix, product);
      symmetricRankUpdate(d, d, weight, product, out);
    },
  };
}
