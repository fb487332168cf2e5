import { fromUnits, LinearAlgebraError } from "@sgd-basins/linalg";
import type { BatchSize, Sampling } from "@sgd-basins/random";
import {
  batchOf,
  fewestSteps,
  type Goal,
  type MeanSquareDynamics,
  meanSquareDynamics,
  type NoiseMoments,
  stepsAt,
} from "@sgd-basins/theory";
import { InputError } from "../failures.ts";
import { formatNumber } from "../formatNumber.ts";
import { tooFar } from "./startPoint.ts";
import type { OnStep, UserProblem } from "./userProblem.ts";
import { withinRange } from "./withinRange.ts";

/** What is asked for: batches, and a goal in the units of the file and the loss. */
export interface AdviceRequest {
  readonly batch: readonly BatchSize[];
  readonly sampling: Sampling;
  /** The expected gap to be reached. */
  readonly gap: GapGoal;
  /** β at the start; null where it is not known, and the goal is a share of the gap there. */
  readonly start: Float64Array | null;
}

/** For one batch size the constant rate that reaches the goal with the fewest gradients. */
export interface BatchAdvice {
  /** k, or `"inf"` for gradient descent. */
  readonly batchSize: BatchSize;
  /** α, rounded down to four digits. */
  readonly learningRate: number;
  /** ρ, by which the mean square shrinks a step in the end. */
  readonly factor: number;
  /** The expected gap at rest. */
  readonly floor: number;
  /** By which the expected gap is at the goal. */
  readonly steps: number;
  /**
   * Whether the expected gap was followed to the goal, from a known start, with at most 200 curvatures: to rounding with at most
   * twenty, else in a space of matrices that grows until it holds the path, to about a millionth of the goal. Else rates are chosen,
   * and steps estimated, by factor^j × gap at the start + floor, which can be far from the fewest.
   */
  readonly exact: boolean;
  /** Of single components: k a step, N for `inf`. */
  readonly gradients: number;
  /** learningRate/α*. */
  readonly shareOfLimit: number;
}

/** Why there is no rate to be advised. */
export interface NoAdvice {
  /** Always false. */
  readonly applies: false;
  /** A sentence without its full stop. */
  readonly reason: string;
}

/** Which batch size to take, and at which rate. */
export interface Recommendation {
  /** k, or `"inf"` for gradient descent. */
  readonly batchSize: BatchSize;
  /** α, as for that batch size. */
  readonly learningRate: number;
  /** Why this one, in a sentence. */
  readonly reason: string;
}

export interface Advice {
  readonly goal: GapGoal;
  /** The gap at the start, and the goal; null where the start is not known. */
  readonly start: number | null;
  readonly gap: number | null;
  readonly batches: readonly (BatchAdvice | (NoAdvice & { readonly batchSize: BatchSize }))[];
  readonly recommended: Recommendation | NoAdvice;
}

/** Powers of two up to the number of components, and gradient descent. */
export function defaultBatchSizes(components: number): BatchSize[] {
  const sizes: BatchSize[] = [];
  for (let k = 1; k <= components; k *= 2) sizes.push(k);
  return [...sizes, "inf"];
}

/** A gap, in the units of the file and the loss, or the share that it is of the gap at the start. */
export interface GapGoal {
  readonly value: number;
  readonly isShare: boolean;
}

/** The goal where none is named. */
export const defaultGoal: GapGoal = { value: 0.01, isShare: true };
/** How much more than the cheapest batch size a larger one may cost. */
const WORTH = 1.5;
/** Digits of a rate: rounded down it costs at most a part in a thousand. */
const DIGITS = 4;

/**
 * How to reach a goal with the fewest gradients.
 *
 * @throws InputError if a number leaves the range of doubles, or data do not determine it
 */
export function userAdvice(file: string, user: UserProblem, request: AdviceRequest, onStep: OnStep): Advice {
  return withinRange(file, user.form.subject, () => advise(file, user, request, onStep));
}

