import type { LossName } from "./losses.ts";
import type { UserProblem } from "./userProblem.ts";

/**
 * The same problem with a loss that is p times the mean of ½(residual)². Curvatures and gaps are p times as large, rates 1/p times; for p = 2
 * nothing is rounded. What {@link UserProblem.sum} gives stays half the loss: a step on it takes p times the rate.
 */
export function inLoss<T extends Omit<UserProblem, "loss" | "sampling">>(
  user: T,
  loss: LossName,
): T & Pick<UserProblem, "loss"> {
  const { perHalf } = user.form.losses[loss];
  const { geometry, scaled, rest, point } = user;
  if (perHalf === 1) return { ...user, loss };
  return {
    ...user,
    loss,
    geometry: {
      ...geometry,
      eigenvalues: geometry.eigenvalues.map((λ) => λ * perHalf),
      s: geometry.s * perHalf * perHalf,
      t: geometry.t * perHalf * perHalf,
    },
    scaled: { ...scaled, unit: scaled.unit * perHalf },
    point:
      point === null
        ? null
        : {
            ...point,
            loss: point.loss * perHalf,
            meanGradient: point.meanGradient * perHalf,
            gradients: point.gradients * perHalf,
            linearisedLoss: point.linearisedLoss * perHalf,
          },
    rest:
      rest === null
        ? null
        : () => {
            const found = rest();
            return { ...found, gapUnits: [...found.gapUnits, perHalf] };
          },
  };
}
