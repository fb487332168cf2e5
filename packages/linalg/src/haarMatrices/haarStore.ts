/** How {@link HaarMatrices} keeps its matrices. Arguments are checked by then, and addresses are of its space. */
import type { Stream } from "@sgd-basins/random";
import { LOSS } from "../wasm/space.ts";

export interface HaarStore {
  readonly draw: (i: number, stream: Stream, eigenvalues: Float64Array, weight: number, sum: Float64Array) => void;
  readonly addCongruence: (i: number, weight: number, factor: number, triangular: boolean, out: number) => void;
}

/** What the alignment of its own four arrays may cost a store. */
export const STORE_SLACK = 4 * LOSS;
