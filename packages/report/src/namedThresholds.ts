/** The table of thresholds and what follows from it, for programs that need no schema. */
export * from "./thresholdLines.ts";
export * from "./thresholds.ts";
export { regionOf, statementsOf, type ThresholdRates, zoneOf } from "./zones.ts";
