/** Log-ratios from which on a comparison of two commits calls a change one. */

/** The interval must lie beyond this for a change. */
export const certainChange = Math.log(1.01);
/** A median below this is none, however certain; and an interval within ± this is no change. */
export const relevantChange = Math.log(1.03);
