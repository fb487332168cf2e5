import type { BoxPlotsData } from "@sgd-basins/report";
import { inPaper } from "../appendices/inPaper.ts";
import { momentParameters } from "../appendices/momentParameters.ts";
import { momentStudy } from "../appendices/momentStudy.ts";
import { defineStudy } from "../study.ts";

export const figure09 = defineStudy({
  id: "figure-09",
  title: "Smallest eigenvalue of F̄ − Q̄³ and symmetrization errors by (B, N)",
  ...momentStudy,
  assemble: (options, parts): BoxPlotsData => {
    const { cells, replicates } = momentParameters(options);
    const ascending = (values: number[]): number[] => Array.from(Float64Array.from(values).sort());
    return {
      kind: "box-plots",
      part: { replicates, replicatesInPaper: inPaper.replicates },
      measures: [
        { id: "smallestEigenvalue", label: "Smallest eigenvalue of F̄ − Q̄³" },
        { id: "symmetrizationErrorQ", label: "Symmetrization error of Q̄" },
        { id: "symmetrizationErrorF", label: "Symmetrization error of F̄" },
      ],
      boxes: cells.map(({ components, zeroEigenvalues }) => {
        const own = parts.filter((run) => run.components === components && run.zeroEigenvalues === zeroEigenvalues);
        return {
          components,
          zeroEigenvalues,
          values: {
            smallestEigenvalue: ascending(own.map((run) => run.smallestEigenvalue)),
            symmetrizationErrorQ: ascending(own.map((run) => run.symmetrizationErrorQ)),
            symmetrizationErrorF: ascending(own.map((run) => run.symmetrizationErrorF)),
          },
        };
      }),
    };
  },
});
