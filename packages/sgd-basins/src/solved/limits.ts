/** How much `simulate` is asked for at most. */

/** Runs where no number is named. */
export const runsDefault = 100;
/** Distances that `simulate` keeps in memory, 8 bytes each. */
export const mostDistances = 100_000_000;
/** Each step is an array in memory, and six lines of `--json`. */
export const mostSteps = 1_000_000;
/**
 * Gradients of single components in `simulate`, runs × steps × k: about half a minute of one core with four columns, where
 * one takes 25 ns, and minutes with fifty.
 */
export const mostGradients = 1_000_000_000;
