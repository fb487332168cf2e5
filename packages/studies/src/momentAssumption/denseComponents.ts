/** Components of high rank: Q_i formed once and kept as packed triangles. */
import { packedLength, packLower, symmetricRankUpdate, unpackSymmetric } from "@sgd-basins/linalg";
import type { Components } from "./components.ts";

/** See {@link Components}; `count` matrices of rank `rank`, d×d. */
export function denseComponents(count: number, d: number, rank: number): Components {
  const size = packedLength(d);
  const kept = new Float64Array(count * size);
  const scaled = new Float64Array(rank * d);
  const matrix = new Float64Array(d * d);
  const product = new Float64Array(d * d);
  return {
    addToMean: (i, weight, eigenvalues, frame, mean) => {
      for (let k = 0; k < rank; k++) {
        const root = Math.sqrt(eigenvalues[k]);
        for (let j = 0; j < d; j++) scaled[k * d + j] = root * frame[k * d + j];
      }
      matrix.fill(0);
      symmetricRankUpdate(d, rank, 1, scaled, matrix);
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
