/**
 * Batch size k of SGD-k, how many components a step draws: a positive integer, or `"inf"` for gradient descent, which draws
 * none.
 */
export type BatchSize = number | "inf";

/**
 * How the components of a batch are drawn: each from all of them, or no component twice. For gradient descent it is the same.
 * Batches are independent of each other in both.
 */
export type Sampling = "with-replacement" | "without-replacement";
