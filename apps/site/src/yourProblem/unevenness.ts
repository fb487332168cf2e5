/**
 * What is said of a problem whose directions are unlike: that other columns would take fewer steps, that units are far apart, how
 * long the flattest direction takes.
 */
import { type AdviceAnswer, conditionOf, formatNumber, type UserProblem } from "sgd-basins/page";
import { evenColumns } from "./evenColumns.ts";
import { unlikeColumnsOf } from "./unlikeColumns.ts";

export interface Unevenness {
  readonly text: string;
  /** Options by which the columns become alike; none where they are. */
  readonly options: readonly string[];
}

/** λ₁/λᵣ from which the flattest direction is worth a line. */
const UNLIKE = 1e4;

/** Null where directions are alike. */
export function unevennessOf(user: UserProblem, advice: AdviceAnswer): Unevenness | null {
  const { standardized } = advice;
  if (standardized !== null) {
    return { text: describe(standardized), options: standardized.options };
  }
  const unlike = unlikeColumnsOf(user);
  const sentences = [unlike?.text ?? [], describeFlattest(user, advice) ?? []].flat();
  return sentences.length === 0 ? null : { text: sentences.join(" "), options: unlike?.options ?? [] };
}

/** Null where it is not much flatter than the steepest, or nothing is recommended. */
function describeFlattest(user: UserProblem, { recommended, batches }: AdviceAnswer): string | null {
  const condition = conditionOf(user);
  if ("applies" in recommended || condition < UNLIKE) return null;
  const { eigenvalues, rank } = user.geometry;
  // Of the mean, which every step multiplies by 1 − αλᵣ.
  const shrinks = -Math.log1p(-recommended.learningRate * (eigenvalues[rank - 1] ?? 0));
  const steps = formatNumber(Math.ceil(Number((Math.LN10 / shrinks).toPrecision(2))));
  const isCounted = batches.some((one) => one.batchSize === recommended.batchSize && "exact" in one && one.exact);
  const starts = isCounted
    ? " The advice counts from β = 0; the runs below start in every direction alike, and move little along flat ones."
    : "";
  return `The steepest direction is ${formatNumber(Number(condition.toPrecision(3)))} times as steep as the flattest, in which the mean distance takes ${steps} steps at this rate to shrink to a tenth.${starts}`;
}

function describe(found: NonNullable<AdviceAnswer["standardized"]>): string {
  const { options, condition, standardizedCondition, batchSize, learningRate, steps, exact } = found;
  const [before, after] = [condition, standardizedCondition].map((value) => formatNumber(Number(value.toPrecision(3))));
  const taken = `${exact ? "" : "by the estimate "}${formatNumber(steps)} ${steps === 1 ? "step" : "steps"}`;
  return (
    `The columns are scaled unevenly: the steepest direction is ${before} times as steep as the flattest. ` +
    `With ${evenColumns(options)} it is ${after} times, and ${batchSize === "inf" ? "gradient descent" : `k = ${batchSize}`} at ${formatNumber(learningRate)} takes ${taken}, from β = 0 to 1 % of their gap at β = 0.`
  );
}
