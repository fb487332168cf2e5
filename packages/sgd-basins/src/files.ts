/**
 * Readers of the files that the command takes: a CSV, a quadratic sum in JSON, gradients in NumPy's format.
 *
 * @packageDocumentation
 */
export { type LeastSquaresChoice, ProblemFileError } from "@sgd-basins/problems";
export { fromCsv } from "./library/fromCsv.ts";
export { fromJson } from "./library/fromJson.ts";
export { fromNpy } from "./library/fromNpy.ts";
