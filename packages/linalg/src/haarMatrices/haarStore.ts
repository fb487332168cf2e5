/** How {@link HaarMatrices} keeps its matrices. Arguments are checked by then, and addresses are of its space. */
import type { Stream } from "@sgd-basins/random";

export interface HaarStore {
  readonly draw: (i: number, stream: Stream, eigenvalues: Float64Array, weight: number, sum: Float64Array) => void;
  readonly addCongruence: (i: number, weight: number, factor: number, triangular: boolean, out: number) => void;
}

/** What rounding up to whole pairs of numbers may cost a store. */
export const STORE_SLACK = 16;
