import type { BatchSize } from "@sgd-basins/random";
import { type ThresholdKey, thresholds } from "@sgd-basins/report/named-thresholds";
import { table } from "@sgd-basins/terminal";
import { formatNumber } from "../formatNumber.ts";
import { describePoint, jsonPoint } from "../solved/pointOfModel.ts";
import { type ReshufflingLimits, reshufflingLimits } from "../solved/reshufflingLimits.ts";
import { samplingDescriptions, samplingWords } from "../solved/samplingChoice.ts";
import {
  effortOf,
  formatWithin,
  jsonBounds,
  type UserBounds,
  userBounds,
  userCriticalBatchSize,
} from "../solved/userBounds.ts";
import type { OnStep, UserProblem } from "../solved/userProblem.ts";
import { describeMinimizer, describeProblem, describeSpectrum, jsonPreparation } from "./describeProblem.ts";
import { describeBump, describeFarBounds, describeThresholds, describeTwoLimits } from "./describeThresholds.ts";
import { printed } from "./printed.ts";
import type { ProblemSource } from "./readProblem.ts";

export interface BoundsArguments extends ProblemSource {
  readonly batch: readonly BatchSize[];
  readonly json?: boolean;
  /** A file for the plot. */
  readonly svg?: string | undefined;
  readonly precision?: number;
  readonly budget?: number;
}

/** What `bounds` finds. */
export interface BoundsAnswer {
  /** Of the batch sizes that were asked for. */
  readonly rows: readonly UserBounds[];
  /** Of those of the plot's curves, less closely where they were not asked for. */
  readonly curve: readonly UserBounds[];
  readonly reshuffled: ReshufflingLimits;
}

/**
 * The learning rates that theory names at the minimizer of a problem.
 *
 * @param curve - the batch sizes of a plot's curves; none without a plot
 */
export function findBounds(
  file: string,
  user: UserProblem,
  chosen: BoundsArguments,
  curve: readonly BatchSize[],
  onStep: OnStep,
): BoundsAnswer {
  const { batch } = chosen;
  const effort = effortOf(chosen);
  // A line in a plot shows no more.
  const sketch = { precision: Math.max(effort.precision, 0.05), budget: effort.budget / 10 };
  const wanted = [...new Set([...batch, ...curve])];
  const found = new Map(
    wanted.map((batchSize, i) => {
      const tell = (share: number): void => {
        onStep((i + share) / wanted.length, `limits for batch size ${batchSize}`);
      };
      return [batchSize, userBounds(file, user, batchSize, batch.includes(batchSize) ? effort : sketch, tell)];
    }),
  );
  const reshuffled = reshufflingLimits(file, user, [...new Set(batch)], (share) => {
    onStep(share, "limit of reshuffling");
  });
  const rowsOf = (sizes: readonly BatchSize[]): UserBounds[] => sizes.flatMap((size) => found.get(size) ?? []);
  return { rows: rowsOf(batch), curve: rowsOf(curve), reshuffled };
}

/** The answer for programs. */
export function boundsJson(user: UserProblem, { rows, reshuffled }: BoundsAnswer): string {
  const { problem, minimizer, geometry, probabilities, sampling } = user;
  const { dimension, components, homogeneous } = problem;
  const { rank, eigenvalues, gamma, s, t } = geometry;
  const answer = {
    dimension,
    components,
    ...(user.outputs === null ? {} : { outputs: user.outputs }),
    rank,
    eigenvalues: [...eigenvalues],
    gamma,
    s,
    t,
    criticalBatchSize: userCriticalBatchSize(user),
    homogeneous,
    minimizer: minimizer === null ? null : [...minimizer],
    sampling,
    bounds: rows.map((row) => {
      const limit = reshuffled.get(row.batchSize);
      return {
        batchSize: row.batchSize,
        ...jsonBounds(row),
        ...(limit === undefined ? {} : { reshufflingLimit: limit.applies ? limit.learningRate : limit }),
      };
    }),
    ...(probabilities === null ? {} : { samplingWeights: [...probabilities] }),
    ...(user.point === null ? {} : { point: jsonPoint(user, rows) }),
    ...(user.loss === "squared" ? { loss: user.loss } : {}),
    ...jsonPreparation(user),
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

/** The answer for people. */
export function describeBounds(
  file: string,
  user: UserProblem,
  { rows, reshuffled }: BoundsAnswer,
  chosen: BoundsArguments,
): string {
  const { gamma, s, t } = user.geometry;
  const cell = (bound: UserBounds[ThresholdKey]): string => (bound.applies ? formatWithin(bound) : "does not apply");
  const bounds = rows.flatMap((row) => thresholds.map(({ key }) => row[key]));
  const reasons = bounds.flatMap((bound) => (bound.applies ? [] : [bound.reason]));
  const critical = userCriticalBatchSize(user);
  return printed([
    ...describeProblem(file, user, chosen.batch),
    ...(chosen.weights === undefined
      ? []
      : [
          `sampling: ${samplingDescriptions[chosen.weights]}; drawn with p, a component counts w/p times: the objective stays`,
        ]),
    ...describePoint(user, rows),
    "",
    ...(user.minimizer === null ? [] : [...describeMinimizer(user, user.minimizer), ""]),
    describeSpectrum(user),
    ...table(
      ["gamma", "s", "t", "critical batch size"],
      [[...[gamma, s, t].map(formatNumber), critical < 0 ? "none" : formatNumber(critical)]],
      [],
    ),
    "",
    `Learning rates, for each batch size k, drawn ${samplingWords[user.sampling]}`,
    ...table(
      ["k", ...thresholds.map(({ name }) => name)],
      rows.map((row) => [String(row.batchSize), ...thresholds.map(({ key }) => cell(row[key]))]),
      [],
    ),
    "",
    ...[describeTwoLimits(rows)].filter((line) => line !== null),
    ...describeThresholds(rows, effortOf(chosen)),
    ...[describeBump(rows), describeFarBounds(rows)].filter((line) => line !== null),
    ...describeReshuffling(reshuffled, user.problem.components),
    ...new Set(reasons),
    "",
  ]);
}

/** What a fresh permutation for every epoch would do, where it is known. */
function describeReshuffling(limits: ReshufflingLimits, components: number): string[] {
  const found = [...limits].flatMap(([k, limit]) =>
    limit.applies ? [`${formatNumber(limit.learningRate)} for k = ${k}`] : [],
  );
  if (found.length === 0) return [];
  const leftOver = [...limits.keys()].some((k) => k !== "inf" && components % k > 0 && k < components);
  const dropped = leftOver ? "; components left over from an epoch's batches are dropped" : "";
  return [`exact limit where every epoch is a fresh permutation, as in a data loader: ${found.join(", ")}${dropped}`];
}
