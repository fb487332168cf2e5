import type { MomentStudyData } from "@sgd-basins/report";
import { defineStudy } from "../study.ts";
import { inPaper } from "./inPaper.ts";
import { momentParameters } from "./momentParameters.ts";
import { momentStudy } from "./momentStudy.ts";

export const appendixA = defineStudy({
  id: "appendix-a",
  title: "Numerical evidence for the moment assumption",
  ...momentStudy,
  assemble: (options, parts): MomentStudyData => {
    const { dimension, largestEigenvalue, replicates } = momentParameters(options);
    return {
      kind: "moment-study",
      dimension,
      largestDrawnEigenvalue: largestEigenvalue,
      part: { replicates, replicatesInPaper: inPaper.replicates },
      runs: [...parts],
    };
  },
});
