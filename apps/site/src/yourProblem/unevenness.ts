/** What is said of a problem whose directions are unlike: that other columns would take fewer steps, or how long the flattest takes. */
import { type AdviceAnswer, conditionOf, formatNumber, type UserProblem } from "sgd-basins/page";

import { evenColumns } from "./evenColumns.ts";

export interface Unevenness {
  readonly text: string;
  /** Options by which the columns become alike; none where that saves little, or is not known. */
  readonly options: readonly string[];
}

/** λ₁/λᵣ from which the flattest direction is worth a line. */
const UNLIKE = 1e4;

/** Null where directions are alike, or nothing is recommended. */
export function unevennessOf(user: UserProblem, advice: AdviceAnswer): Unevenness | null {
  const { standardized, recommended } = advice;
  if (standardized !== null) {
    return { text: describe(standardized), options: standardized.options };
  }
  const condition = conditionOf(user);
  if ("applies" in recommended || condition < UNLIKE) return null;
  const { eigenvalues, rank } = user.geometry;
  // Of the mean, which every step multiplies by 1 − αλᵣ.
  const shrinks = -Math.log1p(-recommended.learningRate * (eigenvalues[rank - 1] ?? 0));
  const steps = formatNumber(Math.ceil(Number((Math.LN10 / shrinks).toPrecision(2))));
  const isCounted = advice.batches.some(
    (one) => one.batchSize === recommended.batchSize && "exact" in one && one.exact,
  );
  const starts = isCounted
    ? " The advice counts from β = 0; the runs below start in every direction alike, and move little along flat ones."
    : "";
  return {
    text: `The steepest direction is ${formatNumber(Number(condition.toPrecision(3)))} times as steep as the flattest, in which the mean distance takes ${steps} steps at this rate to shrink to a tenth.${starts}`,
    options: [],
  };
}

function describe(found: NonNullable<AdviceAnswer["standardized"]>): string {
  const { options, condition, standardizedCondition, batchSize, learningRate, steps, exact } = found;
  const [before, after] = [condition, standardizedCondition].map((value) => formatNumber(Number(value.toPrecision(3))));
  const taken = `${exact ? "" : "by the estimate "}${formatNumber(steps)} ${steps === 1 ? "step" : "steps"}`;
  return (
    `The columns are scaled unevenly: the steepest direction is ${before} times as steep as the flattest. ` +
    `With ${evenColumns(options)} it is ${after} times, and k = ${batchSize} at ${formatNumber(learningRate)} takes ${taken}, from β = 0 to 1 % of the gap there.`
  );
}
