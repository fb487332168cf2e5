import type { BoxPlotsData, MomentRun, MomentStudyData } from "@sgd-basins/report";
import { createUniform, round } from "./random.ts";

/** Appendix A with made-up runs of the right size. */
export function fakeMomentStudy(replicates: number): MomentStudyData {
  const uniform = createUniform(7);
  const runs: MomentRun[] = [];
  for (let zeroEigenvalues = 0; zeroEigenvalues <= 180; zeroEigenvalues += 20) {
    for (let components = 50; components <= 400; components += 50) {
      for (let replicate = 0; replicate < replicates; replicate++) {
        const scale = (200 - zeroEigenvalues) / 200;
        runs.push({
          components,
          zeroEigenvalues,
          replicate,
          smallestEigenvalue: round(4300 * scale * scale * (0.9 + 0.1 * uniform()), 12),
          imaginaryNorm: 0,
          symmetrizationErrorQ: round(1e-14 * (1 + uniform()), 12),
          symmetrizationErrorF: round(1e-11 * (1 + uniform()), 12),
        });
      }
    }
  }
  return {
    kind: "moment-study",
    dimension: 200,
    largestDrawnEigenvalue: 50,
    part: { replicates, replicatesInPaper: 20 },
    runs,
  };
}

/** Figure 9 from the same runs. */
export function fakeBoxPlots(study: MomentStudyData): BoxPlotsData {
  const boxes: BoxPlotsData["boxes"] = [];
  for (const run of study.runs) {
    let box = boxes.find((b) => b.components === run.components && b.zeroEigenvalues === run.zeroEigenvalues);
    if (box === undefined) {
      const { components, zeroEigenvalues } = run;
      const values = { smallestEigenvalue: [], symmetrizationErrorQ: [], symmetrizationErrorF: [] };
      box = { components, zeroEigenvalues, values };
      boxes.push(box);
    }
    for (const key of ["smallestEigenvalue", "symmetrizationErrorQ", "symmetrizationErrorF"] as const) {
      box.values[key].push(run[key]);
      box.values[key].sort((a, b) => a - b);
    }
  }
  return {
    kind: "box-plots",
    part: study.part,
    measures: [
      { id: "smallestEigenvalue", label: "smallest eigenvalue of F̄ − Q̄³" },
      { id: "symmetrizationErrorQ", label: "symmetrization error of Q̄" },
      { id: "symmetrizationErrorF", label: "symmetrization error of F̄" },
    ],
    boxes,
  };
}
