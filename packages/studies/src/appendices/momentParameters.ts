/** What Appendix A and Figure 9 are asked for: the pairs (N, B), the replicates, the dimension. */
import type { Artefact, Scale } from "@sgd-basins/report";
import type { OptionName } from "../options/ownOptions.ts";
import type { StudyOptions } from "../study.ts";
import { inPaper } from "./inPaper.ts";
import { momentLimits } from "./momentOptions.ts";

/** d, and how many replicates run unless the user says otherwise. */
const sizes: Readonly<Record<Scale, { readonly dimension: number; readonly replicates: number }>> = {
  paper: { dimension: inPaper.dimension, replicates: inPaper.replicates },
  quick: { dimension: 20, replicates: 2 },
};

const largestEigenvalue = 50;

/** The eighty pairs in Figure 9's order: B ascending, then N ascending. B shrinks and grows with d; few dimensions have few. */
function paperCells(dimension: number): { components: number; zeroEigenvalues: number }[] {
  const zeros = new Set(inPaper.zeroEigenvalues.map((count) => Math.floor((count * dimension) / inPaper.dimension)));
  return [...zeros].flatMap((zeroEigenvalues) =>
    inPaper.components.map((components) => ({ components, zeroEigenvalues })),
  );
}

/** The study's parameters as the artefacts record them. */
export function momentParameters({ scale, cells, replicates, dimension: chosen }: StudyOptions): {
  dimension: number;
  largestEigenvalue: number;
  replicates: number;
  cells: { components: number; zeroEigenvalues: number }[];
} {
  const { dimension: usual, replicates: own } = sizes[scale];
  const dimension = chosen ?? usual;
  return {
    dimension,
    largestEigenvalue,
    replicates: replicates ?? own,
    cells: cells === undefined ? paperCells(dimension) : cells.map((cell) => ({ ...cell })),
  };
}

function complaint(options: StudyOptions): string | null {
  const { dimension, replicates, cells } = momentParameters(options);
  const runs = cells.length * replicates;
  if (runs > momentLimits.runs) {
    const rule = `pairs (N, B) times replicates must be at most ${momentLimits.runs}, and are ${runs}`;
    return `${rule}; lower --replicates, or name fewer --cells`;
  }
  const cell = options.cells?.find(({ zeroEigenvalues }) => zeroEigenvalues >= dimension);
  if (cell === undefined) return null;
  const pair = `${cell.components}:${cell.zeroEigenvalues}`;
  return `--cells: in ${pair}, B must be below the dimension ${dimension}`;
}

function departure({ seed, scale, data }: Artefact): string | null {
  const { dimension, replicates, cells } = momentParameters({ seed, scale });
  const instead = (name: string, found: number, whole: number): string | null =>
    found === whole ? null : `${found} ${name} instead of ${whole}`;
  if (data.kind === "moment-study") {
    return (
      instead("dimensions", data.dimension, dimension) ?? instead("runs", data.runs.length, cells.length * replicates)
    );
  }
  if (data.kind !== "box-plots") return null;
  const runs = data.boxes.reduce((sum, { values }) => sum + values.smallestEigenvalue.length, 0);
  return instead("runs", runs, cells.length * replicates);
}

/** What both studies say of their options. */
export const momentAsked = {
  options: ["cells", "replicates", "dimension"] as readonly OptionName[],
  complaint,
  departure,
  parameters: momentParameters,
};
