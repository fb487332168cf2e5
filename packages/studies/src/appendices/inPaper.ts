/** Appendix A as the paper has it. */
const zeroEigenvalues = [0, 20, 40, 60, 80, 100, 120, 140, 160, 180];
const components = [50, 100, 150, 200, 250, 300, 350, 400];

export const inPaper = {
  /** d. */
  dimension: 200,
  /** B, and N: every pair of them is run. */
  zeroEigenvalues,
  components,
  pairs: zeroEigenvalues.length * components.length,
  /** Of each pair. */
  replicates: 20,
} as const;
