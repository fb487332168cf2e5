/** What the pictures show, in words. */
import { methodName } from "@sgd-basins/report";
import { formatCount, formatPowerOfTen, formatShort } from "../text/numbers.ts";
import type { Experiment } from "./experiment.ts";
import { runCount, type State, startDistance } from "./state.ts";

/** How many runs have left by a step. */
export function countLeft({ leftBy }: Pick<Experiment, "leftBy">, step: number): number {
  return leftBy.filter((by) => by !== null && by <= step).length;
}

/** The step by which the finite-run rule says that half of the runs have left, for one value of λ; null if that does not drive them away. */
function predictedStep({ factor, moving }: Experiment, exponent: number): number | null {
  return exponent > 0 ? Math.round(Math.log(factor / Math.sqrt(moving)) / exponent) : null;
}

/** "0.0383 = 1.07 × the exact limit = 1.03 × the almost-sure limit = …". */
export function describeRate({
  learningRate,
  rates,
  half,
}: Pick<Experiment, "learningRate" | "rates" | "half">): string {
  const times = (rate: number): string => formatShort(learningRate / rate);
  return [
    formatShort(learningRate, 4),
    `${times(rates.meanSquare)} × the exact limit`,
    `${times(rates.almostSure)} × the almost-sure limit`,
    `${times(rates.rule)} × the finite-run rule's rate`,
    ...(half === null ? [] : [`${times(half.learningRate)} × α½`]),
  ].join(" = ");
}

/** The strip of the rates. */
export function describeRates({ rates, half }: Pick<Experiment, "rates" | "half">): string {
  return [
    `The exact limit is ${formatShort(rates.meanSquare, 4)}`,
    `the almost-sure limit ${formatShort(rates.almostSure, 4)}`,
    `the finite-run rule's rate ${formatShort(rates.rule, 4)}`,
    half === null ? "the study has no runs at this batch size" : `α½ ${formatShort(half.learningRate, 4)}`,
    `u is ${formatShort(rates.convergence)} and l ${formatShort(rates.divergence)}.`,
  ].join(", ");
}

/** What the hundred runs did, and what was predicted of them. */
export function describeRuns({ batchSize }: Pick<State, "batchSize">, experiment: Experiment): string {
  const { learningRate, steps, exponent } = experiment;
  const left = countLeft(experiment, steps);
  const method = batchSize === "inf" ? "gradient descent" : methodName(batchSize);
  return (
    `${runCount} runs of ${method} on the network, from ${formatPowerOfTen(Math.round(Math.log10(startDistance)))} beside the minimum, at ` +
    `α = ${formatShort(learningRate, 4)}: ${left} left within ${formatCount(steps)} steps, ${runCount - left} did not. ` +
    `${describePrediction(experiment)} λ(α) ${describeExponent(exponent)}; ρ(α) is ${formatShort(experiment.meanSquareFactor, 5)}.`
  );
}

function describePrediction(experiment: Experiment): string {
  const { exponent, halfWidth } = experiment.exponent;
  const step = predictedStep(experiment, exponent);
  if (step === null) return "By the finite-run rule none leave, as λ is not positive.";
  const first = predictedStep(experiment, exponent + halfWidth);
  const last = predictedStep(experiment, exponent - halfWidth);
  const interval =
    first === null || first === last
      ? ""
      : ` (from ${formatCount(first)} to ${last === null ? "never" : formatCount(last)}, as λ is known)`;
  return `By the finite-run rule half of such runs have left by step ${formatCount(step)}${interval}.`;
}

/** Negative, only the sign is known: the estimate follows the steepest directions, and flat ones shrink more slowly. */
function describeExponent({ exponent, halfWidth }: Experiment["exponent"]): string {
  if (exponent + halfWidth < 0) return "is negative";
  const value = formatShort(exponent, 3);
  if (halfWidth === 0) return `is ${value} a step`;
  return `is estimated as ${value} ± ${formatShort(halfWidth, 2)} a step`;
}
