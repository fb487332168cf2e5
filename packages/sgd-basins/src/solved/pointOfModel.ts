import { fromUnits, LinearAlgebraError } from "@sgd-basins/linalg";
import { batchOf, inverseBatchSize, meanSquareDynamics, UndeterminedError } from "@sgd-basins/theory";
import { formatNumber } from "../formatNumber.ts";
import type { UserBounds } from "./userBounds.ts";
import type { UserProblem } from "./userProblem.ts";

/** Share of the exact limit at which noise floors are named. */
const SHARE = 0.5;

interface Floor {
  readonly batchSize: number;
  readonly learningRate: number;
  /** The linearised problem's expected gap at rest. */
  readonly noiseFloor: number;
}

/** On what SGD settles about the linearised problem's minimum, at half the exact limit; none where nothing is left to stir it. */
function floorsOf({ problem, scaled, sampling, point, form, loss }: UserProblem, rows: readonly UserBounds[]): Floor[] {
  const noise = point?.noise ?? null;
  if (noise === null) return [];
  const { perHalf } = form.losses[loss];
  const dynamics = meanSquareDynamics(scaled.moment, noise);
  return [...new Set(rows.map(({ batchSize }) => batchSize))].flatMap((batchSize) => {
    const drawn = batchOf(batchSize, sampling, problem.components);
    if (!drawn.applies || batchSize === "inf" || inverseBatchSize(drawn.batch) === 0) return [];
    try {
      const { limit, floor } = dynamics.at(drawn.batch);
      const { value } = floor(SHARE * limit, "final");
      return [{ batchSize, learningRate: fromUnits(SHARE * limit, 1 / scaled.unit), noiseFloor: value * perHalf }];
    } catch (error) {
      if (error instanceof UndeterminedError || error instanceof LinearAlgebraError) return [];
      throw error;
    }
  });
}

/** What residuals say of the point at which gradients were taken, a line each. */
export function describePoint(user: UserProblem, rows: readonly UserBounds[]): string[] {
  const { point, problem } = user;
  if (point === null) return [];
  const { loss, meanGradient, gradients, linearisedLoss } = point;
  const size = Math.sqrt((2 * loss) / (user.outputs ?? 1) / user.form.losses[user.loss].perHalf);
  const floors = floorsOf(user, rows).map(
    ({ batchSize, learningRate, noiseFloor }) =>
      `${formatNumber(noiseFloor)} for k = ${batchSize} at ${formatNumber(learningRate)}`,
  );
  return [
    `by the residuals the loss is ${formatNumber(loss)}, their root mean square ${formatNumber(size)}`,
    `  the gradient of the loss has the norm ${formatNumber(meanGradient)}, 0 at a minimum; single samples' ${formatNumber(gradients)} in root mean square`,
    problem.homogeneous
      ? "  linearised about it, the model fits every sample, and there is no noise floor"
      : `  linearised about it, the model gets the loss down to ${formatNumber(linearisedLoss)}`,
    ...(floors.length === 0
      ? []
      : [`  where SGD rests on a noise floor, at half the exact limit an expected gap of ${floors.join(", ")}`]),
    "  what the residuals times the model's second derivatives add to the Hessians the gradients do not tell",
  ];
}

/** The same for `--json`. */
export function jsonPoint(user: UserProblem, rows: readonly UserBounds[]): object | null {
  if (user.point === null) return null;
  const { noise, ...numbers } = user.point;
  return { ...numbers, floors: floorsOf(user, rows) };
}
