/** What every routine of this package throws: which argument breaks which rule. */

/** `routine: argument rule`, for instance "cholesky: a must be positive definite (pivot 3 is -0.5)". */
export class LinearAlgebraError extends Error {
  override readonly name = "LinearAlgebraError";
  readonly routine: string;
  readonly argument: string;
  readonly rule: string;

  constructor(routine: string, argument: string, rule: string) {
    super(`${routine}: ${argument} ${rule}`);
    this.routine = routine;
    this.argument = argument;
    this.rule = rule;
  }
}

/** The one failure that depends on values and not on shapes, so that a caller can tell it apart. */
export class NotPositiveDefiniteError extends LinearAlgebraError {
  /** 0-based index of the first pivot that is not positive. */
  readonly pivot: number;

  constructor(routine: string, argument: string, n: number, pivot: number, value: number) {
    super(routine, argument, `(${n}×${n}) must be positive definite (pivot ${pivot} is ${value})`);
    this.pivot = pivot;
  }
}
