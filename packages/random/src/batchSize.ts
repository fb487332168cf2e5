/**
 * Batch size k of SGD-k, how many components a step draws: a positive integer, or `"inf"` for gradient descent, which draws
 * none.
 */
export type BatchSize = number | "inf";
