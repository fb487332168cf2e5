import { shellWord } from "@sgd-basins/problems";
import type { BatchSize, Sampling } from "@sgd-basins/random";
import { table } from "@sgd-basins/terminal";
import { MOST_FOLLOWED_CURVATURES } from "@sgd-basins/theory";
import { UsageError } from "../failures.ts";
import { formatNumber } from "../formatNumber.ts";
import { mostDistances, mostGradients, mostSteps, runsDefault } from "../solved/limits.ts";
import type { LossName } from "../solved/losses.ts";
import type { ProblemForm } from "../solved/problemForms.ts";
import {
  type Advice,
  type AdviceRequest,
  type BatchAdvice,
  defaultBatchSizes,
  defaultGoal,
  type GapGoal,
  type Recommendation,
  userAdvice,
} from "../solved/userAdvice.ts";
import type { OnStep, UserProblem } from "../solved/userProblem.ts";
import { describeData, isNoiseless, jsonPreparation, noiseless } from "./describeProblem.ts";
import { sourceWords } from "./optionWords.ts";
import { printed } from "./printed.ts";
import { isNumPy, type ProblemSource } from "./readProblem.ts";
import { describeStandardized, type StandardizedAdvice, standardizedAdvice } from "./standardizedAdvice.ts";

export interface AdviseArguments extends ProblemSource {
  /** Powers of two up to N, and `inf`, if none are named. */
  readonly batch?: readonly BatchSize[] | undefined;
  readonly sampling: Sampling;
  readonly loss: LossName;
  readonly gap?: GapGoal | undefined;
  readonly start: string;
  readonly json?: boolean;
  /** A file for the plot. */
  readonly svg?: string | undefined;
}

/** Throws UsageError for what cannot be asked of such a file, before it is read. */
export function checkAdvise(file: string, { gap = defaultGoal, start, residuals }: AdviseArguments): void {
  if (residuals !== undefined) {
    throw new UsageError(
      "advise takes no --residuals, as its goal is a share of whatever gap there is; what they say of the point, bounds does: " +
        `bounds ${file} --residuals ${residuals}`,
    );
  }
  if (isNumPy(file) && (!gap.isShare || start !== "zero")) {
    const goal = "the goal is a share of the gap that there is, --gap 1% unless another is named";
    throw new UsageError(`${file} holds gradients and no minimizer, from which --gap and --start would count: ${goal}`);
  }
}

/** @param start - where runs start; null where that is not known */
export function findAdvice(
  file: string,
  user: UserProblem,
  chosen: AdviseArguments,
  start: Float64Array | null,
  onStep: OnStep,
): AdviceAnswer {
  const { batch = defaultBatchSizes(user.problem.components), sampling, gap = defaultGoal } = chosen;
  const request: AdviceRequest = { batch, sampling, gap, start };
  const advice = userAdvice(file, user, request, onStep);
  // Another start has coordinates for the columns as they are.
  const standardized = chosen.start === "zero" ? standardizedAdvice(file, user, advice, { sampling, gap }) : null;
  return { ...advice, standardized };
}

/** What `advise` finds. */
export interface AdviceAnswer extends Advice {
  /** Of standardised columns, where that saves much. */
  readonly standardized: StandardizedAdvice | null;
}

