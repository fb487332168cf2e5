import type { BatchSize, Sampling } from "@sgd-basins/random";
import { describeSystemError, writeFileAtomically } from "@sgd-basins/report/node";
import { showProgress, table } from "@sgd-basins/terminal";
import type { Context } from "../context.ts";
import { describeData } from "../describeProblem.ts";
import { InputError, UsageError } from "../failures.ts";
import { formatNumber } from "../formatNumber.ts";
import type { LossName } from "../losses.ts";
import type { ProblemForm } from "../problemForms.ts";
import { readWithProgress } from "../progress/readWithProgress.ts";
import { isNumPy, type ProblemSource } from "../readProblem.ts";
import { readStart } from "../readStart.ts";
import { type Advice, type AdviceRequest, DEFAULT_GOAL, userAdvice } from "../userAdvice.ts";
import type { UserProblem } from "../userProblem.ts";

export interface AdviseArguments extends ProblemSource {
  /** Powers of two up to N, and `inf`, if none are named. */
  readonly batch?: readonly BatchSize[] | undefined;
  readonly sampling: Sampling;
  readonly loss: LossName;
  readonly gap?: number | undefined;
  readonly start: string;
  readonly json?: boolean;
  /** A file for the plot. */
  readonly svg?: string | undefined;
}

/** `basins advise <file>`: how to reach a goal with the fewest gradients. */
export async function advise(file: string, chosen: AdviseArguments, context: Context): Promise<number> {
  const { json, svg, loss, sampling, target } = chosen;
  if (svg !== undefined && !/\.svg$/i.test(svg)) throw new UsageError(`--svg writes SVG: '${svg}' must end in .svg`);
  const ofGradients = isNumPy(file);
  if (loss !== "half-squared" && target === undefined && !ofGradients) {
    throw new UsageError("--loss goes with --target or gradients: a quadratic sum is its own loss");
  }
  if (ofGradients && (chosen.gap !== undefined || chosen.start !== "zero")) {
    const goal = `the goal is ${100 * DEFAULT_GOAL} % of the gap that there is`;
    throw new UsageError(`${file} holds gradients and no minimizer, from which --gap and --start would count: ${goal}`);
  }
  const user = await readWithProgress(file, chosen, context);
  const { components, dimension } = user.problem;
  const request: AdviceRequest = {
    batch: chosen.batch ?? defaultBatchSizes(components),
    sampling,
    loss: user.form.losses[loss],
    gap: chosen.gap ?? null,
    start: user.rest === null ? null : await readStart(chosen.start, dimension),
  };
  const progress = showProgress(context, "advise");
  let advice: Advice;
  try {
    advice = userAdvice(file, user, request, progress.update);
  } finally {
    progress.end();
  }
  if (svg !== undefined) {
    const { drawAdvice } = await import("../plot/drawAdvice.ts");
    await write(svg, drawAdvice(file, user, advice));
  }
  context.writeOut(json ? writeJson(chosen, advice) : describe(file, user, chosen, advice));
  return 0;
}

function defaultBatchSizes(components: number): BatchSize[] {
  const sizes: BatchSize[] = [];
  for (let k = 1; k <= components; k *= 2) sizes.push(k);
  return [...sizes, "inf"];
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFileAtomically(file, text);
  } catch (error) {
    throw new InputError(file, null, describeSystemError(error));
  }
}

function writeJson({ sampling, loss }: AdviseArguments, { start, gap, batches, recommended }: Advice): string {
  return `${JSON.stringify({ sampling, loss, start, gap, batches, recommended }, null, 2)}\n`;
}

/** Rates beyond this share of the limit are worth a line about the law of the gap. */
const CLOSE = 0.9;

function describe(
  file: string,
  user: UserProblem,
  { sampling, loss, start: from, gap: named }: AdviseArguments,
  { start, gap, batches, recommended }: Advice,
): string {
  const found = batches.flatMap((one) => ("applies" in one ? [] : [one]));
  const reasons = batches.flatMap((one) => ("applies" in one ? [one.reason] : []));
  const share = named === undefined ? `${100 * DEFAULT_GOAL} % of ` : "down from ";
  const head = [
    ...describeData(file, user),
    user.form.assumption ??
      (user.problem.homogeneous
        ? "homogeneous: every component has the same minimizer, and there is no noise floor"
        : "not homogeneous: at a constant rate SGD settles on a noise floor"),
    "",
    start === null || gap === null
      ? `goal: ${100 * DEFAULT_GOAL} % of the expected gap that there is at the start, near the minimum`
      : `goal: an expected gap of ${formatNumber(gap)}, ${share}${formatNumber(start)} at ${from === "zero" ? "β = 0" : from}`,
    ...lossLine(user.form.losses, loss),
  ];
  if ("applies" in recommended && found.length === 0) {
    return [...head, ...new Set(reasons), `no advice: ${recommended.reason}`, ""].join("\n");
  }
  return [
    ...head,
    "",
    `For each batch size k, drawn ${sampling.replace("-", " ")}, the constant learning rate that by the estimate below takes the fewest gradients`,
    ...table(
      ["k", "learning rate", "share of exact limit", "factor a step", "noise floor", "steps", "gradients"],
      found.map(({ batchSize, learningRate, shareOfLimit, factor, floor, steps, gradients }) => [
        String(batchSize),
        ...[learningRate, Number(shareOfLimit.toPrecision(3)), factor, floor, steps, gradients].map(formatNumber),
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
        ]),
    "",
    "the expected gap after j steps is estimated by factor^j × gap at the start + noise floor; a gradient is one component's",
    "the goal is reached by then; where the start lies in steep directions much sooner, and then lower rates do it sooner still",
    ...(!user.problem.homogeneous &&
    found.some(({ shareOfLimit, batchSize }) => batchSize !== "inf" && shareOfLimit > CLOSE)
      ? ["close to the exact limit a few rare runs decide the expected gap, and most runs end below it"]
      : []),
    "not covered: momentum, Adam, weight decay, and rates that change on the way",
    "",
  ].join("\n");
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
