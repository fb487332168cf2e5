import { type Stream, uniform01 } from "@sgd-basins/random";
import { layersOf, type NetworkShape, parameterCount } from "./shape.ts";

/**
 * Parameters from which training begins: weights and biases uniform between ∓1/√n, n the numbers that their unit reads, as
 * PyTorch's `nn.Linear` draws them.
 */
export function initialPoint(shape: NetworkShape, stream: Stream): Float64Array {
  const x = new Float64Array(parameterCount(shape));
  for (const { units, reads, at } of layersOf(shape)) {
    const bound = 1 / Math.sqrt(reads);
    for (let e = at; e < at + units * (reads + 1); e++) x[e] = (2 * uniform01(stream) - 1) * bound;
  }
  return x;
}
