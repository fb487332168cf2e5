/**
 * Components of low rank, kept as U' and Λ: with G = RU and the Cholesky factor C of G'G = U'Q̄U (r×r),
 * Q Q̄ Q = UΛ CC' ΛU' = (C'ΛU')'(C'ΛU').
 */
import {
  cholesky,
  fillHaarFrame,
  haarScratch,
  multiplyLowerTransposed,
  type Space,
  symmetricRankUpdate,
  transpose,
} from "@sgd-basins/linalg";
import type { Components } from "./components.ts";

/**
 * See {@link Components}; `count` matrices of rank `rank`, d×d. U'Q̄U ⪰ pᵢΛ is positive definite even where Q̄ is not,
 * so its factor always exists.
 */
export function lowRankComponents(count: number, d: number, rank: number, space: Space): Components {
  const size = rank * d;
  const frames = new Float64Array(count * size);
  const spectra = new Float64Array(count * rank);
  const scratch = haarScratch(d, rank, space);
  const rows = space.allocate(size);
  const columns = space.allocate(size);
  const image = space.allocate(size);
  const inner = space.allocate(rank * rank);
  return {
    draw: (i, weight, eigenvalues, source, mean) => {
      fillHaarFrame(source, d, rank, rows, scratch);
      frames.set(rows, i * size);
      spectra.set(eigenvalues, i * rank);
      for (let k = 0; k < rank; k++) {
        const root = Math.sqrt(eigenvalues[k]);
        for (let j = 0; j < d; j++) rows[k * d + j] *= root;
      }
      symmetricRankUpdate(d, rank, weight, rows, mean);
    },
    addTripleProduct: (i, weight, root, out) => {
      const start = i * size;
      for (let k = 0; k < size; k++) rows[k] = frames[start + k];
      transpose(rank, d, rows, columns);
      root(rank, columns, image);
      inner.fill(0);
      symmetricRankUpdate(rank, d, 1, image, inner);
      cholesky(rank, inner, inner);
      for (let k = 0; k < rank; k++) {
        const eigenvalue = spectra[i * rank + k];
        for (let j = 0; j < d; j++) rows[k * d + j] *= eigenvalue;
      }
      multiplyLowerTransposed(rank, d, inner, rows, columns);
      symmetricRankUpdate(d, rank, weight, columns, out);
    },
  };
}