function advise(file: string, user: UserProblem, request: AdviceRequest, onStep: OnStep): Advice {
  const { moment } = user.scaled;
  onStep(0, "gap at the start");
  const { scaledStart, scaledGap, from, noise, own } = aimOf(file, user, request);
  const [start, gap] = from === null ? [null, null] : [own(scaledStart), own(scaledGap)];
  const needless = needlessReason(user, start, gap);
  if (needless !== null)
    return { goal: request.gap, start, gap, batches: [], recommended: { applies: false, reason: needless } };

  let passes = 0;
  let place = 0;
  let before = 0;
  const tell = (share: number): void => {
    onStep((place + share) / request.batch.length, `batch size ${request.batch[place]}`);
  };
  const dynamics = meanSquareDynamics(moment, noise, (made) => {
    passes = made;
    tell(1 - 1 / (2 + (passes - before) / 10));
  });
  const found = new Map<BatchSize, Advice["batches"][number]>();
  for (const batchSize of new Set(request.batch)) {
    before = passes;
    found.set(batchSize, adviseBatch(dynamics, batchSize, { start: scaledStart, gap: scaledGap }));
    place += 1;
  }
  const batches = request.batch.flatMap((batchSize) => found.get(batchSize) ?? []);
  return { goal: request.gap, start, gap, batches, recommended: recommend(batches, user.problem.components) };

  function adviseBatch(all: MeanSquareDynamics, batchSize: BatchSize, goal: Goal): Advice["batches"][number] {
    const drawn = batchOf(batchSize, request.sampling, user.problem.components);
    if (!drawn.applies) return { batchSize, ...drawn };
    const ofBatch = all.at(drawn.batch);
    const { unit } = user.scaled;
    const best = fewestSteps(ofBatch, all.flattest, goal, from);
    const learningRate = roundedDown(fromUnits(best, 1 / unit));
    const { factor, floor, steps, exact } = stepsAt(ofBatch, fromUnits(learningRate, unit), goal, from);
    if (!(steps <= Number.MAX_SAFE_INTEGER)) {
      return { batchSize, applies: false, reason: `k = ${batchSize} takes more steps than can be counted` };
    }
    return {
      batchSize,
      learningRate,
      factor,
      floor: own(floor),
      steps,
      exact,
      gradients: steps * gradientsAStep(batchSize, user.problem.components),
      shareOfLimit: fromUnits(learningRate, unit) / ofBatch.limit,
    };
  }
}

interface Aim {
  /** Gaps, in the units of {@link UserProblem.rest}. */
  readonly scaledStart: number;
  readonly scaledGap: number;
  /** See `BatchDynamics.gapAfter`; null where the start is not known. */
  readonly from: Float64Array | null;
  readonly noise: NoiseMoments | null;
  /** A gap in the units of the file and the loss. */
  readonly own: (gap: number) => number;
}

/** Goals below this share of the gap at the start are reached, if at all, by rates that are no doubles with all their digits. */
const LEAST_SHARE = 1e-250;

/**
 * From where to where.
 *
 * @throws InputError if a start, other than zero, or the goal leaves the range of doubles
 */
function aimOf(file: string, { rest }: UserProblem, { start, gap }: AdviceRequest): Aim {
  const refuseGoal = (): never => {
    const given = gap.isShare ? `${gap.value} of it` : String(gap.value);
    const rule = `must be a double beside the gap at the start, ${LEAST_SHARE} of it or more`;
    throw new InputError(file, "goal", `${rule}, is ${given}`);
  };
  if (gap.isShare && gap.value < LEAST_SHARE) refuseGoal();
  if (rest === null || start === null) {
    return { scaledStart: 1, scaledGap: gap.value, from: null, noise: null, own: (share) => share };
  }
  const { noise, gapAt, coordinatesAt, gapUnits } = rest();
  const own = (value: number): number => fromUnits(value, ...gapUnits);
  const refuseStart = (): never => {
    throw new InputError(file, "start", tooFar);
  };
  const isZero = start.every((entry) => entry === 0);
  // Zero is too far away where the data are out of proportion, of which others speak.
  const { scaledStart, from } = within(isZero ? null : refuseStart, () => {
    const gapThere = gapAt(start);
    own(gapThere);
    return { scaledStart: gapThere, from: coordinatesAt(start) };
  });
  const scaledGap = gap.isShare
    ? gap.value * scaledStart
    : within(refuseGoal, () => fromUnits(gap.value, ...gapUnits.map((unit) => 1 / unit)));
  if (scaledGap < LEAST_SHARE * scaledStart) refuseGoal();
  return { scaledStart, scaledGap, from, noise, own };
}

