/** What a step of SGD-k does to vectors in the parts of range(Q̄), at several learning rates with the same batch. */
import type { LanesShape } from "@sgd-basins/linalg";
import type { BatchDraws } from "./batchDraws.ts";
import type { Block, Blocks } from "./blocks.ts";

/** The parts of one dimension, whose products of 1 − αq stand beside each other, one a rate. */
export function scalarLanes(
  { count, values }: Blocks["scalars"],
  { size }: BatchDraws,
  rates: Float64Array,
): LanesShape {
  return { r: count, factors: rates, action: { by: "numbers", divisor: size }, entries: values };
}

/** The vectors in another part, one a rate, by whichever way of applying a batch has fewer multiplications. */
export function blockLanes(block: Block, { size, most }: BatchDraws, rates: Float64Array): LanesShape {
  const { structure, rank: r, rowsEach, entries } = block;
  if (structure === "rows" && rowsEach === 1 && size === 1)
    return { r, factors: rates, action: { by: "row" }, entries };
  const factors = rates.map((rate) => rate / size);
  if (structure === "dense") return { r, factors, action: { by: "matrices" }, entries };
  const lanes = rates.length;
  const direct = 2 * most * rowsEach * r * lanes;
  const asMatrix = (most * rowsEach * r * r) / 2 + r * r * (lanes + 1);
  return { r, factors, action: { by: direct <= asMatrix ? "rows" : "outer rows", rowsEach }, entries };
}
