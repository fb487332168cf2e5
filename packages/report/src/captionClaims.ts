/** What a table claims whose caption is all that the paper says of it, by the claim's id. */
const atMinimum = (bounds: string, minimum: string): string =>
  `The numbers printed are the ${bounds} bounds at the ${minimum}`;

export const captionClaims: Readonly<Record<string, string>> = {
  "table-1-quadratic": atMinimum("divergence", "quadratic minimum"),
  "table-1-circular": atMinimum("divergence", "circular minimum"),
  "table-2-quadratic": atMinimum("convergence", "quadratic minimum"),
  "table-2-circular": atMinimum("convergence", "circular minimum"),
  "table-4-numbers": atMinimum("divergence", "sharpest and the flattest minimizer"),
  "table-5-numbers": atMinimum("convergence", "sharpest and the flattest minimizer"),
};