/** A number that leaves the range of doubles is what `refuse` says; null leaves it to others. */
function within<T>(refuse: (() => never) | null, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (refuse === null || !(error instanceof LinearAlgebraError)) throw error;
    return refuse();
  }
}

/** Why nothing is to be done; null if something is. */
function needlessReason({ geometry }: UserProblem, start: number | null, gap: number | null): string | null {
  if (geometry.rank === 0) return "the objective is constant: there is nothing to be reached";
  if (start === null || gap === null) return null;
  if (start === 0) return "the start is a minimizer: there is no gap to be made smaller; start elsewhere";
  if (gap >= start)
    return `the gap at the start, ${formatNumber(start)}, is no larger than the goal: no step is needed`;
  return null;
}

function gradientsAStep(batchSize: BatchSize, components: number): number {
  return batchSize === "inf" ? components : batchSize;
}

/** The largest batch size that costs at most {@link WORTH} times as much as the cheapest one. */
function recommend(batches: Advice["batches"], components: number): Advice["recommended"] {
  const bySize = batches
    .flatMap((one) => ("applies" in one ? [] : [one]))
    .sort((a, b) => sizeOf(a.batchSize) - sizeOf(b.batchSize));
  const [first] = bySize;
  if (first === undefined) return { applies: false, reason: "no batch size of those asked for reaches the goal" };
  const cheapest = bySize.reduce((best, one) => (one.gradients < best.gradients ? one : best), first);
  const best = bySize.findLast(({ gradients }) => gradients <= WORTH * cheapest.gradients) ?? cheapest;
  const { batchSize, learningRate } = best;
  const larger = bySize.find((one) => sizeOf(one.batchSize) > sizeOf(batchSize));
  const takes = gradientsAStep(batchSize, components);
  const hardware = `hardware that takes ${takes} gradients at a time needs ${formatNumber(best.steps)} ${best.steps === 1 ? "step" : "steps"}`;
  // Of gradient descent none is larger.
  const ofAll = takes > 1 ? hardware : "there is one component alone";
  const dearer =
    larger !== undefined
      ? `k = ${larger.batchSize} costs ${ratio(larger, cheapest)} times as much`
      : batchSize === "inf"
        ? ofAll
        : "no larger batch size was asked for";
  const together = takes > 1 && dearer !== hardware ? `, and ${hardware}` : "";
  const spent = `${formatNumber(best.gradients)} ${best.gradients === 1 ? "gradient" : "gradients"}`;
  const reason =
    batches.length === 1
      ? `the only batch size asked for: ${spent}${takes > 1 ? `; ${hardware}` : ""}`
      : best === cheapest
        ? `the fewest gradients, ${formatNumber(best.gradients)}; ${dearer}${together}`
        : `the largest batch size that costs at most ${WORTH} times as many gradients as the cheapest, ` +
          `k = ${cheapest.batchSize} with ${formatNumber(cheapest.gradients)} ${cheapest.gradients === 1 ? "gradient" : "gradients"}: ${ratio(best, cheapest)} times; ${dearer}${together}`;
  return { batchSize, learningRate, reason };
}

function ratio(one: BatchAdvice, other: BatchAdvice): string {
  return formatNumber(Number((one.gradients / other.gradients).toPrecision(3)));
}

function sizeOf(batchSize: BatchSize): number {
  return batchSize === "inf" ? Number.POSITIVE_INFINITY : batchSize;
}

/** The number of {@link DIGITS} digits that is next below, or the same. */
function roundedDown(value: number): number {
  const [mantissa = "", exponent = ""] = value.toExponential(DIGITS - 1).split("e");
  const digits = Number(mantissa.replace(".", ""));
  const at = (count: number): number => Number(`${count}e${Number(exponent) - DIGITS + 1}`);
  return at(digits) <= value ? at(digits) : at(digits - 1);
}
