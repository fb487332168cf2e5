/** What standardising columns would save, where they are scaled so unevenly that steps are many. */
import type { BatchSize } from "@sgd-basins/random";
import { InputError } from "../failures.ts";
import { formatNumber } from "../formatNumber.ts";
import { type Advice, type AdviceRequest, type GapGoal, userAdvice } from "../solved/userAdvice.ts";
import type { UserProblem } from "../solved/userProblem.ts";

/** Advice on the same data with other columns, for the batch size that is recommended. */
export interface StandardizedAdvice {
  /** The options by which the columns become so. */
  readonly options: readonly string[];
  /** λ₁/λᵣ of the columns as they are, and as they would be. */
  readonly condition: number;
  readonly standardizedCondition: number;
  readonly batchSize: BatchSize;
  readonly learningRate: number;
  readonly steps: number;
  /** Whether the steps are no estimate. */
  readonly exact: boolean;
  readonly gradients: number;
}

/** Fewer steps, or directions that are less uneven, are worth no line. */
const MANY_STEPS = 100;
const UNEVEN = 100;
/** Of the steps so many must be left at most. */
const FEWER = 0.5;

/**
 * Null where columns are standardised or even, the data are too many to solve them again for a hint, or it would save little.
 *
 * @param advice - on the columns as they are, from β = 0
 */
export function standardizedAdvice(
  file: string,
  user: UserProblem,
  { batches, recommended }: Advice,
  request: Omit<AdviceRequest, "batch" | "start">,
): StandardizedAdvice | null {
  if (user.standardized === undefined || "applies" in recommended) return null;
  const before = adviceOf(batches, recommended.batchSize);
  if (before === null || before.steps < MANY_STEPS || conditionOf(user) < UNEVEN) return null;
  try {
    const { user: other, options } = user.standardized();
    const start = new Float64Array(other.problem.dimension);
    const found = userAdvice(file, other, { ...request, batch: [recommended.batchSize], start }, () => {});
    const after = adviceOf(found.batches, recommended.batchSize);
    if (after === null || after.steps > FEWER * before.steps) return null;
    const { batchSize, learningRate, steps, exact, gradients } = after;
    const conditions = { condition: conditionOf(user), standardizedCondition: conditionOf(other) };
    return { options, ...conditions, batchSize, learningRate, steps, exact, gradients };
  } catch (error) {
    // What cannot be computed of other columns is no reason to say nothing of these.
    if (error instanceof InputError) return null;
    throw error;
  }
}

function adviceOf(batches: Advice["batches"], batchSize: BatchSize) {
  const found = batches.find((one) => one.batchSize === batchSize);
  return found === undefined || "applies" in found ? null : found;
}

/** λ₁/λᵣ. */
export function conditionOf({ geometry: { eigenvalues, rank } }: UserProblem): number {
  return (eigenvalues[0] ?? 1) / (eigenvalues[rank - 1] ?? 1);
}

/** A line for people. */
export function describeStandardized(found: StandardizedAdvice | null, goal: GapGoal): string[] {
  if (found === null) return [];
  const { options, condition, standardizedCondition, batchSize, learningRate, steps, exact } = found;
  const to = goal.isShare
    ? `${formatNumber(100 * goal.value)} % of their gap at β = 0`
    : "the same gap above their minimum";
  const [before, after] = [condition, standardizedCondition].map((value) => formatNumber(Number(value.toPrecision(3))));
  return [
    `the columns are scaled unevenly: the steepest direction is ${before} times as steep as the flattest; ` +
      `with ${options.join(" ")} it is ${after} times, and k = ${batchSize} at ${formatNumber(learningRate)} takes ${formatNumber(steps)} ${steps === 1 ? "step" : "steps"} to ${to}${exact ? "" : ", by the estimate"}`,
  ];
}
