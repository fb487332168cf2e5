/** Columns that are alike, as a reader says it; the command has options for them. */
export function evenColumns(options: readonly string[]): string {
  return `standardised columns${options.includes("--intercept") ? " and an intercept" : ""}`;
}
