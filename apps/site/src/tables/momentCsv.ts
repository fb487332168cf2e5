import type { MomentRun, MomentStudyData } from "@sgd-basins/report";

/** The columns, in the order of the paper's text; each is a field of a run. */
const columns = [
  "components",
  "zeroEigenvalues",
  "replicate",
  "smallestEigenvalue",
  "imaginaryNorm",
  "symmetrizationErrorQ",
  "symmetrizationErrorF",
] as const satisfies readonly (keyof MomentRun)[];

/**
 * Appendix A's runs as CSV (RFC 4180): a heading, then one line a run, in the artefact's order. Numbers stand in their
 * shortest form that reads back as the same double, so the file holds what the artefact holds, to the bit.
 */
export function momentCsv({ runs }: MomentStudyData): string {
  const lines = runs.map((run) => columns.map((column) => String(run[column])).join(","));
  return [columns.join(","), ...lines, ""].join("\r\n");
}
