import type { BatchSize } from "@sgd-basins/random";

/** Throws RangeError unless `batchSize` is a positive integer or "inf". */
export function checkBatchSize(batchSize: BatchSize): void {
  if (batchSize !== "inf" && !(Number.isSafeInteger(batchSize) && batchSize >= 1)) {
    throw new RangeError(`SGD-k: the batch size must be an integer, at least 1, or "inf", got ${batchSize}`);
  }
}
