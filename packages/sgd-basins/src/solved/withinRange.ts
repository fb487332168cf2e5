import { LinearAlgebraError, NearDependenceError, NO_COMBINATION } from "@sgd-basins/linalg";
import { UndeterminedError } from "@sgd-basins/theory";
import { InputError } from "../failures.ts";
import { formatNumber } from "../formatNumber.ts";
import type { Subject } from "./problemForms.ts";

/**
 * Runs a computation on a problem that was read from a file. Its numbers are checked one by one; what can still fail is
 * that double precision, or twice that, does not determine what is asked for.
 */
export function withinRange<T>(file: string, subject: Subject, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (error instanceof NearDependenceError) throw nearDependence(file, subject, error);
    const { place, remedy } = subject;
    if (error instanceof UndeterminedError) {
      throw new InputError(file, place, `double precision does not do: ${error.message}; ${remedy}`);
    }
    if (error instanceof LinearAlgebraError || error instanceof RangeError) {
      const rule = "the numbers are too large, too small or too far apart for double precision";
      throw new InputError(file, place, `${rule}; multiply all by one number, or ${remedy}`);
    }
    throw error;
  }
}

function nearDependence(file: string, subject: Subject, { column, backwardError }: NearDependenceError): InputError {
  const share = formatNumber(Number(backwardError.toPrecision(1)));
  const rule =
    backwardError > NO_COMBINATION
      ? "what is left of it beside the others is too small for double precision; scale or drop what is out of proportion"
      : `is a combination of others but for ${share} of their numbers, too near one for double precision; ${subject.nearRemedy}`;
  return new InputError(file, subject.named(column), rule);
}
