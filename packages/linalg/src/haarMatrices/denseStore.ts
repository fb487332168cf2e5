/** Matrices of high rank, each formed once and kept as the panels of its lower triangle. */
import { drawReflectors } from "../householder/drawReflectors.ts";
import { haarScratch, haarScratchDoubles } from "../householder/haarScratch.ts";
import { haarKernelsIn, haarSizes } from "../wasm/haarKernelsIn.ts";
import type { Space } from "../wasm/space.ts";
import { type HaarStore, STORE_SLACK } from "./haarStore.ts";

export function denseStore(count: number, d: number, r: number, space: Space): HaarStore {
  const kernels = haarKernelsIn(space);
  const size = kernels.keptSymmetricDoubles(d);
  const kept = space.allocate(count * size).byteOffset;
  const scratch = haarScratch(d, r, space);
  const spectrum = space.allocate(r);
  const work = space.reserve(scratchDoubles(d));
  return {
    draw: (i, stream, eigenvalues, weight, sum) => {
      drawReflectors(stream, d, r, scratch);
      spectrum.set(eigenvalues);
      const { reflectors, half } = scratch;
      const to = kept + 8 * i * size;
      const lambda = spectrum.byteOffset;
      kernels.keptHaarCongruence(d, r, reflectors.byteOffset, half.byteOffset, lambda, to, work);
      kernels.addKept(d, weight, to, sum.byteOffset);
    },
    addCongruence: (i, weight, factor, triangular, out) => {
      kernels.addCongruence(d, weight, factor, triangular, kept + 8 * i * size, out, work);
    },
  };
}

export function denseStoreDoubles(count: number, d: number, r: number): number {
  const kept = count * haarSizes().keptSymmetricDoubles(d) + haarSizes().packedFactorDoubles(d);
  return kept + haarScratchDoubles(d, r) + r + scratchDoubles(d) + STORE_SLACK;
}

function scratchDoubles(d: number): number {
  return Math.max(haarSizes().haarCongruenceScratch(d), haarSizes().addCongruenceScratch(d));
}
