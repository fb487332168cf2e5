import type { MomentStudyData } from "@sgd-basins/report";
import { defineStudy } from "../study.ts";
import { inPaper } from "./inPaper.ts";
import { momentComplaint, momentOptionNames, momentParameters, momentStudyKind, momentTasks } from "./momentStudy.ts";

export const appendixA = defineStudy({
  id: "appendix-a",
  title: "Numerical evidence for the moment assumption",
  kind: momentStudyKind,
  options: momentOptionNames,
  complaint: momentComplaint,
  parameters: momentParameters,
  tasks: momentTasks,
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
