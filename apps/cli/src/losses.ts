/** What `--loss` offers: what is the mean over the rows. */
export const losses = {
  "half-squared": { name: "½(residual)²", perHalf: 1 },
  squared: { name: "(residual)²", perHalf: 2 },
} as const satisfies Record<string, Loss>;

export interface Loss {
  readonly name: string;
  /** How many of it ½(residual)² is: a factor of gaps, and a divisor of rates. */
  readonly perHalf: 1 | 2;
}

export type LossName = keyof typeof losses;
export const lossNames: readonly string[] = Object.keys(losses);
