/** Appendix A's runs, summed up for each pair (N, B). */
import type { MomentRun, MomentStudyData } from "@sgd-basins/report";
import { counted, formatCount, formatNumber } from "../text/numbers.ts";

export interface MomentMatrix {
  /** The values of N, ascending. */
  readonly components: readonly number[];
  readonly rows: readonly { readonly zeroEigenvalues: number; readonly cells: readonly string[] }[];
}

/** The smallest eigenvalue of F̄ − Q̄³ over the replicates, for each B (rows) and N (columns). */
export function smallestEigenvalues(data: MomentStudyData): MomentMatrix {
  const components = ascending(data.runs.map((run) => run.components));
  const rows = ascending(data.runs.map((run) => run.zeroEigenvalues)).map((zeroEigenvalues) => ({
    zeroEigenvalues,
    cells: components.map((n) => {
      const runs = runsOf(data, n, zeroEigenvalues);
      return runs.length === 0 ? "–" : formatNumber(least(runs.map((run) => run.smallestEigenvalue)));
    }),
  }));
  return { components, rows };
}

/** Column headings of {@link momentRows}. */
export const momentHeadings = [
  "B",
  "N",
  "Runs",
  "Smallest eigenvalue: least",
  "greatest",
  "Imaginary norm, greatest",
  "Symmetrization error of Q̄, greatest",
  "of F̄, greatest",
] as const;

/** Printed extremes of each pair that was run. */
export function momentRows(data: MomentStudyData): string[][] {
  const sizes = ascending(data.runs.map((run) => run.components));
  return ascending(data.runs.map((run) => run.zeroEigenvalues)).flatMap((zeroEigenvalues) =>
    sizes.flatMap((components) => {
      const runs = runsOf(data, components, zeroEigenvalues);
      if (runs.length === 0) return [];
      const eigenvalues = runs.map((run) => run.smallestEigenvalue);
      return [
        [
          formatCount(zeroEigenvalues),
          formatCount(components),
          formatCount(runs.length),
          formatNumber(least(eigenvalues)),
          formatNumber(greatest(eigenvalues)),
          formatNumber(greatest(runs.map((run) => run.imaginaryNorm)), 3),
          formatNumber(greatest(runs.map((run) => run.symmetrizationErrorQ)), 3),
          formatNumber(greatest(runs.map((run) => run.symmetrizationErrorF)), 3),
        ],
      ];
    }),
  );
}

const pairsInPaper = 80;
const dimensionInPaper = 200;

/** Which part of the paper's study was run. */
export function describePart({ dimension, part, runs }: MomentStudyData): string {
  const pairs = new Set(runs.map((run) => `${run.components}/${run.zeroEigenvalues}`)).size;
  const matrices = runs.reduce((sum, run) => sum + run.components, 0);
  const done = `${counted(part.replicates, "replicate")} of each of ${pairs} pairs (N, B): ${counted(runs.length, "run")} on ${counted(matrices, "random matrix", "random matrices")} of size ${dimension} × ${dimension}`;
  const whole = [part.replicatesInPaper, pairsInPaper, dimensionInPaper];
  return [part.replicates, pairs, dimension].some((count, i) => count < whole[i]!)
    ? `This is a part of the paper's study: ${done}. The paper has ${part.replicatesInPaper} replicates of ${pairsInPaper} pairs, with matrices of size ${dimensionInPaper} × ${dimensionInPaper}.`
    : `${done}, as in the paper.`;
}

function runsOf(data: MomentStudyData, components: number, zeroEigenvalues: number): MomentRun[] {
  return data.runs.filter((run) => run.components === components && run.zeroEigenvalues === zeroEigenvalues);
}

function ascending(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b));
}

function greatest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b));
}
