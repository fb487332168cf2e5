import { hasFourLanes } from "./fourLanes.ts";
import { instantiate, type Kernels } from "./haarKernels.ts";
import { borrowSpace, type Space } from "./space.ts";

const made = new WeakMap<Space, Kernels>();

/** The kernels of random matrices, at work in a space's memory beside its own; a module apart, which others do without. */
export function haarKernelsIn(space: Space): Kernels {
  const known = made.get(space);
  if (known !== undefined) return known;
  const kernels = instantiate(space.memory);
  kernels.tileInPairs(hasFourLanes());
  made.set(space, kernels);
  return kernels;
}

/** Those that only answer how much scratch another one needs. */
export function haarSizes(): Kernels {
  return haarKernelsIn(borrowSpace(0));
}