/** The answer for programs. */
export function adviceJson(
  user: UserProblem,
  { sampling, loss }: AdviseArguments,
  { start, gap, batches, recommended, standardized }: AdviceAnswer,
): string {
  const hint = standardized === null ? {} : { standardized };
  const answer = { sampling, loss, start, gap, batches, recommended, ...hint, ...jsonPreparation(user) };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

/** Rates beyond this share of the limit are worth a line about the law of the gap. */
const CLOSE = 0.9;

/** The answer for people. */
export function describeAdvice(
  file: string,
  user: UserProblem,
  chosen: AdviseArguments,
  { start, gap, batches, recommended, standardized }: AdviceAnswer,
): string {
  const { sampling, loss, start: from, gap: goal = defaultGoal } = chosen;
  const found = batches.flatMap((one) => ("applies" in one ? [] : [one]));
  const exact = found.every((one) => one.exact);
  const reasons = batches.flatMap((one) => ("applies" in one ? [one.reason] : []));
  const percent = formatNumber(100 * goal.value);
  const share = goal.isShare ? `${percent} % of ` : "down from ";
  const head = [
    ...describeData(file, user),
    user.form.assumption ??
      (user.problem.homogeneous
        ? "homogeneous: every component has the same minimizer, and there is no noise floor"
        : isNoiseless(batches.map(({ batchSize }) => batchSize))
          ? noiseless
          : "not homogeneous: at a constant rate SGD settles on a noise floor"),
    "",
    start === null || gap === null
      ? `goal: ${percent} % of the expected gap that there is at the start, near the minimum`
      : `goal: an expected gap of ${formatNumber(gap)}, ${share}${formatNumber(start)} at ${from === "zero" ? "β = 0" : from}`,
    ...lossLine(user.form.losses, loss),
  ];
  if ("applies" in recommended && found.length === 0) {
    return printed([...head, ...new Set(reasons), `no advice: ${recommended.reason}`, ""]);
  }
  return printed([
    ...head,
    "",
    `For each batch size k, drawn ${sampling.replace("-", " ")}, the constant learning rate that ${exact ? "" : "by the estimate below "}takes the fewest gradients`,
    ...table(
      ["k", "learning rate", "share of exact limit", "factor a step", "noise floor", "steps", "gradients"],
      found.map(({ batchSize, learningRate, shareOfLimit, factor, floor, steps, gradients }) => [
        String(batchSize),
        ...[learningRate, Number(shareOfLimit.toPrecision(3))].map(formatNumber),
        formatFactor(factor),
        ...[floor, steps, gradients].map(formatNumber),
      ]),
      [],
    ),
    ...new Set(reasons),
    "",
    ...("applies" in recommended
      ? [`no advice: ${recommended.reason}`]
      : [
          `recommended: k = ${recommended.batchSize} with learning rate ${formatNumber(recommended.learningRate)}`,
          `  ${recommended.reason}`,
          ...(gap === null ? [] : describeReplay(file, user, chosen, recommended, found, gap)),
        ]),
    ...describeStandardized(standardized, goal),
    "",
    ...(exact
      ? [
          "by then the expected gap is at the goal, followed step by step from this start; a gradient is one component's",
        ]
      : [...describeEstimate(user, start, found), "a gradient is one component's"]),
    ...(!user.problem.homogeneous &&
    found.some(({ shareOfLimit, batchSize }) => batchSize !== "inf" && shareOfLimit > CLOSE)
      ? ["close to the exact limit a few rare runs decide the expected gap, and most runs end below it"]
      : []),
    "not covered: momentum, Adam, weight decay, and rates that change on the way",
    "",
  ]);
}

/** What steps are where the expected gap was not followed to the goal, or not well enough. */
function describeEstimate({ geometry }: UserProblem, start: number | null, found: readonly BatchAdvice[]): string[] {
  if (start !== null && geometry.rank <= MOST_FOLLOWED_CURVATURES) {
    const sizes = found.flatMap(({ batchSize, exact }) => (exact ? [] : [`k = ${batchSize}`]));
    return [
      `the expected gap is followed from this start; for ${sizes.join(", ")} not so closely that steps are certain`,
    ];
  }
  const why = start === null ? "the start is not known:" : `of more than ${MOST_FOLLOWED_CURVATURES} curvatures`;
  return [
    `${why} the expected gap after j steps is estimated by factor^j × gap at the start + noise floor`,
    "the slowest mode is at the goal by then; a start in steep directions is much sooner, and then sooner still at lower rates, and one in flat directions that stir steep ones can be later",
  ];
}

/** Runs that tell a mean. */
const FEWEST_RUNS = 10;

/** The command that runs what is recommended; none where it is too much for it. */
function describeReplay(
  file: string,
  { problem }: UserProblem,
  chosen: AdviseArguments,
  { batchSize, learningRate }: Recommendation,
  found: readonly BatchAdvice[],
  gap: number,
): string[] {
  const steps = found.find((one) => one.batchSize === batchSize)?.steps ?? Number.POSITIVE_INFINITY;
  const perStep = batchSize === "inf" ? problem.components : batchSize;
  const most = Math.floor(Math.min(mostGradients / (steps * perStep), mostDistances / (steps + 1)));
  if (steps > mostSteps || most < FEWEST_RUNS) return [];
  const command = [
    "simulate",
    ...sourceWords(file, chosen),
    ...["--batch", String(batchSize), "--rate", String(learningRate), "--steps", String(steps)],
    ...["--start", shellWord(chosen.start)],
    ...(most < runsDefault ? ["--runs", String(most)] : []),
  ];
  return [`  ${command.join(" ")} runs it: a mean gap of ${formatNumber(gap)}, or less, is expected`];
}

/** A factor below 1 that six digits do not tell from 1 as what it lacks. */
function formatFactor(factor: number): string {
  const shown = formatNumber(factor);
  return shown === "1" && factor < 1 ? `1 − ${formatNumber(Number((1 - factor).toPrecision(2)))}` : shown;
}

function lossLine(offered: ProblemForm["losses"], loss: LossName): string[] {
  const other = loss === "squared" ? "half-squared" : "squared";
  const { name, perHalf } = offered[loss];
  const more = offered[other].perHalf / perHalf;
  if (offered[other].name === name) return [];
  const rates =
    more === 1 ? "the same" : more === 2 ? "half" : more === 0.5 ? "twice" : `${formatNumber(1 / more)} times`;
  const gaps =
    more === 1
      ? "too"
      : more === 2
        ? "twice as large"
        : more === 0.5
          ? "half as large"
          : `${formatNumber(more)} times as large`;
  const option = other === "squared" ? ": --loss squared" : "";
  return [
    `the loss is the mean of ${name}; of the mean of ${offered[other].name} rates are ${rates} and gaps ${gaps}${option}`,
  ];
}
