import { instantiate, type Kernels } from "./lanesKernels.ts";
import type { Space } from "./space.ts";

const made = new WeakMap<Space, Kernels>();

/** The kernels of lanes, at work in a space's memory beside its own; a module apart, which programs without estimates leave out. */
export function lanesKernelsIn(space: Space): Kernels {
  const known = made.get(space);
  if (known !== undefined) return known;
  const kernels = instantiate(space.memory);
  made.set(space, kernels);
  return kernels;
}
