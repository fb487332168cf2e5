/** Matrices of low rank, kept as the panels of U' and Λ. */
import { drawReflectors } from "../householder/drawReflectors.ts";
import { haarScratch, haarScratchDoubles } from "../householder/haarScratch.ts";
import { NotPositiveDefiniteError } from "../linearAlgebraError.ts";
import { haarKernelsIn, haarSizes } from "../wasm/haarKernelsIn.ts";
import type { Space } from "../wasm/space.ts";
import { type HaarStore, STORE_SLACK } from "./haarStore.ts";

export function frameStore(count: number, d: number, r: number, space: Space): HaarStore {
  const kernels = haarKernelsIn(space);
  const size = kernels.framePanelsDoubles(d, r);
  const frames = space.allocate(count * size).byteOffset;
  const spectra = space.allocate(count * r);
  const scratch = haarScratch(d, r, space);
  const work = space.reserve(scratchDoubles(d, r));
  return {
    draw: (i, stream, eigenvalues, weight, sum) => {
      drawReflectors(stream, d, r, scratch);
      spectra.set(eigenvalues, i * r);
      const { reflectors, half, signs } = scratch;
      const frame = frames + 8 * i * size;
      kernels.haarFramePanels(d, r, reflectors.byteOffset, half.byteOffset, signs.byteOffset, frame, work);
      kernels.addFrame(d, r, weight, spectra.byteOffset + 8 * i * r, frame, sum.byteOffset, work);
    },
    addCongruence: (i, weight, factor, triangular, out) => {
      const lambda = spectra.byteOffset + 8 * i * r;
      const frame = frames + 8 * i * size;
      const pivot = kernels.addFrameCongruence(d, r, weight, factor, triangular, lambda, frame, out, work);
      if (pivot < 0) return;
      throw new NotPositiveDefiniteError("HaarMatrices.addCongruence", "U'TT'U", r, pivot, space.numberAt(work));
    },
  };
}

export function frameStoreDoubles(count: number, d: number, r: number): number {
  const kept = count * (haarSizes().framePanelsDoubles(d, r) + r) + haarSizes().packedFactorDoubles(d);
  return kept + haarScratchDoubles(d, r) + scratchDoubles(d, r) + STORE_SLACK;
}

function scratchDoubles(d: number, r: number): number {
  const drawn = Math.max(haarSizes().haarFramePanelsScratch(d), haarSizes().addFrameScratch(d, r));
  return Math.max(drawn, haarSizes().addFrameCongruenceScratch(d, r));
}
