/** What `--loss` offers: what is the mean over the components. */
export interface Loss {
  readonly name: string;
  /** How many of it ½(residual)² is: a factor of gaps, and a divisor of rates. */
  readonly perHalf: number;
}

export const lossNames = ["half-squared", "squared"] as const;
export type LossName = (typeof lossNames)[number];

/** Of a file that holds the loss itself. */
const itself: Loss = { name: "", perHalf: 1 };
export const ownLoss: Readonly<Record<LossName, Loss>> = { "half-squared": itself, squared: itself };

/** Of least squares, where frameworks divide by the number of outputs too. */
export function squaredLosses(outputs: number): Readonly<Record<LossName, Loss>> {
  return {
    "half-squared": { name: outputs === 1 ? "½(residual)²" : "½|residual|²", perHalf: 1 },
    squared: { name: outputs === 1 ? "(residual)²" : "(residual)² over the outputs too", perHalf: 2 / outputs },
  };
}
