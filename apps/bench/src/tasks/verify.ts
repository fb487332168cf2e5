/** A task computed something wrong, so its time would mean nothing. */
export class WrongResultError extends Error {
  override name = "WrongResultError";
}

/** Throws unless |actual − expected| ≤ tolerance; NaN never passes. */
export function verifyClose(what: string, actual: number, expected: number, tolerance: number): void {
  if (!(Math.abs(actual - expected) <= tolerance)) {
    throw new WrongResultError(`${what} is ${actual}, expected ${expected} to within ${tolerance}`);
  }
}

/** Throws unless the statement holds. */
export function verifyThat(holds: boolean, statement: string): void {
  if (!holds) throw new WrongResultError(`it does not hold that ${statement}`);
}
