/** What one run of Appendix A depends on. */

/**
 * N matrices Q_i = UΛU' in ℝ^(d×d), U Haar, B zero eigenvalues each and the others U(0, `largestEigenvalue`).
 */
export type MomentAssumptionTask = {
  readonly seed: number;
  /** d. */
  readonly dimension: number;
  /** N. */
  readonly components: number;
  /** B, 0 ≤ B < d. */
  readonly zeroEigenvalues: number;
  readonly replicate: number;
  /** The upper end of the eigenvalues' uniform law; 50 in the paper. */
  readonly largestEigenvalue: number;
};

/** Throws RangeError, naming the parameter and the rule. */
export function checkMomentAssumptionTask(task: MomentAssumptionTask): void {
  checkInteger("dimension", task.dimension, 1);
  checkInteger("components", task.components, 1);
  checkInteger("replicate", task.replicate, 0);
  checkInteger("zeroEigenvalues", task.zeroEigenvalues, 0);
  if (task.zeroEigenvalues >= task.dimension) {
    throw new RangeError(`zeroEigenvalues must be below dimension = ${task.dimension}, got ${task.zeroEigenvalues}`);
  }
  if (!(task.largestEigenvalue > 0 && task.largestEigenvalue < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`largestEigenvalue must be positive and finite, got ${task.largestEigenvalue}`);
  }
}

function checkInteger(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${name} must be an integer ≥ ${least}, got ${value}`);
  }
}
